package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.stats.FisherExact;

/**
 * Fisher's exact test of a share of a window's rows against the share of the reference's. Two-sided for missing values;
 * one-sided for values refused at the door, of which the reference, taken from accepted rows, has none.
 */
final class ShareTest {

    private ShareTest() {}

    /**
     * The p-value of so many missing values, two-sided.
     *
     * @param missing of the window's rows
     * @param rows of the window
     * @param referenceMissing of the reference's rows
     * @param referenceRows of the reference
     */
    static double missing(int missing, int rows, long referenceMissing, long referenceRows) {
        return FisherExact.twoSided(missing, rows - missing, referenceMissing, referenceRows - referenceMissing);
    }

    /** The p-value of so many refused records beside a window's rows. */
    static double refused(int refused, int rows, long referenceRows) {
        return FisherExact.greater(refused, rows, 0, referenceRows);
    }

    /** By how much the shares of missing values differ, [0, 1]. */
    static double missingDifference(int missing, int rows, long referenceMissing, long referenceRows) {
        return Math.abs((double) missing / rows - (double) referenceMissing / referenceRows);
    }

    /** The refused records' share of all that came, [0, 1]. */
    static double refusedShare(int refused, int rows) {
        return (double) refused / ((double) refused + rows);
    }

    /** The smallest rise of the share of missing values that is drift; NaN where even a window without a value is none. */
    static double criticalMissing(double alpha, int rows, long referenceMissing, long referenceRows) {
        int low = (int) (referenceMissing * (double) rows / referenceRows); // no drift
        int high = rows;
        if (missing(high, rows, referenceMissing, referenceRows) > alpha) {
            return Double.NaN;
        }
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (missing(middle, rows, referenceMissing, referenceRows) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return missingDifference(high, rows, referenceMissing, referenceRows);
    }

    /** The smallest share of refused records that is drift. */
    static double criticalRefused(double alpha, int rows, long referenceRows) {
        int high = 1;
        while (refused(high, rows, referenceRows) > alpha) {
            if (high > Integer.MAX_VALUE / 4) {
                return Double.NaN;
            }
            high *= 2;
        }
        int low = high / 2;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (refused(middle, rows, referenceRows) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return refusedShare(high, rows);
    }
}
