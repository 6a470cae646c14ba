package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An output and the file that tracks it.
 *
 * @param by a {@code .dvc} file or {@code dvc.lock}
 * @param output what it says of the output
 */
record Tracked(Path by, TrackedOutput output) {

    private static final String LOCK = "dvc.lock";

    /** Where the output lies. */
    Path path() {
        Path folder = Objects.requireNonNull(by.getParent(), "an absolute file has a directory");
        return RelativePaths.resolve(folder, output.path(), by.toString());
    }

    /** Where the output is said to lie, for telling. */
    Path where() {
        return by.resolveSibling(output.path());
    }

    /** What targets stand for; everything if there are none. */
    static List<Tracked> all(DvcRepository repository, Collection<Path> targets, Troubles troubles) throws IOException {
        if (targets.isEmpty()) {
            return all(repository, troubles);
        }
        List<Tracked> all = new ArrayList<>();
        for (Path target : targets) {
            troubles.run(target, target, () -> all.addAll(of(target, repository, troubles)));
        }
        return all;
    }

    /** What a {@code .dvc} file, a {@code dvc.lock} or an output stands for. */
    private static List<Tracked> of(Path target, DvcRepository repository, Troubles troubles) throws IOException {
        Path path = repository.inside(target);
        if (isLock(path) || isDvcFile(path)) {
            return in(path, troubles);
        }
        Path beside = dvcFile(path);
        if (Files.isRegularFile(beside)) {
            Troubles others = new Troubles();
            List<Tracked> found = in(beside, others).stream()
                    .filter(each -> each.path().equals(path))
                    .toList();
            if (found.isEmpty()) {
                others.refuse();
            }
            return found;
        }
        for (@Nullable Path at = path.getParent();
                at != null && at.startsWith(repository.root());
                at = at.getParent()) {
            if (isLock(at.resolve(LOCK))) {
                Optional<Tracked> found = in(at.resolve(LOCK), new Troubles()).stream()
                        .filter(each -> each.path().equals(path))
                        .findFirst();
                if (found.isPresent()) {
                    return List.of(found.get());
                }
            }
        }
        throw new ChurnException(path + " is not tracked: there is no " + beside.getFileName()
                + " beside it, and no dvc.lock above names it");
    }

    /** Everything that a repository tracks. */
    private static List<Tracked> all(DvcRepository repository, Troubles troubles) throws IOException {
        List<Tracked> all = new ArrayList<>();
        Files.walkFileTree(repository.root(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean other =
                        folder.endsWith(".dvc") || folder.endsWith(".git") || Files.isRegularFile(dvcFile(folder));
                return other && !folder.equals(repository.root())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && (isLock(file) || isDvcFile(file))) {
                    troubles.run(file, file, () -> all.addAll(in(file, troubles)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return all;
    }

    private static List<Tracked> in(Path by, Troubles troubles) throws IOException {
        String place = by.toString();
        Consumer<ChurnException> odd = trouble -> troubles.add(by, by, trouble);
        List<TrackedOutput> outputs = isLock(by)
                ? DvcLock.read(text(by, DvcLock.LARGEST), place, odd).outputs()
                : DvcFile.read(text(by, DvcFile.LARGEST), place, odd).outputs();
        return outputs.stream().map(output -> new Tracked(by, output)).toList();
    }

    /** The text of a file that tracks. */
    static String text(Path file, int largest) throws IOException {
        if (Files.size(file) > largest) {
            throw new ChurnException(file + " has more than " + largest + " bytes");
        }
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    /** The {@code .dvc} file of a file or directory. */
    static Path dvcFile(Path data) {
        return data.resolveSibling(data.getFileName() + ".dvc");
    }

    private static boolean isLock(Path file) {
        return file.endsWith(LOCK) && Files.isRegularFile(file);
    }

    private static boolean isDvcFile(Path file) {
        return String.valueOf(file.getFileName()).endsWith(".dvc") && Files.isRegularFile(file);
    }
}
