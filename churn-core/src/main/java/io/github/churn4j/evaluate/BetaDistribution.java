package io.github.churn4j.evaluate;

/**
 * The distribution of an uncertain probability.
 *
 * <p>Implementation note. The regularised incomplete beta function is the continued fraction of Abramowitz and Stegun
 * 26.5.8, evaluated by Lentz's method on the side of the mean where it converges fast; ln Γ is Stirling's series, shifted
 * up to arguments above 15. Relative error about 1e-14 for shapes below 1000.
 */
final class BetaDistribution {
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 10_000;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    private final double alpha;
    private final double beta;
    private final double logBeta;

    BetaDistribution(double alpha, double beta) {
        this.alpha = alpha;
        this.beta = beta;
        this.logBeta = logGamma(alpha) + logGamma(beta) - logGamma(alpha + beta);
    }

    /** Returns P(X ≤ x) for x in [0, 1]. */
    double mass(double x) {
        if (x <= 0) {
            return 0;
        }
        if (x >= 1) {
            return 1;
        }
        double front = kernel(x);
        return x < (alpha + 1) / (alpha + beta + 2)
                ? front / alpha * fraction(x, alpha, beta)
                : 1 - front / beta * fraction(1 - x, beta, alpha);
    }

    /** Returns E[X; X ≤ x], given P(X ≤ x), by the recurrence from (α, β) to (α + 1, β). */
    double partialMean(double x, double mass) {
        double above = x <= 0 || x >= 1 ? 0 : kernel(x) / alpha;
        return alpha / (alpha + beta) * (mass - above);
    }

    /** x^α (1 − x)^β / B(α, β). */
    private double kernel(double x) {
        return StrictMath.exp(alpha * StrictMath.log(x) + beta * StrictMath.log1p(-x) - logBeta);
    }

    private static double fraction(double x, double a, double b) {
        double c = 1;
        double d = 1 / awayFromZero(1 - (a + b) * x / (a + 1));
        double value = d;
        for (int m = 1; m < MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / awayFromZero(1 + even * d);
            c = awayFromZero(1 + even / c);
            value *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / awayFromZero(1 + odd * d);
            c = awayFromZero(1 + odd / c);
            value *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return value;
    }

    private static double awayFromZero(double number) {
        return Math.abs(number) < TINY ? TINY : number;
    }

    static double logGamma(double z) {
        double shift = 0;
        double x = z;
        while (x < 15) {
            shift += StrictMath.log(x);
            x++;
        }
        double r = 1 / (x * x);
        double series = (1.0 / 12 - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188))))) / x;
        return (x - .5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + series - shift;
    }
}
