package io.github.churn4j.drift.stats;

/**
 * Exponents of binomial, Poisson and hypergeometric probabilities without the cancellation of log-gamma differences.
 *
 * <p>Implementation note: C. Loader, <i>Fast and Accurate Computation of Binomial Probabilities</i> (2000), writes n!
 * as √(2πn)·(n/e)ⁿ·exp(δ(n)) and what is left of the powers as deviances x·φ(δ/x), φ(t) = t − log(1+t). Every piece is
 * then about as large as the logarithm of the result, so that a probability of 1e-300 keeps 12 digits whatever the
 * counts. StrictMath, because critical values end up in bundles.
 */
final class SaddlePoint {

    /** ln √(2π). */
    static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

    private static final double[] SMALL = new double[16];

    static {
        for (int n = 1; n < SMALL.length; n++) {
            SMALL[n] = shifted(n);
        }
    }

    private SaddlePoint() {}

    /** δ(n) = ln n! − ln(√(2πn)·(n/e)ⁿ) for n &gt; 0, not only whole. */
    static double stirlingError(double n) {
        if (n >= SMALL.length) {
            double r = 1 / (n * n);
            return (1.0 / 12
                            - r
                                    * (1.0 / 360
                                            - r
                                                    * (1.0 / 1260
                                                            - r
                                                                    * (1.0 / 1680
                                                                            - r
                                                                                    * (1.0 / 1188
                                                                                            - r * (691.0 / 360360))))))
                    / n;
        }
        return n == (int) n ? SMALL[(int) n] : shifted(n);
    }

    /** By δ(n) = δ(n + 1) + (n + ½)·ln(1 + 1/n) − 1. */
    private static double shifted(double n) {
        double sum = 0;
        double at = n;
        while (at < 16) {
            double s = 1 / (2 * at + 1); // (n + ½)·ln(1 + 1/n) − 1 = s²/3 + s⁴/5 + …
            sum += at < 2 ? (at + .5) * StrictMath.log1p(1 / at) - 1 : atanhRest(s * s);
            at++;
        }
        return sum + stirlingError(at);
    }

    /** s²/3 + s⁴/5 + s⁶/7 + … for s² of at most .05. */
    private static double atanhRest(double square) {
        double sum = 0;
        double power = square;
        for (int k = 3; power / k > 1e-18 * sum; k += 2) {
            sum += power / k;
            power *= square;
        }
        return sum;
    }

    /** t − ln(1 + t) for t ≥ −1, to full relative precision. */
    static double phi(double t) {
        double s = t / (2 + t); // ln(1 + t) = 2·artanh(s)
        return s * s < .05 ? s * (t - 2 * atanhRest(s * s)) : t - StrictMath.log1p(t);
    }

    /** x·ln(x / (x + delta)) + delta for x ≥ 0 and x + delta ≥ 0. */
    static double deviance(double x, double delta) {
        return x == 0 ? delta : x * phi(delta / x);
    }

    /**
     * ln of C(n, x)·pˣ·qⁿ⁻ˣ with p + q = 1.
     *
     * @param excess n·p − x, which callers know better than this could
     */
    static double logBinomial(double x, double n, double p, double q, double excess) {
        if (x == 0) {
            return n * (p < q ? StrictMath.log1p(-p) : StrictMath.log(q));
        }
        if (x == n) {
            return n * (q < p ? StrictMath.log1p(-q) : StrictMath.log(p));
        }
        return stirlingError(n)
                - stirlingError(x)
                - stirlingError(n - x)
                - deviance(x, excess)
                - deviance(n - x, -excess)
                - HALF_LOG_TWO_PI
                - .5 * StrictMath.log(x * ((n - x) / n));
    }

    /** ln of e⁻ᵐ·mˣ / x!. */
    static double logPoisson(double x, double mean) {
        if (x == 0) {
            return -mean;
        }
        return -stirlingError(x) - deviance(x, mean - x) - HALF_LOG_TWO_PI - .5 * StrictMath.log(x);
    }
}
