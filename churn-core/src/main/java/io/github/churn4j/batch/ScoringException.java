package io.github.churn4j.batch;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that stands in the way of scoring: the wrong place, no room, the wrong columns. */
public final class ScoringException extends ChurnException {
    private static final long serialVersionUID = 1L;

    private final String file;

    ScoringException(Path file, String what) {
        this(file, what, null);
    }

    ScoringException(Path file, String what, @Nullable Throwable cause) {
        super(file + ": " + what);
        if (cause != null) {
            initCause(cause);
        }
        this.file = file.toString();
    }

    static ScoringException unwritable(Path file, IOException e) {
        return new ScoringException(
                file,
                "cannot be written (" + e
                        + "); check the directory, its permissions and the free space, then start again",
                e);
    }

    static ScoringException changed(Path file) {
        return new ScoringException(
                file, "changed while it was being scored; score a file that nobody is writing, then start again");
    }

    /** The file in question. */
    public Path file() {
        return Path.of(file);
    }
}
