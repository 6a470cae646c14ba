package io.github.churn4j.registry.store;

import io.github.churn4j.ChurnException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Objects under keys, written once. The one primitive that everything above builds on is {@link #putIfAbsent}; there is
 * no replacing and no compare-and-swap.
 *
 * <p>Keys are segments of letters, digits, dots, dashes and underscores, a letter or digit first, joined by slashes, at
 * most 512 characters ({@link Keys#check}); they sort by their bytes. Thread-safe, and safe between processes and
 * machines that open the same root. Every method throws {@link StoreUnavailableException} if the place cannot be
 * reached after a bounded number of tries, and {@link StoreException} for other trouble of the place, both naming the
 * key.
 */
public interface ObjectStore extends AutoCloseable {

    /** The root, for messages and pages; holds no secret. */
    String description();

    /**
     * Stores the content under the key if nothing is there yet: whole and durable when this returns true, not at all when
     * it returns false. Of several racing callers exactly one is told true. A caller whose first try succeeded although
     * its answer was lost is told true: where an answer is unclear the object is read back, and <em>the caller's own
     * bytes</em> mean success. So bytes that must tell writers apart hold a nonce.
     */
    boolean putIfAbsent(String key, Content content);

    /**
     * The object's bytes, empty if there is none.
     *
     * @param maxBytes bound on the size, at least 1
     * @throws StoreException if the object is larger
     */
    Optional<byte[]> get(String key, int maxBytes);

    /** The object's bytes as a stream that the caller closes, empty if there is none. For objects of any size. */
    Optional<InputStream> open(String key);

    /** Size and time of an object, empty if there is none. */
    Optional<StoredObject> stat(String key);

    /**
     * The smallest key below a prefix, in one request; empty if there is none.
     *
     * @param prefix whole segments with a slash at the end, such as {@code models/a/events/}
     */
    Optional<String> first(String prefix);

    /**
     * Objects below a prefix in the order of their keys.
     *
     * @param prefix whole segments with a slash at the end, or the empty text for everything
     * @param after the key to go on behind, not below the prefix necessarily; the empty text to begin
     * @param limit at most so many, in [1, 1000]
     */
    List<StoredObject> list(String prefix, String after, int limit);

    /**
     * The segments right below a prefix, in the order of the keys they begin: of {@code models/} the names of models. In
     * as few requests as the place allows, without walking what lies deeper; on some places also segments below which
     * everything was deleted.
     */
    List<String> children(String prefix);

    /** Makes an object look as new as if it were stored now, for {@link StoredObject#modified}; false if there is none. */
    boolean touch(String key);

    /** Removes an object; false if there was none. For what nothing refers to. */
    boolean delete(String key);

    /**
     * Finds what writers left that died in the middle of {@link #putIfAbsent}, and removes it. Nothing of it can be seen
     * by the other methods, but it takes room.
     *
     * @param olderThan only what was begun before this instant, by the place's clock: younger ones may be alive
     * @param dryRun whether it is told only
     * @return what was found, by names that are no keys; nothing where dead writers leave nothing
     */
    default List<StoredObject> sweepLeftovers(Instant olderThan, boolean dryRun) {
        return List.of();
    }

    /** Releases what the store opened. */
    @Override
    default void close() {}

    /**
     * Opens a root: a directory as path or {@code file:} URI, made if it is missing, or what a provider on the class path
     * knows, such as {@code s3://bucket/prefix}.
     *
     * @param settings the value of a setting such as {@code churn.s3.endpoint}, null where it is not set
     * @throws ChurnException if no provider knows the root, or it cannot be used
     */
    static ObjectStore open(String root, Function<String, @Nullable String> settings) {
        return StoreProviders.open(root, settings);
    }

    /**
     * What a place tells of an object.
     *
     * @param key its key
     * @param size in bytes
     * @param modified when it was stored or touched, by the place's clock
     */
    record StoredObject(String key, long size, Instant modified) {}
}
