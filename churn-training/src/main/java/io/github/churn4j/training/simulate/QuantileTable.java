package io.github.churn4j.training.simulate;

/**
 * A marginal distribution as 13 quantiles, at the standard normal deviates −3, −2.5 … 3, linear between them and constant
 * beyond. Equal steps in the deviate put knots where tails need them and make the look-up an index computation. A mass
 * at the smallest or the largest value, which would blur between two knots, is told by the deviate where it ends.
 */
final class QuantileTable {
    static final int KNOTS = 13;

    private final double[] values;
    private final double floorEnd;
    private final double capStart;

    QuantileTable(double... values) {
        this(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, values);
        if (values.length != KNOTS) {
            throw new IllegalArgumentException(values.length + " quantiles, expected " + KNOTS);
        }
    }

    private QuantileTable(double floorEnd, double capStart, double[] values) {
        this.floorEnd = floorEnd;
        this.capStart = capStart;
        this.values = values.clone();
    }

    /** The same with the smallest value for every deviate up to {@code z}. */
    QuantileTable floorUpTo(double z) {
        return new QuantileTable(z, capStart, values);
    }

    /** The same with the largest value for every deviate from {@code z} on. */
    QuantileTable capFrom(double z) {
        return new QuantileTable(floorEnd, z, values);
    }

    /** The quantile at the standard normal deviate {@code z}. */
    double at(double z) {
        if (z <= floorEnd) {
            return values[0];
        }
        if (z >= capStart) {
            return values[KNOTS - 1];
        }
        double position = (Math.min(Math.max(z, -3), 3) + 3) * 2;
        int knot = Math.min((int) position, KNOTS - 2);
        double low = values[knot];
        return low + (position - knot) * (values[knot + 1] - low);
    }
}
