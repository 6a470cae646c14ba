package io.github.churn4j.training;

import java.time.Duration;

/** Hears how a training gets on. Called from several threads, one call at a time. */
public interface TrainingListener {

    /** Hears nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /** A phase begins: {@code search}, {@code final model} and so on. */
    default void phase(String what) {}

    /** A candidate was trained on one fold. */
    default void trial(Trial trial) {}

    /** Something the user should know and that does not stop the training. */
    default void warning(String message) {}

    /**
     * One candidate on one fold.
     *
     * @param candidate what was trained
     * @param fold 1-based
     * @param rung 1-based
     * @param done trials of this rung that are done
     * @param total trials of this rung
     * @param bestLoss smallest selection loss of a candidate that is through with this rung; NaN before the first
     * @param left estimated time until the rung ends
     */
    record Trial(Candidate candidate, int fold, int rung, int done, int total, double bestLoss, Duration left) {}
}
