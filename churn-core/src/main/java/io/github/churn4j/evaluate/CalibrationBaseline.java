package io.github.churn4j.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The expected calibration error that a perfectly calibrated model with the same probabilities would show on as many rows.
 *
 * <p>The error is never below 0, so chance alone lifts it: by about √(bins · mean p(1 − p) · 2 / (π n)). Labels are drawn
 * as the probabilities say, replicate by replicate, and each draw is measured as {@link Metric#ECE} is (Vaicenavicius et
 * al. 2019, section 4: consistency resampling after Bröcker and Smith 2007).
 *
 * @param error the model's own error, [0, 1]
 * @param mean mean error of the perfectly calibrated model, [0, 1]
 * @param upper its 95 % quantile: a perfectly calibrated model shows more in one sample of twenty
 */
public record CalibrationBaseline(double error, double mean, double upper) {

    /**
     * Draws labels and measures; O(n · replicates).
     *
     * @param replicates 20 or more
     * @param seed the same seed gives the same answer
     */
    public static CalibrationBaseline of(Scores scores, int replicates, long seed) {
        if (replicates < 20) {
            throw new IllegalArgumentException("replicates is " + replicates + ", expected 20 or more");
        }
        Ranking ranking = scores.ranking();
        SplittableRandom random = new SplittableRandom(seed);
        double[] errors = new double[replicates];
        int[] counts = new int[2 * ranking.size()];
        for (int i = 0; i < replicates; i++) {
            draw(ranking, random, counts);
            errors[i] = error(ranking, counts);
        }
        Arrays.sort(errors);
        return new CalibrationBaseline(
                error(ranking, ranking.counts()),
                Arrays.stream(errors).average().orElseThrow(),
                errors[(int) Math.ceil(.95 * replicates) - 1]);
    }

    /** Returns the part of the error that chance does not account for on average; below 0 where it is smaller than that. */
    public double excess() {
        return error - mean;
    }

    private static void draw(Ranking ranking, SplittableRandom random, int[] counts) {
        for (int k = 0; k < ranking.size(); k++) {
            int churners = 0;
            for (int row = ranking.rows(k); row > 0; row--) {
                churners += random.nextDouble() < ranking.value(k) ? 1 : 0;
            }
            counts[2 * k] = ranking.rows(k) - churners;
            counts[2 * k + 1] = churners;
        }
    }

    private static double error(Ranking ranking, int[] counts) {
        return EqualMassBins.of(ranking.values(), counts, MetricKernel.CALIBRATION_BINS)
                .calibrationError();
    }
}
