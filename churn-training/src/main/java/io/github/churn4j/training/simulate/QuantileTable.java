package io.github.churn4j.training.simulate;

/**
 * A marginal distribution as 13 quantiles, at the standard normal deviates −3, −2.5 … 3, linear between them and constant
 * beyond. Equal steps in the deviate put knots where tails need them and make the look-up an index computation.
 */
final class QuantileTable {
    static final int KNOTS = 13;

    private final double[] values;

    QuantileTable(double... values) {
        if (values.length != KNOTS) {
            throw new IllegalArgumentException(values.length + " quantiles, expected " + KNOTS);
        }
        this.values = values.clone();
    }

    /** The quantile at the standard normal deviate {@code z}. */
    double at(double z) {
        double position = (Math.min(Math.max(z, -3), 3) + 3) * 2;
        int knot = Math.min((int) position, KNOTS - 2);
        double low = values[knot];
        return low + (position - knot) * (values[knot + 1] - low);
    }
}
