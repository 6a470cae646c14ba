package io.github.churn4j.drift;

import java.util.Arrays;

/** Decides which measurements are drift, all of them together. */
@FunctionalInterface
interface Judge {

    TestResult judge(Measurement measurement);

    /** This library's: every p-value up to one level, every distance by its cut-off at that level. */
    static Judge own(double level) {
        return measurement -> measurement.judged(level);
    }

    /**
     * The level up to which p-values are drift.
     *
     * @param pValues of the tests that judge by one, in any order
     * @param tests how many tests there are, those that judge by a distance included
     */
    static double level(Correction correction, double alpha, double[] pValues, int tests) {
        return switch (correction) {
            case NONE -> alpha;
            case BONFERRONI -> alpha / Math.max(1, tests);
            case BENJAMINI_HOCHBERG -> stepUp(alpha, pValues, Math.max(1, tests));
        };
    }

    private static double stepUp(double alpha, double[] pValues, int tests) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        for (int k = sorted.length; k > 0; k--) {
            if (sorted[k - 1] <= alpha * k / tests) {
                return alpha * k / tests;
            }
        }
        return alpha / tests;
    }
}
