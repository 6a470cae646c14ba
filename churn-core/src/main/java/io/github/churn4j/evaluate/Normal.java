package io.github.churn4j.evaluate;

/**
 * The standard normal distribution, as far as intervals and tests need it.
 *
 * <p>Implementation note. erfc is the Maclaurin series of erf below 2 and the continued fraction of Abramowitz and
 * Stegun 7.1.14 above, both to full precision.
 */
final class Normal {
    /** The 97.5 % quantile. */
    static final double Z_95 = 1.959963984540054;

    private static final double SQRT_PI = 1.7724538509055160;
    private static final int FRACTION_TERMS = 200;

    private Normal() {}

    /** Returns P(|Z| ≥ |z|), NaN for NaN. */
    static double twoSided(double z) {
        return Double.isNaN(z) ? z : erfc(Math.abs(z) / StrictMath.sqrt(2));
    }

    private static double erfc(double x) {
        if (x > 27) {
            return 0;
        }
        double scale = StrictMath.exp(-x * x);
        if (x < 2) {
            double term = x;
            double sum = x;
            for (int n = 1; term > sum * 1e-17; n++) {
                term *= 2 * x * x / (2 * n + 1);
                sum += term;
            }
            return 1 - 2 / SQRT_PI * scale * sum;
        }
        double tail = x;
        for (int n = FRACTION_TERMS; n > 0; n--) {
            tail = x + n / 2.0 / tail;
        }
        return scale / (SQRT_PI * tail);
    }
}
