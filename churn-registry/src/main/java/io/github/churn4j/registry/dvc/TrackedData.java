package io.github.churn4j.registry.dvc;

import io.github.churn4j.model.DataVersion;
import java.util.Optional;

/**
 * Whether a data file is a version that can be named.
 *
 * @param state of the file
 * @param version its version where it matches, else empty
 * @param message what to tell where it differs, else empty
 */
public record TrackedData(State state, Optional<DataVersion> version, String message) {

    /** How a file stands to the {@code .dvc} file beside it. */
    public enum State {
        /** There is no {@code .dvc} file. */
        UNTRACKED,
        /** The content is the version. */
        MATCHES,
        /** The content is another one. */
        DIFFERS
    }
}
