package io.github.churn4j.report;

import java.util.ArrayList;
import java.util.List;

/** A map from values to pixels, with ticks at round values. */
@SuppressWarnings("ArrayRecordComponent")
record Scale(double low, double high, double from, double to, boolean log, double[] ticks, ValueFormat tickFormat) {
    /** The lowest value a logarithmic scale of counts shows: half of one, so that a count of one has a height. */
    private static final double LOG_FLOOR = 0.5;

    /**
     * A linear scale.
     *
     * @param wanted about how many ticks there should be
     */
    static Scale linear(Axis axis, Range data, double from, double to, int wanted) {
        return linear(axis, data, from, to, wanted, Double.POSITIVE_INFINITY);
    }

    /** A linear scale that goes on to the next tick only where that costs little, and else ends with the data. */
    static Scale snug(Axis axis, Range data, double from, double to, int wanted) {
        return linear(axis, data, from, to, wanted, 0.05);
    }

    private static Scale linear(Axis axis, Range data, double from, double to, int wanted, double spare) {
        double low = Double.isNaN(axis.lowest()) ? data.low() : axis.lowest();
        double high = Double.isNaN(axis.highest()) ? data.high() : axis.highest();
        if (!(low <= high) || Double.isInfinite(low) || Double.isInfinite(high)) {
            low = Double.isNaN(axis.lowest()) ? 0 : axis.lowest();
            high = Double.isNaN(axis.highest()) ? low + 1 : axis.highest();
        }
        if (high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high)) || high <= low) {
            double room = low == 0 ? 1 : Math.abs(low) * 0.1;
            low = Double.isNaN(axis.lowest()) ? low - room : low;
            high += room;
        }
        double step = Math.max(axis.format().smallestStep(), step((high / wanted) - (low / wanted)));
        double most = spare * (high - low);
        double below = Math.floor(low / step + 1e-9) * step;
        double above = Math.ceil(high / step - 1e-9) * step;
        low = Double.isNaN(axis.lowest()) && low - below <= most ? below : low;
        high = Double.isNaN(axis.highest()) && above - high <= most ? above : high;
        return new Scale(
                low,
                high,
                from,
                to,
                false,
                ticksBetween(low, high, step),
                axis.format().forTicks(step));
    }

    /** A logarithmic scale for counts, with a tick at each power of ten. */
    static Scale counts(double highest, double from, double to) {
        double high = Math.max(10, highest * 1.15);
        List<Double> ticks = new ArrayList<>();
        for (double power = 1; power <= high; power *= 10) {
            ticks.add(power);
        }
        double[] values = ticks.stream().mapToDouble(Double::doubleValue).toArray();
        return new Scale(LOG_FLOOR, high, from, to, true, values, ValueFormat.integer());
    }

    /** The pixel of a value; values beyond the ends lie beyond the ends. */
    double at(double value) {
        double share = log
                ? StrictMath.log(Math.max(value, low) / low) / StrictMath.log(high / low)
                : (value / 2 - low / 2) / (high / 2 - low / 2);
        return from + share * (to - from);
    }

    /** The pixel of a value, values beyond the ends drawn on the edge. */
    double clamped(double value) {
        return at(Math.max(low, Math.min(high, value)));
    }

    boolean shows(double value) {
        return value >= low - 1e-9 * (high - low) && value <= high + 1e-9 * (high - low);
    }

    private static double step(double rough) {
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1.5 ? 1 : lead <= 2.4 ? 2 : lead <= 2.6 ? 2.5 : lead <= 7 ? 5 : 10);
    }

    private static double[] ticksBetween(double low, double high, double step) {
        double first = Math.ceil(low / step - 1e-6);
        double last = Math.floor(high / step + 1e-6);
        int n = (int) Math.max(0, Math.min(200, last - first + 1));
        double[] ticks = new double[n];
        for (int i = 0; i < n; i++) {
            double tick = (first + i) * step;
            ticks[i] = Math.abs(tick) < step * 1e-6 ? 0 : tick;
        }
        return ticks;
    }
}
