package io.github.churn4j.report;

/**
 * One axis of a chart: what is measured, how its numbers are written and, where the data should not decide it, the range
 * shown. Immutable.
 *
 * @param label what the axis measures, unit included; may be empty
 * @param format how values are written (tick labels take only the decimals they need)
 * @param lowest lower end, or NaN to take it from the data
 * @param highest upper end, or NaN to take it from the data
 */
public record Axis(String label, ValueFormat format, double lowest, double highest) {
    /** Checks that the ends, where both are given, are in order. */
    public Axis {
        if (Double.isInfinite(lowest) || Double.isInfinite(highest) || lowest >= highest) {
            throw new IllegalArgumentException("axis '" + label + "' runs from " + lowest + " to " + highest
                    + ", expected finite ends in rising order");
        }
    }

    /** An axis of plain numbers whose range comes from the data. */
    public static Axis of(String label) {
        return of(label, ValueFormat.decimals(2));
    }

    /** An axis whose range comes from the data. */
    public static Axis of(String label, ValueFormat format) {
        return new Axis(label, format, Double.NaN, Double.NaN);
    }

    /** An axis of shares or probabilities from 0 to 1, written as percentages. */
    public static Axis share(String label) {
        return new Axis(label, ValueFormat.percent(1), 0, 1);
    }

    /** The same axis from {@code from} to {@code to}; what lies outside is cut off. */
    public Axis range(double from, double to) {
        return new Axis(label, format, from, to);
    }

    /** The same axis starting at zero. */
    public Axis fromZero() {
        return new Axis(label, format, 0, highest);
    }

    boolean isFixed() {
        return !Double.isNaN(lowest) && !Double.isNaN(highest);
    }
}
