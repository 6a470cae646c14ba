package io.github.churn4j.registry.dvc;

import io.github.churn4j.registry.store.ObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Contents by their MD5 at a place that others share, {@code files/md5/xx/rest}. Thread-safe. */
interface DvcRemote extends AutoCloseable {

    /** The place, for messages. */
    String description();

    /**
     * The size of an object, empty if it is not there.
     *
     * @param expected about how many objects will be asked for, which decides how to ask
     */
    OptionalLong size(String object, int expected) throws IOException;

    /**
     * Stores a file under an object's name if nothing is there yet; durable after {@link #flush}.
     *
     * @return false if something is there
     */
    boolean put(String object, Path file) throws IOException;

    /** Makes durable, and shows, what was put. */
    void flush() throws IOException;

    /** The object's bytes, empty if there is none; the caller checks them. */
    Optional<InputStream> open(String object) throws IOException;

    @Override
    void close();

    /**
     * Opens a root.
     *
     * @param durable whether a directory's files are forced to disk
     */
    static DvcRemote open(String root, Function<String, @Nullable String> settings, boolean durable) {
        if (root.startsWith("file:")) {
            return new DirectoryRemote(Path.of(URI.create(root)), durable);
        }
        if (!root.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            return new DirectoryRemote(Path.of(root), durable);
        }
        return new StoreRemote(ObjectStore.open(root, settings));
    }
}
