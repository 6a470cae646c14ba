package io.github.churn4j.report;

import java.util.EnumSet;
import java.util.Set;

/**
 * One named curve of a {@link LineChart}: points in drawing order, with an optional band. Immutable; arrays are copied.
 *
 * <p>A point with a coordinate that is not finite breaks the curve.
 */
public final class Series {
    /** How a curve is drawn. */
    enum Style {
        STEP,
        AREA,
        DOTS,
        QUIET
    }

    private static final double[] NO_BAND = new double[0];

    private final String name;
    private final double[] xs;
    private final double[] ys;
    private final double[] lower;
    private final double[] upper;
    private final Set<Style> styles;

    private Series(String name, double[] xs, double[] ys, double[] lower, double[] upper, Set<Style> styles) {
        this.name = name;
        this.xs = xs;
        this.ys = ys;
        this.lower = lower;
        this.upper = upper;
        this.styles = styles;
    }

    /**
     * A curve through points.
     *
     * @throws IllegalArgumentException if the arrays differ in length
     */
    public static Series of(String name, double[] xs, double[] ys) {
        requireLength(name, "ys", ys, xs.length);
        return new Series(name, xs.clone(), ys.clone(), NO_BAND, NO_BAND, EnumSet.noneOf(Style.class));
    }

    /**
     * The same curve inside a band, such as a confidence interval at each point.
     *
     * @throws IllegalArgumentException if there is not one bound per point
     */
    public Series band(double[] lower, double[] upper) {
        requireLength(name, "lower", lower, xs.length);
        requireLength(name, "upper", upper, xs.length);
        return new Series(name, xs, ys, lower.clone(), upper.clone(), styles);
    }

    /** The same curve as a staircase: each value holds until the next point. */
    public Series step() {
        return styled(Style.STEP);
    }

    /** The same curve with the area down to the axis shaded. */
    public Series area() {
        return styled(Style.AREA);
    }

    /** The same curve with its points marked. */
    public Series dots() {
        return styled(Style.DOTS);
    }

    /** The same curve in a subdued grey: a baseline to compare with. */
    public Series quiet() {
        return styled(Style.QUIET);
    }

    String name() {
        return name;
    }

    int size() {
        return xs.length;
    }

    double x(int i) {
        return xs[i];
    }

    double y(int i) {
        return ys[i];
    }

    double lower(int i) {
        return lower[i];
    }

    double upper(int i) {
        return upper[i];
    }

    boolean hasBand() {
        return lower.length > 0;
    }

    boolean is(Style style) {
        return styles.contains(style);
    }

    boolean isDrawn(int i) {
        return Double.isFinite(xs[i]) && Double.isFinite(ys[i]);
    }

    Range xRange() {
        return Range.of(xs);
    }

    Range yRange() {
        return Range.of(ys).and(lower).and(upper);
    }

    private Series styled(Style style) {
        EnumSet<Style> more = EnumSet.copyOf(styles);
        more.add(style);
        return new Series(name, xs, ys, lower, upper, more);
    }

    private static void requireLength(String name, String what, double[] values, int expected) {
        if (values.length != expected) {
            throw new IllegalArgumentException("series '" + name + "': " + what + " has " + values.length
                    + " values, expected " + expected + ", one per x");
        }
    }
}
