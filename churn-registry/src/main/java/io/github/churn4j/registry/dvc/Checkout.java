package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Puts versions into place. What lies there is replaced or removed only if its content is in the cache, so that it can be
 * had again, or if it is forced.
 */
final class Checkout {

    private final DvcCache cache;
    private final Fetch fetch;
    private final FileTasks tasks;
    private final boolean force;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong removed = new AtomicLong();

    Checkout(DvcCache cache, Fetch fetch, FileTasks tasks, boolean force) {
        this.cache = cache;
        this.fetch = fetch;
        this.tasks = tasks;
        this.force = force;
    }

    /** Puts an output into place, whose contents were fetched. */
    void checkout(Tracked tracked) throws IOException {
        Path path = tracked.path();
        if (Files.isSymbolicLink(path)) {
            throw new ChurnException(path + " is a symbolic link; remove it, then pull again");
        }
        Path folder = Objects.requireNonNull(tracked.by().getParent(), "an absolute file has a directory");
        if (tracked.output().directory()) {
            directory(folder, path, tracked.output());
        } else {
            file(folder, path, tracked.output());
        }
    }

    private void file(Path folder, Path path, TrackedOutput output) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ChurnException(path + " is a directory, the version a file; move it away, then pull again");
        }
        boolean same = false;
        if (Files.exists(path)) {
            String md5 = Md5.of(path).md5();
            same = md5.equals(output.md5());
            if (!same) {
                refuseUnsaved(path, md5);
            }
        }
        if (!same) {
            RelativePaths.makeParents(folder, path);
            write(output.md5(), path, Fetch.most(output));
        }
        setExecutable(path, output.executable());
    }

    private void directory(Path folder, Path path, TrackedOutput output) throws IOException {
        DvcDirectory version = fetch.list(output);
        if (Files.isRegularFile(path)) {
            throw new ChurnException(path + " is a file, the version a directory; move it away, then pull again");
        }
        RelativePaths.makeParents(folder, path.resolve("file"));
        Map<String, Path> present = DirectoryScan.of(path);
        Map<String, String> md5s = new ConcurrentHashMap<>();
        tasks.run(present.entrySet(), each -> {
            Md5.Sum sum = Md5.of(each.getValue());
            md5s.put(each.getKey(), sum.md5());
            return sum.size();
        });
        Map<String, Path> obsolete = new LinkedHashMap<>(present);
        obsolete.keySet().removeIf(name -> Objects.equals(version.files().get(name), md5s.get(name)));
        for (Map.Entry<String, Path> each : obsolete.entrySet()) { // before anything is touched
            refuseUnsaved(each.getValue(), Objects.requireNonNull(md5s.get(each.getKey()), "just summed up"));
        }
        remove(path, obsolete, version);
        Map<String, String> wanted = new LinkedHashMap<>(version.files());
        wanted.entrySet().removeIf(each -> each.getValue().equals(md5s.get(each.getKey())));
        tasks.run(wanted.entrySet(), each -> {
            Path file = RelativePaths.resolve(path, each.getKey(), path.toString());
            RelativePaths.makeParents(path, file);
            return write(each.getValue(), file, Fetch.most(output));
        });
    }

    private void remove(Path root, Map<String, Path> obsolete, DvcDirectory version) throws IOException {
        for (Map.Entry<String, Path> each : obsolete.entrySet()) {
            if (!version.files().containsKey(each.getKey())) {
                Files.delete(each.getValue());
                removed.incrementAndGet();
                removeEmpty(root, Objects.requireNonNull(each.getValue().getParent(), "a file has a directory"));
            }
        }
    }

    private static void removeEmpty(Path root, Path folder) throws IOException {
        for (Path at = folder; !at.equals(root); at = Objects.requireNonNull(at.getParent(), "below the root")) {
            try (var entries = Files.list(at)) {
                if (entries.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(at);
        }
    }

    private void refuseUnsaved(Path file, String md5) {
        if (!force && !cache.has(md5)) {
            throw new ChurnException(
                    file + " has changes that are saved nowhere; push them, move the file away, or force the pull");
        }
    }

    private long write(String md5, Path target, long most) throws IOException {
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new ChurnException(target + " is a directory, the version a file; move it away, then pull again");
        }
        Path part = WholeFile.part(target);
        try {
            if (!copy(md5, part)) { // the cache was damaged, which removed the object
                fetch.one(md5, most);
                if (!copy(md5, part)) {
                    throw new ChurnException(DvcCache.key(md5) + " was damaged in the cache again; check the disk");
                }
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written.incrementAndGet();
            return Files.size(target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private boolean copy(String md5, Path part) throws IOException {
        try (OutputStream out = Files.newOutputStream(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            return cache.copy(md5, out);
        }
    }

    private static void setExecutable(Path file, boolean executable) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return;
        }
        Set<PosixFilePermission> permissions = view.readAttributes().permissions();
        Set<PosixFilePermission> wanted = java.util.EnumSet.copyOf(permissions);
        for (String who : new String[] {"OWNER", "GROUP", "OTHERS"}) {
            PosixFilePermission execute = PosixFilePermission.valueOf(who + "_EXECUTE");
            if (executable && permissions.contains(PosixFilePermission.valueOf(who + "_READ"))) {
                wanted.add(execute);
            } else if (!executable) {
                wanted.remove(execute);
            }
        }
        if (!wanted.equals(permissions)) {
            view.setPermissions(wanted);
        }
    }

    long written() {
        return written.get();
    }

    long removed() {
        return removed.get();
    }
}
