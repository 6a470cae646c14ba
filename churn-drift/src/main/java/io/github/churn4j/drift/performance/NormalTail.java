package io.github.churn4j.drift.performance;

/**
 * The tails of the standard normal distribution.
 *
 * <p>Implementation note. erfc is the Maclaurin series of erf below 2 and the continued fraction of Abramowitz and Stegun
 * 7.1.14 above; relative error below 1e-13.
 */
final class NormalTail {
    private static final int FRACTION_TERMS = 200;

    private NormalTail() {}

    /** Returns P(|Z| ≥ |z|); NaN for NaN. */
    static double twoSided(double z) {
        if (Double.isNaN(z)) {
            return z;
        }
        double x = Math.abs(z) / Math.sqrt(2);
        if (x > 27) {
            return 0;
        }
        double scale = StrictMath.exp(-x * x) / Math.sqrt(Math.PI);
        if (x < 2) {
            double term = x;
            double sum = x;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - 2 * scale * sum;
        }
        double fraction = x;
        for (int n = FRACTION_TERMS; n > 0; n--) {
            fraction = x + n / 2.0 / fraction;
        }
        return scale / fraction;
    }
}
