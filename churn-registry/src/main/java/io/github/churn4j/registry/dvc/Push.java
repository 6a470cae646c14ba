package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Adds a file or directory to a repository, and brings it to a remote. */
final class Push {

    private final DvcRepository repository;
    private final DvcCache cache;
    private final DvcRemote remote;
    private final FileTasks tasks;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final AtomicLong uploaded = new AtomicLong();

    Push(DvcRepository repository, DvcRemote remote, FileTasks tasks) {
        this.repository = repository;
        this.cache = repository.cache();
        this.remote = remote;
        this.tasks = tasks;
    }

    PushedData push(Path data) throws IOException {
        Path path = repository.inside(data);
        refuseUnfit(path);
        boolean directory = Files.isDirectory(path);
        TrackedOutput output = directory ? directory(path) : file(path);
        remote.flush();
        Path dvcFile = Tracked.dvcFile(path);
        DvcFile tracking = Files.exists(dvcFile)
                ? DvcFile.read(Tracked.text(dvcFile, DvcFile.LARGEST), dvcFile.toString())
                        .with(output, dvcFile.toString())
                : DvcFile.of(output);
        // last, so that what it names is there
        WholeFile.write(dvcFile, tracking.text());
        if (repository.git()) {
            GitIgnore.add(path);
        }
        return new PushedData(
                dvcFile,
                output.md5(),
                directory,
                output.files().orElse(1),
                output.size().orElse(0),
                uploaded.get());
    }

    private void refuseUnfit(Path path) throws IOException {
        if (Files.isSymbolicLink(path) || !(Files.isRegularFile(path) || Files.isDirectory(path))) {
            throw new ChurnException(path + " is no file or directory, or a symbolic link; name the data itself");
        }
        String name = RelativePaths.check(String.valueOf(path.getFileName()), path.toString());
        if (name.endsWith(".dvc") || name.equals("dvc.lock")) {
            throw new ChurnException(path + " tracks data itself; name the data, not what tracks it");
        }
        for (@Nullable Path at = path.getParent();
                at != null && at.startsWith(repository.root());
                at = at.getParent()) {
            if (Files.isSymbolicLink(at)) {
                throw new ChurnException(at + " is a symbolic link; name the data's own path");
            }
            if (!at.equals(repository.root()) && Files.isRegularFile(Tracked.dvcFile(at))) {
                throw new ChurnException(path + " belongs to " + at + ", which is tracked as a whole; push " + at);
            }
        }
        DirectoryScan.refusePatternsAbove(repository.root(), path);
    }

    private TrackedOutput file(Path path) throws IOException {
        Md5.Sum[] sum = new Md5.Sum[1];
        tasks.run(Set.of(path), file -> {
            sum[0] = add(file, true, null, 1);
            return sum[0].size();
        });
        return TrackedOutput.file(String.valueOf(path.getFileName()), sum[0].md5(), sum[0].size(), isExecutable(path));
    }

    private TrackedOutput directory(Path path) throws IOException {
        Map<String, Path> files = DirectoryScan.of(path);
        Map<String, String> before = before(path);
        Map<String, String> md5s = new ConcurrentHashMap<>();
        AtomicLong size = new AtomicLong();
        tasks.run(files.entrySet(), file -> {
            Md5.Sum sum = add(file.getValue(), files.size() == 1, before.get(file.getKey()), files.size());
            md5s.put(file.getKey(), sum.md5());
            size.addAndGet(sum.size());
            return sum.size();
        });
        byte[] list = DvcDirectory.of(md5s).bytes();
        String md5 = Md5.of(list);
        TrackedOutput output =
                TrackedOutput.directory(String.valueOf(path.getFileName()), md5, size.get(), files.size());
        cache.add(output.object(), new ByteArrayInputStream(list), list.length);
        // the list comes after its files: whoever sees it finds them
        remote.flush();
        upload(output.object(), list.length, 1);
        return output;
    }

    /** What the cache knows of the directory's version so far. */
    private Map<String, String> before(Path path) throws IOException {
        Path dvcFile = Tracked.dvcFile(path);
        if (!Files.isRegularFile(dvcFile)) {
            return Map.of();
        }
        for (TrackedOutput output : DvcFile.read(Tracked.text(dvcFile, DvcFile.LARGEST), dvcFile.toString())
                .outputs()) {
            if (output.directory() && cache.has(output.object())) {
                byte[] bytes = Files.readAllBytes(cache.file(output.object()));
                return Md5.of(bytes).equals(output.md5())
                        ? DvcDirectory.read(bytes, output.object()).files()
                        : Map.of();
            }
        }
        return Map.of();
    }

    private Md5.Sum add(Path file, boolean alone, @Nullable String before, int files) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        // where the content is probably cached already, reading suffices
        Md5.Sum known = before != null && cache.has(before) ? Md5.of(file) : null;
        boolean cached = known != null && cache.has(known.md5());
        Md5.Sum sum = known != null && cached ? known : cache.add(file, alone);
        if (Files.size(file) != sum.size() || !Files.getLastModifiedTime(file).equals(modified)) {
            throw new ChurnException(file + " changed while it was read; push again when it is at rest");
        }
        if (isLacking(sum.md5(), sum.size(), files)) {
            // only what the cache held before may be damaged there
            if (cached && !cache.holds(sum.md5()) && !cache.add(file, alone).equals(sum)) {
                throw new ChurnException(file + " changed while it was read; push again when it is at rest");
            }
            send(sum.md5(), sum.size());
        }
        return sum;
    }

    private void upload(String object, long size, int expected) throws IOException {
        if (isLacking(object, size, expected)) {
            send(object, size);
        }
    }

    private boolean isLacking(String object, long size, int expected) throws IOException {
        return sent.add(object) && !isThere(object, size, expected);
    }

    /** An object of another size would never be replaced, and nobody could pull it. */
    private boolean isThere(String object, long size, int expected) throws IOException {
        OptionalLong there = remote.size(object, expected);
        if (there.isPresent() && there.getAsLong() != size) {
            throw new CorruptObjectException(
                    DvcCache.key(object),
                    "it has " + there.getAsLong() + " bytes in " + remote.description() + ", expected " + size
                            + "; remove it there, then push again");
        }
        return there.isPresent();
    }

    private void send(String object, long size) throws IOException {
        if (remote.put(object, cache.file(object))) {
            uploaded.incrementAndGet();
        } else {
            isThere(object, size, 1); // another push was faster
        }
    }

    private static boolean isExecutable(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null
                && new LinkedHashSet<>(view.readAttributes().permissions()).contains(PosixFilePermission.OWNER_EXECUTE);
    }
}
