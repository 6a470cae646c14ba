package io.github.churn4j.training.simulate;

/** A piecewise linear function of one feature, constant beyond its outer knots. */
final class Curve {
    private final double[] knots;
    private final double[] values;

    Curve(double[] knots, double[] values) {
        this.knots = knots.clone();
        this.values = values.clone();
    }

    double at(double x) {
        int cell = cell(knots, x);
        double fraction = fraction(knots, cell, x);
        return values[cell] + fraction * (values[cell + 1] - values[cell]);
    }

    /** The index of the knot left of {@code x}, at most the last but one. */
    static int cell(double[] knots, double x) {
        int cell = 0;
        while (cell < knots.length - 2 && x >= knots[cell + 1]) {
            cell++;
        }
        return cell;
    }

    /** Where {@code x} lies between a knot and the next, in [0, 1]. */
    static double fraction(double[] knots, int cell, double x) {
        double fraction = (x - knots[cell]) / (knots[cell + 1] - knots[cell]);
        return Math.min(Math.max(fraction, 0), 1);
    }
}
