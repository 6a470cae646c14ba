package io.github.churn4j.registry.dvc;

import java.nio.file.Path;

/**
 * How a tracked file or directory stands.
 *
 * @param path of it
 * @param trackedBy the {@code .dvc} file or {@code dvc.lock}
 * @param local against the version that is tracked
 * @param cached whether the whole version is in the cache
 * @param inRemote whether the whole version is in the remote
 * @param message what hinders the comparison where it is {@link Local#UNKNOWN}, else empty
 */
public record DataStatus(Path path, Path trackedBy, Local local, boolean cached, boolean inRemote, String message) {

    /** The working copy against the version. */
    public enum Local {
        /** The same content. */
        UP_TO_DATE,
        /** Another content. */
        MODIFIED,
        /** Nothing there. */
        MISSING,
        /** It could not be compared. */
        UNKNOWN
    }
}
