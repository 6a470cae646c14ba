package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory with a {@code .dvc} directory.
 *
 * @param root the directory
 * @param config of its {@code .dvc} directory
 */
record DvcRepository(Path root, DvcConfig config) {

    private static final String IGNORE = """
            # Add patterns of files dvc should ignore, which could improve
            # the performance. Learn more at
            # https://dvc.org/doc/user-guide/dvcignore
            """;

    /** The repository that a directory belongs to: its own or that of the nearest directory above. */
    static Optional<DvcRepository> find(Path folder) {
        for (@Nullable Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve(".dvc"))) {
                return Optional.of(open(at));
            }
        }
        return Optional.empty();
    }

    /** A repository as its files would be read; none of them need exist. */
    static DvcRepository open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        return new DvcRepository(absolute, DvcConfig.read(absolute.resolve(".dvc")));
    }

    /**
     * Makes the files that the real client's {@code init} and {@code remote add -d store} make: with git where the
     * directory or one above has a {@code .git}, without where there is none.
     */
    static DvcRepository init(Path folder, String remote) {
        Path root = folder.toAbsolutePath().normalize();
        Path dvc = root.resolve(".dvc");
        if (Files.exists(dvc)) {
            throw new ChurnException(dvc + " exists already; name the remote in " + dvc.resolve("config"));
        }
        if (remote.isBlank() || remote.lines().count() != 1) {
            throw new ChurnException(
                    "the remote is \"" + remote.strip() + "\", expected a directory or s3://bucket/prefix");
        }
        boolean git = git(root);
        write(
                dvc.resolve("config"),
                "[core]\n" + (git ? "" : "    no_scm = True\n") + "    remote = store\n['remote \"store\"']\n    url = "
                        + url(dvc, remote) + "\n");
        if (git) {
            write(dvc.resolve(".gitignore"), "/config.local\n/tmp\n/cache\n");
        }
        if (!Files.exists(root.resolve(".dvcignore"))) {
            write(root.resolve(".dvcignore"), IGNORE);
        }
        return open(root);
    }

    private static void write(Path file, String text) {
        Work.doing("write " + file, () -> {
            WholeFile.write(file, text);
            return file;
        });
    }

    /** Directories given relative to where we are become relative to the configuration, as the real client does it. */
    private static String url(Path dvc, String remote) {
        if (remote.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return remote;
        }
        Path path = Path.of(remote);
        return path.isAbsolute()
                ? path.normalize().toString()
                : dvc.relativize(path.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }

    /** Whether git keeps what lies in the repository. */
    boolean git() {
        return !config.noScm() && git(root);
    }

    private static boolean git(Path folder) {
        for (@Nullable Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return true;
            }
        }
        return false;
    }

    /** The cache. */
    DvcCache cache() {
        return new DvcCache(config.cache());
    }

    /** A path of the repository. */
    Path inside(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        if (!absolute.startsWith(root) || absolute.equals(root)) {
            throw new ChurnException(absolute + " does not lie in " + root + ", the directory that .dvc belongs to");
        }
        return absolute;
    }
}
