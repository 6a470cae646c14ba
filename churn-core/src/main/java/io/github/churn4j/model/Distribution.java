package io.github.churn4j.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * An empirical distribution function in few numbers: at {@code points[i]} a fraction {@code cumulative[i]} of the
 * present values lies at or below.
 *
 * <p>Exact where the data have at most {@link #MOST_POINTS} distinct values; otherwise the distribution function is
 * kept at that many quantiles and is off by at most 1 / {@link #MOST_POINTS} in between.
 *
 * @param count present values, 0 or more
 * @param missing missing values, 0 or more
 * @param points strictly increasing; empty if no value is present
 * @param cumulative strictly increasing in (0, 1], the last one 1
 */
@SuppressWarnings("ArrayRecordComponent")
public record Distribution(long count, long missing, double[] points, double[] cumulative) {

    /** How many points are kept. */
    public static final int MOST_POINTS = 2048;

    public Distribution {
        points = points.clone();
        cumulative = cumulative.clone();
        boolean valid = count >= 0
                && missing >= 0
                && points.length == cumulative.length
                && points.length <= MOST_POINTS
                && (count == 0) == (points.length == 0)
                && increasing(points)
                && increasing(cumulative)
                && (count == 0 || (cumulative[0] > 0 && cumulative[cumulative.length - 1] == 1));
        if (!valid) {
            throw new IllegalArgumentException("a distribution of " + count + " values needs up to " + MOST_POINTS
                    + " increasing points whose cumulative fractions increase to 1");
        }
    }

    private static boolean increasing(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i]) || (i > 0 && values[i] <= values[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /** Summarises values; NaN counts as missing. O(n log n). */
    public static Distribution of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int present = sorted.length;
        while (present > 0 && Double.isNaN(sorted[present - 1])) {
            present--;
        }
        int[] last = lastOfEachValue(sorted, present);
        if (last.length > MOST_POINTS) {
            last = thinned(sorted, present);
        }
        double[] points = new double[last.length];
        double[] cumulative = new double[last.length];
        for (int i = 0; i < last.length; i++) {
            points[i] = sorted[last[i]] + 0.0;
            cumulative[i] = (last[i] + 1.0) / present;
        }
        return new Distribution(present, sorted.length - present, points, cumulative);
    }

    /** A builder that takes values one by one in bounded memory; see {@link Builder}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Of distinct values, rising, and how often each occurs. */
    static Distribution ofCounts(double[] values, long[] counts, long missing) {
        long total = Arrays.stream(counts).sum();
        boolean all = values.length <= MOST_POINTS;
        double[] points = new double[Math.min(values.length, MOST_POINTS)];
        double[] cumulative = new double[points.length];
        int kept = 0;
        int quantile = 1;
        long below = 0;
        for (int i = 0; i < values.length; i++) {
            below += counts[i];
            if (all || below >= quantileRank(total, quantile)) {
                points[kept] = values[i];
                cumulative[kept++] = (double) below / total;
                while (quantile <= MOST_POINTS && below >= quantileRank(total, quantile)) {
                    quantile++;
                }
            }
        }
        return new Distribution(total, missing, Arrays.copyOf(points, kept), Arrays.copyOf(cumulative, kept));
    }

    /** How many values lie at or below the q-th of {@link #MOST_POINTS} evenly spaced quantiles. */
    private static long quantileRank(long total, int q) {
        return total / MOST_POINTS * q + total % MOST_POINTS * q / MOST_POINTS; // never overflows
    }

    private static int[] lastOfEachValue(double[] sorted, int present) {
        int[] last = new int[present];
        int count = 0;
        for (int i = 0; i < present; i++) {
            if (i + 1 == present || sorted[i + 1] > sorted[i]) {
                last[count++] = i;
            }
        }
        return Arrays.copyOf(last, count);
    }

    /** The last position of the value at each of the evenly spaced quantiles. */
    private static int[] thinned(double[] sorted, int present) {
        int[] last = new int[MOST_POINTS];
        int count = 0;
        for (int q = 1; q <= MOST_POINTS; q++) {
            int at = (int) ((long) present * q / MOST_POINTS) - 1;
            while (at + 1 < present && !(sorted[at + 1] > sorted[at])) {
                at++;
            }
            if (count == 0 || at > last[count - 1]) {
                last[count++] = at;
            }
        }
        return Arrays.copyOf(last, count);
    }

    /** The fraction of present values at or below x, a step function; NaN if none is present. O(log points). */
    public double cumulativeAt(double x) {
        if (count == 0) {
            return Double.NaN;
        }
        int at = Arrays.binarySearch(points, x + 0.0); // negative zero is zero
        int below = at >= 0 ? at : -at - 2;
        return below < 0 ? 0 : cumulative[below];
    }

    /** The smallest kept point below which at least that fraction of the present values lies; NaN if none is present. */
    public double quantile(double fraction) {
        for (int i = 0; i < points.length; i++) {
            if (cumulative[i] >= fraction) {
                return points[i];
            }
        }
        return points.length == 0 ? Double.NaN : points[points.length - 1];
    }

    @Override
    public double[] points() {
        return points.clone();
    }

    @Override
    public double[] cumulative() {
        return cumulative.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Distribution that
                && count == that.count
                && missing == that.missing
                && Arrays.equals(points, that.points)
                && Arrays.equals(cumulative, that.cumulative);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(points) + Arrays.hashCode(cumulative);
    }

    @Override
    public String toString() {
        return "Distribution[" + count + " values, " + missing + " missing, " + points.length + " points]";
    }

    /**
     * Summarises values that come one by one, however many, in bounded memory: .8 MB for a million values, 128 KiB more
     * for each doubling. Deterministic: the same values in the same order give the same summary.
     *
     * <p>Equal to {@link Distribution#of} where there are at most {@link #MOST_POINTS} distinct values or fewer than
     * 32,768 values. Otherwise the distribution function is off by at most 1 / {@link #MOST_POINTS} + {@link #error}: .00058 for a million
     * values, below .001 for 10^14. Not thread-safe.
     */
    public static final class Builder {
        private final QuantileSketch sketch = new QuantileSketch();
        private long missing;

        private Builder() {}

        /**
         * Takes a value; NaN counts as missing. O(log n), amortised.
         *
         * @throws IllegalArgumentException if it is infinite
         */
        public Builder add(double value) {
            if (Double.isNaN(value)) {
                missing++;
            } else if (Double.isInfinite(value)) {
                throw new IllegalArgumentException("a distribution's value is " + value + ", expected a finite number");
            } else {
                sketch.add(value);
            }
            return this;
        }

        /** Present values so far. */
        public long count() {
            return sketch.total();
        }

        /** By how much the distribution function may be off at the points kept, as a fraction; 0 where it is exact. */
        public double error() {
            return sketch.total() == 0 ? 0 : (double) sketch.error() / sketch.total();
        }

        /** The summary of the values so far; more may follow. */
        public Distribution build() {
            return sketch.summary(missing);
        }
    }
}
