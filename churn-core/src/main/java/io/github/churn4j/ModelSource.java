package io.github.churn4j;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place that says which model to serve: a bundle file that may be replaced, a name in a registry whose alias may
 * move.
 *
 * <p>Opening one does no I/O. Thread-safe; {@link #current} is asked every few seconds by one thread.
 */
public interface ModelSource extends AutoCloseable {

    /** Where the models come from, for logs and pages; holds no secret. */
    String description();

    /**
     * The model to serve now. Cheap where nothing changed: it returns {@code known} itself then.
     *
     * @param known what the caller serves, null if nothing
     * @return empty where the place offers no model now, which is no error
     * @throws ChurnException if there is one but it cannot be read or does not pass its checks; the caller goes on with
     *     what it serves
     */
    Optional<ServedModel> current(@Nullable ServedModel known);

    /** The versions that {@link #load} would find, the newest first, at most 1,000; may be slow. */
    List<String> versions();

    /**
     * One version, whichever is current.
     *
     * @throws ChurnException if there is no such version or it cannot be read
     */
    ServedModel load(String version);

    /** Releases what the source opened. */
    @Override
    default void close() {}

    /**
     * One bundle file, which may be replaced while it is watched. Versions are the first twelve hex digits of a
     * bundle's SHA-256; the other bundles of the same directory can be loaded too.
     */
    static ModelSource file(Path bundle) {
        return new BundleFileSource(bundle);
    }

    /** One model that never changes; its version is the first twelve hex digits of its SHA-256. */
    static ModelSource of(io.github.churn4j.model.ChurnModel model) {
        return new FixedModelSource(model);
    }
}
