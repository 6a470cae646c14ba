package io.github.churn4j.drift.stats;

/**
 * Kolmogorov's distribution: D of one sample of n values against a fully known continuous distribution.
 *
 * <p>Implementation note: the choice of method by n and n·d² is that of R. Simard and P. L'Ecuyer, <i>Computing the
 * Two-Sided Kolmogorov–Smirnov Distribution</i>, J. Stat. Software 39(11), 2011, section 3. Upper tail: twice Smirnov's
 * one-sided probability, whose terms are all positive. Lower part: Durbin's matrix ({@link DurbinMatrix}) or Pelz and
 * Good's series ({@link PelzGood}), as 1 − CDF where that costs at most three digits. SciPy's {@code kstwo.sf} makes
 * the same choice, so both agree to about 1e-11 relative.
 */
final class KolmogorovDistribution {

    /** From that many values on Smirnov's sum is taken over a grid of {@link #NODES}. */
    private static final long LARGE = 2048;

    private static final long NODES = 512;

    private KolmogorovDistribution() {}

    /** P(D ≥ d), [0, 1]; NaN for n &lt; 1 or a d that is NaN. */
    static double survival(long n, double d) {
        if (n < 1 || Double.isNaN(d)) {
            return Double.NaN;
        }
        double t = n * d;
        if (t <= .5) {
            return 1;
        }
        if (d >= 1) {
            return 0;
        }
        if (t <= 1) { // Ruben and Gambino
            return 1 - StrictMath.exp(logFactorialOverPower(n) + n * StrictMath.log(2 * t - 1));
        }
        if (t >= n - 1) {
            return Math.min(1, 2 * StrictMath.exp(n * StrictMath.log1p(-d)));
        }
        double square = t * d;
        if (square > 373) { // P. Massart 1990: at most 2·exp(−2nd²), less than any double
            return 0;
        }
        if (n > 140 && square < .17 * .17) { // all but 1e-15
            return 1;
        }
        if (d >= .5 || square >= (n <= 140 ? 4 : 2.2)) {
            return Math.min(1, 2 * smirnov(n, d));
        }
        double below = n <= 140 || (n <= 100_000 && n * d * Math.sqrt(d) <= 1.4)
                ? DurbinMatrix.cumulative((int) n, d)
                : PelzGood.cumulative(n, d);
        return Math.max(0, Math.min(1, 1 - below));
    }

    /** ln n!/nⁿ. */
    private static double logFactorialOverPower(long n) {
        return SaddlePoint.stirlingError(n) + .5 * StrictMath.log(n) + SaddlePoint.HALF_LOG_TWO_PI - n;
    }

    /**
     * P(D⁺ ≥ d), N. Smirnov 1944: d·Σ C(n, j)·(d + j/n)^(j−1)·(1 − d − j/n)^(n−j) over j from 0 to n(1 − d).
     *
     * <p>Implementation note: term j is a binomial probability whose mean exceeds j by n·d for every j, which
     * {@link SaddlePoint} turns into two well-conditioned deviances. For large n the terms are a smooth bump
     * exp(−nd²/(2u(1−u))), u = j/n, that vanishes to all orders at both ends; there the trapezoidal rule converges
     * faster than any power of its step, so that {@link #NODES} terms give all digits of the sum of n (their error is
     * below exp(−40) of the sum), in 50 µs instead of O(n).
     */
    static double smirnov(long n, double d) {
        double shift = n * d;
        long last = (long) Math.floor(n - shift);
        long step = n >= LARGE && shift * (1 - 2 * d) > 60 ? n / NODES : 1;
        double factor = shift * Math.sqrt(n / (2 * Math.PI));
        double whole = SaddlePoint.stirlingError(n);
        double sum = 0;
        for (long j = step; j <= last && j < n; j += step) {
            double rest = n - j;
            double exponent = whole
                    - SaddlePoint.stirlingError(j)
                    - SaddlePoint.stirlingError(rest)
                    - SaddlePoint.deviance(j, shift)
                    - SaddlePoint.deviance(rest, -Math.min(shift, rest));
            sum += StrictMath.exp(exponent) / ((shift + j) * Math.sqrt(j * rest));
        }
        sum *= factor * step;
        return sum + StrictMath.exp(n * StrictMath.log1p(-d));
    }
}
