package io.github.churn4j.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What people say of a version.
 *
 * @param status whether it may be promoted
 * @param tags up to 100, by name
 */
public record Review(Status status, Map<String, String> tags) {

    /** Of a version nobody has spoken of. */
    public static final Review NONE = new Review(Status.PENDING, Map.of());

    public Review {
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    /** Whether a version may be promoted. */
    public enum Status {
        /** Nobody has said so, or otherwise. */
        PENDING,
        /** Somebody approved it. */
        APPROVED,
        /** Somebody rejected it: it is not promoted, nor rolled back to. */
        REJECTED
    }
}
