package io.github.churn4j.drift.performance;

import io.github.churn4j.evaluate.Interval;

/**
 * A value with its sampling error and a 95 % interval.
 *
 * @param value the estimate; NaN where the chunk does not define it
 * @param standardError standard deviation of its error, 0 or more; NaN if the value is
 * @param low lower end of the interval; NaN if the value is
 * @param high upper end, at least {@code low}; NaN if the value is
 */
public record Estimate(double value, double standardError, double low, double high) {
    /** The 97.5 % quantile of the standard normal distribution. */
    static final double Z_95 = 1.959963984540054;

    private static final Estimate UNKNOWN = new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    public Estimate {
        if (standardError < 0 || low > high || Double.isNaN(low) != Double.isNaN(high)) {
            throw new IllegalArgumentException("estimate is " + value + " ± " + standardError + " in [" + low + ", "
                    + high + "], expected a standard error of 0 or more and low ≤ high, or NaN for both ends");
        }
    }

    /** Returns the estimate that says nothing: NaN throughout. */
    public static Estimate unknown() {
        return UNKNOWN;
    }

    /** Returns value ± 1.96 standard errors, cut at the range of the measure. */
    static Estimate normal(double value, double standardError, Range range) {
        if (Double.isNaN(value) || Double.isNaN(standardError)) {
            return UNKNOWN;
        }
        return new Estimate(
                value,
                standardError,
                Math.max(range.low(), value - Z_95 * standardError),
                Math.min(range.high(), value + Z_95 * standardError));
    }

    /** Returns whether the value is a number. */
    public boolean isKnown() {
        return !Double.isNaN(value);
    }

    /** Returns the interval alone. */
    public Interval interval() {
        return new Interval(low, high);
    }

    /** Returns whether a number lies in the interval, ends included; never if unknown. */
    public boolean contains(double number) {
        return low <= number && number <= high;
    }

    /** Values that a measure can have. */
    record Range(double low, double high) {
        static final Range SHARE = new Range(0, 1);
        static final Range ANY = new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        static final Range FROM_ZERO = new Range(0, Double.POSITIVE_INFINITY);
    }
}
