package io.github.churn4j.servlet.drift;

import io.github.churn4j.servlet.journal.DirectoryLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where monitors keep what they know over a restart: one file per model, by its SHA-256, of which the ones used last are
 * kept. One service at a time may use a directory.
 */
final class StateDirectory implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(StateDirectory.class.getName());
    private static final int MOST = 20;
    private static final String NAMES = "drift-[0-9a-f]{64}\\.json";

    private final @Nullable Path directory;
    private final @Nullable DirectoryLock lock;

    private StateDirectory(@Nullable Path directory, @Nullable DirectoryLock lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /**
     * Takes a directory, or none.
     *
     * @throws io.github.churn4j.ChurnException if another service holds it
     * @throws UncheckedIOException if it cannot be used
     */
    static StateDirectory open(Optional<Path> directory) {
        if (directory.isEmpty()) {
            return new StateDirectory(null, null);
        }
        try {
            return new StateDirectory(directory.get(), DirectoryLock.take(directory.get(), "churn.drift-state"));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "churn.drift-state is \"" + directory.get() + "\", which cannot be used (" + e
                            + "); name a directory that can be written",
                    e);
        }
    }

    /** The file of a model's state, where states are kept; the oldest files of others are deleted. */
    Optional<Path> file(String sha256) {
        if (directory == null) {
            return Optional.empty();
        }
        Path file = directory.resolve("drift-" + sha256 + ".json");
        sweep(directory, file);
        return Optional.of(file);
    }

    private static void sweep(Path directory, Path kept) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> states = files.filter(f -> f.getFileName().toString().matches(NAMES) && !f.equals(kept))
                    .sorted(Comparator.comparing(StateDirectory::modified).reversed())
                    .toList();
            for (Path old : states.subList(Math.min(MOST - 1, states.size()), states.size())) {
                Files.deleteIfExists(old);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "old states of drift were not deleted", e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (lock != null) {
            try {
                lock.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "the directory of drift's states was not released", e);
            }
        }
    }
}
