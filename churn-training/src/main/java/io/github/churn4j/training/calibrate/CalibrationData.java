package io.github.churn4j.training.calibrate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Ranking;

/** The conditions that every fit shares. */
final class CalibrationData {
    private CalibrationData() {}

    /** Checks margins and labels, and returns how many churned. */
    static int requireBothClasses(double[] margins, byte[] labels, String purpose) {
        int positives = Ranking.of(margins, labels).positives();
        if (positives == 0 || positives == labels.length) {
            throw new ChurnException(purpose + " got " + positives + " churners among " + labels.length
                    + " rows, expected customers of both classes; use more data or fewer folds");
        }
        return positives;
    }

    static void requireFolds(int[] folds, int rows) {
        if (folds.length != rows) {
            throw new IllegalArgumentException(
                    "got " + folds.length + " fold numbers for " + rows + " rows, expected one each");
        }
        for (int row = 1; row < rows; row++) {
            if (folds[row] != folds[0]) {
                return;
            }
        }
        throw new IllegalArgumentException("all rows are in fold " + (rows == 0 ? "none" : folds[0])
                + ", expected at least 2 folds, so that each can be held out");
    }
}
