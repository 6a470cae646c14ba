package io.github.churn4j.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** The closed interval that finite values span; empty when there are none. */
record Range(double low, double high) {
    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    /** Beyond these a span or a step could overflow or lose its digits; nobody draws such values. */
    private static final double LARGEST = 1e300;

    private static final double SMALLEST = 1e-290;

    static Range of(double... values) {
        DoubleStream finite = Arrays.stream(values).filter(v -> Math.abs(v) < LARGEST);
        double[] kept = finite.map(v -> Math.abs(v) < SMALLEST ? 0 : v).toArray();
        return kept.length == 0
                ? EMPTY
                : new Range(
                        Arrays.stream(kept).min().getAsDouble(),
                        Arrays.stream(kept).max().getAsDouble());
    }

    Range and(double... values) {
        Range other = of(values);
        return new Range(Math.min(low, other.low), Math.max(high, other.high));
    }

    boolean isEmpty() {
        return low > high;
    }
}
