package io.github.churn4j.drift.stats;

/**
 * Q(a, x), the upper tail of the gamma distribution of shape a and scale 1.
 *
 * <p>Implementation note: the factor xᵃe⁻ˣ/Γ(a + 1) is a Poisson probability by {@link SaddlePoint}. Above a + 1
 * Legendre's continued fraction by Lentz's method, all of whose parts are positive; below, 1 minus the power series,
 * where Q is above .1 (M. Abramowitz and I. A. Stegun 1964, 6.5.31 and 6.5.29). O(√a) near x = a, less away from it.
 * About 1e-13 relative down to 1e-300.
 */
final class GammaTail {

    private GammaTail() {}

    /** Q(a, x), [0, 1], for a &gt; 0; NaN for an x that is NaN. */
    static double upper(double a, double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x <= 0) {
            return 1;
        }
        if (Double.isInfinite(x)) {
            return 0;
        }
        double factor = StrictMath.exp(SaddlePoint.logPoisson(a, x));
        return x < a + 1 ? 1 - factor * series(a, x) : Math.min(1, factor * a * fraction(a, x));
    }

    /** 1 + x/(a + 1) + x²/((a + 1)(a + 2)) + … */
    private static double series(double a, double x) {
        double sum = 1;
        double term = 1;
        for (double k = a + 1; term > 1e-17 * sum; k++) {
            term *= x / k;
            sum += term;
        }
        return sum;
    }

    /** 1/(x + 1 − a − 1(1 − a)/(x + 3 − a − 2(2 − a)/(x + 5 − a − …))) */
    private static double fraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / 1e-300;
        double d = 1 / b;
        double result = d;
        for (int i = 1; i < 1_000_000; i++) {
            double numerator = i * (a - i);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double change = c * d;
            result *= change;
            if (Math.abs(change - 1) < 1e-16) {
                break;
            }
        }
        return result;
    }
}
