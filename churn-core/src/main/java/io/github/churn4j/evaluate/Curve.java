package io.github.churn4j.evaluate;

import java.util.Arrays;

/**
 * Points of a line, left to right as drawn.
 *
 * @param x abscissae
 * @param y ordinates, as many
 */
@SuppressWarnings("ArrayRecordComponent") // copied on the way in and out, compared by content
public record Curve(double[] x, double[] y) {
    public Curve {
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "got " + x.length + " x and " + y.length + " y values, expected the same number");
        }
    }

    /** Returns a copy of the abscissae. */
    @Override
    public double[] x() {
        return x.clone();
    }

    /** Returns a copy of the ordinates. */
    @Override
    public double[] y() {
        return y.clone();
    }

    /** Returns the number of points. */
    public int size() {
        return x.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Curve that && Arrays.equals(x, that.x) && Arrays.equals(y, that.y);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Arrays.hashCode(y);
    }

    @Override
    public String toString() {
        return "Curve[" + x.length + " points]";
    }
}
