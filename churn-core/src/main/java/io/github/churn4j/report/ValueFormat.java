package io.github.churn4j.report;

import java.util.Locale;

/**
 * How a number is written for a reader: decimals, thousands separated by commas, a true minus sign, and an en dash for a
 * number that is missing. Independent of the machine's locale. Immutable.
 *
 * <p>Rounding is half up on the exact decimal expansion of the {@code double}.
 */
public final class ValueFormat {
    static final String MISSING = "–";

    private final int decimals;
    private final boolean percent;
    private final boolean signed;
    private final String prefix;
    private final String suffix;
    private final double tickStep;

    private ValueFormat(int decimals, boolean percent, boolean signed, String prefix, String suffix, double tickStep) {
        if (decimals < 0 || decimals > 12) {
            throw new IllegalArgumentException("decimals is " + decimals + ", expected [0, 12]");
        }
        this.decimals = decimals;
        this.percent = percent;
        this.signed = signed;
        this.prefix = prefix;
        this.suffix = suffix;
        this.tickStep = tickStep;
    }

    /** A whole number: {@code 10,127}. */
    public static ValueFormat integer() {
        return decimals(0);
    }

    /** A fixed number of decimals, [0, 12]: {@code 0.993}. */
    public static ValueFormat decimals(int decimals) {
        return new ValueFormat(decimals, false, false, "", "", 0);
    }

    /** A share written as a percentage: .161 with one decimal is {@code 16.1%}. */
    public static ValueFormat percent(int decimals) {
        return new ValueFormat(decimals, true, false, "", "", 0);
    }

    /** The same with a plus sign before positive numbers, for differences. */
    public ValueFormat signed() {
        return new ValueFormat(decimals, percent, true, prefix, suffix, 0);
    }

    /** The same with words before and after the number, such as {@code "$"} and {@code " months"}. */
    public ValueFormat unit(String before, String after) {
        return new ValueFormat(decimals, percent, signed, before, after, 0);
    }

    /** The number as text; NaN is an en dash. */
    public String format(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        double shown = percent ? value * 100 : value;
        String digits = digits(Math.abs(shown));
        boolean zero = digits.chars().noneMatch(c -> (c >= '1' && c <= '9') || c == '∞');
        String sign = zero ? "" : shown < 0 ? "−" : signed ? "+" : "";
        return sign + prefix + digits + (percent ? "%" : "") + suffix;
    }

    /** Two numbers as an interval that is never broken into lines, {@code 0.991 – 0.995}. */
    public String interval(double lower, double upper) {
        return format(lower) + "\u00a0–\u00a0" + format(upper);
    }

    /** For tick labels: just the decimals that tell ticks {@code step} apart, large numbers shortened. */
    ValueFormat forTicks(double step) {
        double shown = percent ? step * 100 : step;
        int needed = 0;
        for (double s = shown; needed < 12 && Math.abs(s - Math.rint(s)) > 1e-6 * s; s *= 10) {
            needed++;
        }
        return new ValueFormat(needed, percent, signed, prefix, suffix, shown);
    }

    /** Ticks of whole numbers stand at whole numbers. */
    double smallestStep() {
        return decimals == 0 && !percent ? 1 : 0;
    }

    private static String shortened(double magnitude, double step) {
        double unit = step >= 1e11 ? 1e12 : step >= 1e8 ? 1e9 : 1e6;
        String letter = unit == 1e12 ? "T" : unit == 1e9 ? "B" : "M";
        return decimals(0).forTicks(step / unit).digits(magnitude / unit) + letter;
    }

    private String digits(double magnitude) {
        if (tickStep >= 1e5 && tickStep < 1e14 && magnitude > 0) {
            return shortened(magnitude, tickStep);
        }
        if (tickStep > 0 && tickStep < 1e-6 && magnitude > 0) {
            return String.format(Locale.ROOT, "%.1e", magnitude);
        }
        if (Double.isInfinite(magnitude)) {
            return "∞";
        }
        if (magnitude >= 1e15) {
            return String.format(Locale.ROOT, "%.2e", magnitude);
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", magnitude);
    }
}
