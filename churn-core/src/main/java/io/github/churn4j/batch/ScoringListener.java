package io.github.churn4j.batch;

/**
 * Hears how the scoring of a file gets on, on the scoring thread and one call at a time. What a listener throws ends the
 * scoring as an interrupt would: the last checkpoint is kept.
 */
public interface ScoringListener {

    /** Hears nothing. */
    ScoringListener SILENT = new ScoringListener() {};

    /** Something the user should know and that does not stop the scoring: that it resumes, or why it starts afresh. */
    default void note(String message) {}

    /** About once a second, and once after the last row. */
    default void progress(Progress progress) {}

    /** What was done so far is safe: after a crash the same call goes on from here. */
    default void checkpoint(long rows) {}

    /**
     * How far a scoring is.
     *
     * @param rows rows of the input that are done, those of earlier runs included
     * @param rowsPerSecond rows a second of this run, refused ones included; 0 before the first
     * @param fraction of the input's bytes that were read, in [0, 1]; runs a little ahead of the rows
     */
    record Progress(long rows, double rowsPerSecond, double fraction) {}
}
