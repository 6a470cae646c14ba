package io.github.churn4j.registry;

import io.github.churn4j.internal.io.Sha256;
import io.github.churn4j.registry.store.Keys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/**
 * A directory that keeps copies of objects, which whoever reads them checks, in a sub-directory per root. Losing it costs
 * time and no more, so its own trouble is logged and passed over. Thread-safe, and safe between processes.
 */
final class LocalCache {

    private static final System.Logger LOG = System.getLogger(LocalCache.class.getName());
    private static final int ROOT_DIGITS = 32;

    private final Path folder;

    LocalCache(Path directory, String root) {
        folder = directory
                .toAbsolutePath()
                .resolve(Sha256.of(root.getBytes(StandardCharsets.UTF_8)).substring(0, ROOT_DIGITS));
    }

    /** The directory of this root, for messages. */
    Path folder() {
        return folder;
    }

    /** A copy, empty if there is none that can be read or it is larger than expected. */
    Optional<byte[]> get(String key, int maxBytes) {
        Path file = file(key);
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > maxBytes) {
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot read {0} in the cache ({1})", file, e);
            return Optional.empty();
        }
    }

    /** Keeps a copy, whole or not at all. */
    void put(String key, byte[] bytes) {
        Path file = file(key);
        try {
            Path parent = Objects.requireNonNull(file.getParent(), "a key lies below the root");
            if (!Files.isDirectory(parent)) {
                Files.createDirectories(parent);
            }
            // a name of its own, because other processes may write the same copy; no fsync: readers check
            Path part = Files.createTempFile(parent, "part", null);
            try {
                Files.write(part, bytes);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.log(
                    Level.WARNING,
                    "cannot keep {0} in the cache ({1}); check the directory and its free space",
                    file,
                    e);
        }
    }

    /** Drops a copy that turned out damaged. */
    void drop(String key) {
        try {
            Files.deleteIfExists(file(key));
            LOG.log(Level.WARNING, "dropped {0} from the cache, it was damaged", file(key));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot drop the damaged {0} from the cache ({1})", file(key), e);
        }
    }

    private Path file(String key) {
        return folder.resolve(Keys.check(key));
    }
}
