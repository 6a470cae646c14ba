package io.github.churn4j.training.calibrate;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Ranking;
import io.github.churn4j.model.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a monotone map from raw scores to churn rates by isotonic regression.
 *
 * <p>Pool-adjacent-violators on sigmoid(margin), rows of equal score pooled first (Barlow et al. 1972; for calibration
 * Zadrozny and Elkan 2002). Its steps would tie most customers, so the map runs in straight lines between the steps'
 * centres, the mean score of each step: centred isotonic regression (Oron and Flournoy 2017). Rates are kept within
 * [1 / (n + 2), 1 − 1 / (n + 2)], which is what Laplace's rule of succession would say of n equal customers. Beyond the
 * outermost centres the map goes on to score 0, where it is {@value #END_SLOPE} of the lowest rate lower, and to score 1,
 * where the chance to stay is as much lower: nearly flat, but still strictly increasing.
 *
 * <p>O(n) after a radix sort.
 */
public final class IsotonicFitter {
    static final double END_SLOPE = .01;

    private IsotonicFitter() {}

    /**
     * Fits the map.
     *
     * @param margins log-odds of the classifier, finite
     * @param labels 1 = churned, 0 = stayed
     * @throws ChurnException if a class is absent
     * @throws IllegalArgumentException if the lengths differ or a value is out of range
     */
    public static Calibration.Isotonic fit(double[] margins, byte[] labels) {
        CalibrationData.requireBothClasses(margins, labels, "isotonic calibration");
        double[] scores = new double[margins.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Calibration.sigmoid(margins[i]);
        }
        return through(steps(Ranking.of(scores, labels)), margins.length);
    }

    /**
     * A run of neighbouring scores that share one rate.
     *
     * @param rows rows in the run
     * @param churners churners among them
     * @param scoreSum sum of the rows' scores
     * @param low lowest score
     * @param high highest score
     */
    record Step(long rows, long churners, double scoreSum, double low, double high) {
        double rate() {
            return (double) churners / rows;
        }

        double centre() {
            // the sum's rounding must not carry the mean out of the run
            return Math.min(high, Math.max(low, scoreSum / rows));
        }

        /** Whole numbers are compared, so no rounding decides what is pooled. */
        boolean belongsWith(Step next) {
            return churners * next.rows >= next.churners * rows;
        }

        Step with(Step next) {
            return new Step(rows + next.rows, churners + next.churners, scoreSum + next.scoreSum, low, next.high);
        }
    }

    /** Returns the steps by ascending score; their rates strictly increase. */
    static List<Step> steps(Ranking ranking) {
        List<Step> steps = new ArrayList<>();
        for (int k = ranking.size() - 1; k >= 0; k--) {
            double score = ranking.value(k);
            int rows = ranking.rows(k);
            Step step = new Step(rows, ranking.positives(k), rows * score, score, score);
            while (!steps.isEmpty() && steps.get(steps.size() - 1).belongsWith(step)) {
                step = steps.remove(steps.size() - 1).with(step);
            }
            steps.add(step);
        }
        return steps;
    }

    private static Calibration.Isotonic through(List<Step> steps, int n) {
        double least = 1 / (n + 2.0);
        double lowest = kept(steps.get(0), least);
        double highest = kept(steps.get(steps.size() - 1), least);
        Knots knots = new Knots(steps.size() + 2);
        if (steps.get(0).centre() > 0) {
            knots.add(0, lowest * (1 - END_SLOPE));
        }
        for (Step step : steps) {
            knots.add(step.centre(), kept(step, least));
        }
        if (steps.get(steps.size() - 1).centre() < 1) {
            knots.add(1, 1 - (1 - highest) * (1 - END_SLOPE));
        }
        return knots.map();
    }

    private static double kept(Step step, double least) {
        return Math.min(1 - least, Math.max(least, step.rate()));
    }

    private static final class Knots {
        private final double[] x;
        private final double[] y;
        private int size;

        Knots(int most) {
            x = new double[most];
            y = new double[most];
        }

        void add(double score, double rate) {
            x[size] = score;
            y[size++] = rate;
        }

        Calibration.Isotonic map() {
            return new Calibration.Isotonic(Arrays.copyOf(x, size), Arrays.copyOf(y, size));
        }
    }
}
