package io.github.churn4j.drift.stats;

import io.github.churn4j.model.Distribution;
import java.util.Arrays;

/**
 * A reference sample of one feature as its distribution function: distinct values, rising, and at each the fraction of
 * present values at or below. Exact when made of values. When made of a {@link Distribution} of more distinct values than
 * that keeps, it is exact at the values kept and may be too low between them, by at most 1 / {@link
 * Distribution#MOST_POINTS}; see {@link #exact()}. Immutable and thread-safe.
 */
public final class EmpiricalDistribution {

    private final long count;
    private final long missing;
    private final double[] points;
    private final double[] cumulative;
    private final boolean exact;

    private EmpiricalDistribution(long count, long missing, double[] points, double[] cumulative, boolean exact) {
        this.count = count;
        this.missing = missing;
        this.points = points;
        this.cumulative = cumulative;
        this.exact = exact;
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
                present,
                sorted.length - present,
                Arrays.copyOf(sorted, distinct),
                Arrays.copyOf(cumulative, distinct),
                true);
    }

    /** Of a summary. */
    public static EmpiricalDistribution of(Distribution summary) {
        double[] points = summary.points();
        return new EmpiricalDistribution(
                summary.count(),
                summary.missing(),
                points,
                summary.cumulative(),
                whole(points.length, summary.count()));
    }

    /**
     * Whether so few points of so many values can only be all of their distinct values. Summaries are thinned above {@link
     * Distribution#MOST_POINTS} of these, to the values at as many evenly spaced ranks: between two of them no more are
     * passed over than between two ranks.
     */
    private static boolean whole(int points, long count) {
        long most = Distribution.MOST_POINTS;
        return points * ((count + most - 1) / most) <= most;
    }

    /**
     * Whether these are all distinct values of the sample. If not, the fraction at or below an x that lies between two of
     * them is that of the lower one or up to 1 / {@link Distribution#MOST_POINTS} more; at the values themselves it is
     * exact, beside what {@link Distribution.Builder#error} states of values that came one by one. Where this cannot be told, it is false.
     */
    public boolean exact() {
        return exact;
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

    /** The smallest distinct value at or below which that fraction of the present values lies; NaN if none is present. */
    public double quantile(double fraction) {
        for (int i = 0; i < points.length; i++) {
            if (cumulative[i] >= fraction - 1e-12) {
                return points[i];
            }
        }
        return points.length == 0 ? Double.NaN : points[points.length - 1];
    }

    /** The standard deviation, count in the denominator; 0 if no value is present, NaN with infinite ones. */
    public double deviation() {
        double mean = 0;
        double squares = 0;
        double previous = 0;
        for (int i = 0; i < points.length; i++) {
            double share = cumulative[i] - previous;
            double off = points[i] - mean;
            previous += share;
            mean += off * share / previous;
            squares += share * off * (points[i] - mean);
        }
        return Math.sqrt(squares);
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
