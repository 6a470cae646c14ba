package io.github.churn4j.drift.stats;

import java.util.Arrays;

/**
 * Wasserstein's distance W1 of two samples, also called earth mover's distance: the area between their distribution
 * functions, in units of the values, [0, ∞).
 *
 * <p>In arrays NaN is a missing value and left out, zero has no sign. Where a sample has no value the result is NaN.
 * Infinite values are values: the distance is infinite where one sample has a larger share of them. Pure functions,
 * safe from any thread.
 */
public final class Wasserstein {

    private Wasserstein() {}

    /** W1 of two samples in any order, which stay as they are. O(n·log n). */
    public static double distance(double[] x, double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        return distance(EmpiricalDistribution.of(x), sorted, Samples.present(sorted));
    }

    /**
     * W1 of a batch against a reference. O(size + n).
     *
     * @param reference the reference
     * @param sortedCurrent the batch, rising in its first n places, none of them NaN
     * @param n how many values, 0 or more
     */
    public static double distance(EmpiricalDistribution reference, double[] sortedCurrent, int n) {
        if (n == 0 || reference.count() == 0) {
            return Double.NaN;
        }
        double area = 0;
        double share = 0;
        double previous = Double.NEGATIVE_INFINITY;
        int at = 0;
        int j = 0;
        while (at < reference.size() || j < n) {
            boolean ofReference = at < reference.size() && (j == n || reference.point(at) <= sortedCurrent[j]);
            double value = ofReference ? reference.point(at) : sortedCurrent[j];
            double apart = Math.abs(share - (double) j / n);
            if (apart > 1e-15 && value > previous) {
                area += apart * (value - previous);
            }
            previous = value;
            if (ofReference) {
                share = reference.cumulative(at++);
            } else {
                j++;
            }
        }
        return area;
    }
}
