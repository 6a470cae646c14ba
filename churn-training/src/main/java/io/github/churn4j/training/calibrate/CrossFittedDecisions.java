package io.github.churn4j.training.calibrate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Scores;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decisions for every row by a threshold chosen on the other folds.
 *
 * <p>F1 at a threshold that was tuned on the same rows is too high; counted from these decisions it is an honest estimate
 * of how the tuning procedure does on new customers. Immutable.
 */
public final class CrossFittedDecisions {
    private final byte[] decisions;
    private final SortedMap<Integer, ThresholdChoice> byFold;

    private CrossFittedDecisions(byte[] decisions, SortedMap<Integer, ThresholdChoice> byFold) {
        this.decisions = decisions;
        this.byFold = Collections.unmodifiableSortedMap(byFold);
    }

    /**
     * Decides each fold by the others; O(folds · n).
     *
     * @param folds fold number of each row, any numbers, at least two different
     * @throws ChurnException if the policy is F1 and all churners are in one fold
     * @throws IllegalArgumentException if there is not one fold number per row, or only one fold
     */
    public static CrossFittedDecisions of(Scores scores, int[] folds, ThresholdPolicy policy) {
        CalibrationData.requireFolds(folds, scores.size());
        byte[] decisions = new byte[folds.length];
        SortedMap<Integer, ThresholdChoice> byFold = new TreeMap<>();
        for (FoldRows fold : FoldRows.of(folds)) {
            ThresholdChoice choice = ThresholdChoice.of(scores.select(fold.others()), policy);
            for (int row : fold.held()) {
                decisions[row] = (byte) (scores.probability(row) >= choice.threshold() ? 1 : 0);
            }
            byFold.put(fold.number(), choice);
        }
        return new CrossFittedDecisions(decisions, byFold);
    }

    /** Returns 1 (contact) or 0 for each row. */
    public byte[] decisions() {
        return decisions.clone();
    }

    /** Returns the choice that decided each fold, by fold number. */
    public SortedMap<Integer, ThresholdChoice> byFold() {
        return byFold;
    }
}
