package io.github.churn4j.drift.stats;

import io.github.churn4j.model.Distribution;
import java.util.Arrays;

/**
 * A reference sample of one feature as its distribution function: distinct values, rising, and at each the fraction of
 * present values at or below. Exact when made of values; when made of a {@link Distribution} it is off by at most what
 * that states. Immutable and thread-safe.
 */
public final class EmpiricalDistribution {

    private final long count;
    private final long missing;
    private final double[] points;
    private final double[] cumulative;

    private EmpiricalDistribution(long count, long missing, double[] points, double[] cumulative) {
        this.count = count;
        this.missing = missing;
        this.points = points;
        this.cumulative = cumulative;
    }

    /** Of values; NaN counts as missing, infinite values are values. O(n log n). */
    public static EmpiricalDistribution of(double[] values) {
        double[] sorted = values.clone();
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] += 0.0; // negative zero is zero
        }
        Arrays.sort(sorted);
        int present = sorted.length;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        double[] cumulative = new double[present];
        int distinct = 0;
        for (int i = 0; i < present; i++) {
            if (i + 1 == present || sorted[i + 1] > sorted[i]) {
                sorted[distinct] = sorted[i];
                cumulative[distinct++] = (i + 1.0) / present;
            }
        }
        return new EmpiricalDistribution(
                present, sorted.length - present, Arrays.copyOf(sorted, distinct), Arrays.copyOf(cumulative, distinct));
    }

    /** Of a summary. */
    public static EmpiricalDistribution of(Distribution summary) {
        return new EmpiricalDistribution(summary.count(), summary.missing(), summary.points(), summary.cumulative());
    }

    /** Present values. */
    public long count() {
        return count;
    }

    /** Missing values. */
    public long missing() {
        return missing;
    }

    /** Distinct values kept. */
    public int size() {
        return points.length;
    }

    /** The i-th distinct value, rising. */
    public double point(int i) {
        return points[i];
    }

    /** The fraction of present values at or below the i-th distinct value, (0, 1]; the last one is 1. */
    public double cumulative(int i) {
        return cumulative[i];
    }

    /** The position of the largest distinct value at or below x; -1 if there is none. O(log size). */
    public int floor(double x) {
        int at = Arrays.binarySearch(points, x + 0.0);
        return at >= 0 ? at : -at - 2;
    }

    /**
     * The same for an x that lies at or above the value at a known position, searched for in growing steps from there:
     * cheap where questions come in rising order. O(log distance).
     *
     * @param from an earlier answer for a smaller x, or -1
     * @param stride how far off the answer is expected, 1 or more
     */
    int floor(double x, int from, int stride) {
        int low = from; // at or below x
        int step = stride;
        int high = low + step;
        while (high < points.length && points[high] <= x) {
            low = high;
            step = step > points.length >> 1 ? points.length : step << 1;
            high = low + step;
        }
        high = Math.min(high, points.length); // above x
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (points[middle] <= x) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
