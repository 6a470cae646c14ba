package io.github.churn4j.servlet.journal;

import io.github.churn4j.ChurnException;
import java.nio.file.Path;

/** Feedback that was acknowledged cannot be read any more: the disk or somebody else changed the file. */
public final class FeedbackCorruptException extends ChurnException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

    FeedbackCorruptException(Path file, long offset) {
        super(file + " is damaged at byte " + offset + ": the line there does not match its checksum; restore the file"
                + " from a backup, or move that line to another file if its loss is acceptable");
        this.file = file.toString();
        this.offset = offset;
    }

    /** The damaged file. */
    public Path file() {
        return Path.of(file);
    }

    /** Where the damaged line begins, in bytes. */
    public long offset() {
        return offset;
    }
}
