package io.github.churn4j.registry.gate;

import java.util.Arrays;

/**
 * A mean with its standard error; rows of one customer are not independent and count by their sum (the cluster-robust
 * error of Liang and Zeger 1986 for a mean).
 *
 * @param mean of all rows
 * @param error its standard error; NaN for fewer than 2 customers
 */
record Estimate(double mean, double error) {

    /** The 95 % quantile of the standard normal distribution: bounds are one-sided. */
    static final double Z = 1.6448536269514722;

    /**
     * @param clusters each row's customer, numbered from 0 on without gaps
     */
    static Estimate of(double[] values, int[] clusters) {
        double mean = Arrays.stream(values).sum() / values.length;
        int count = Arrays.stream(clusters).max().orElse(-1) + 1;
        double[] sums = new double[count];
        for (int row = 0; row < values.length; row++) {
            sums[clusters[row]] += values[row] - mean;
        }
        double squares = Arrays.stream(sums).map(s -> s * s).sum();
        return new Estimate(mean, Math.sqrt(squares * count / (count - 1.0)) / values.length);
    }

    /** At least this with 95 % confidence, normal approximation. */
    double lower() {
        return mean - Z * error;
    }
}
