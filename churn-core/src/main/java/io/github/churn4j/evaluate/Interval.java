package io.github.churn4j.evaluate;

/**
 * A 95 % interval.
 *
 * @param low lower end, NaN if the sample cannot tell
 * @param high upper end, at least {@code low}; NaN exactly if {@code low} is
 */
public record Interval(double low, double high) {
    private static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);

    public Interval {
        if (!(low <= high) && !(Double.isNaN(low) && Double.isNaN(high))) {
            throw new IllegalArgumentException(
                    "interval is [" + low + ", " + high + "], expected low ≤ high, or NaN for both");
        }
    }

    /** Returns the interval of a value about which the sample says nothing: NaN at both ends. */
    public static Interval unknown() {
        return UNKNOWN;
    }

    /** Returns whether the ends are numbers. */
    public boolean isKnown() {
        return !Double.isNaN(low);
    }

    /** Returns whether a value lies between the ends, ends included; never if unknown. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
