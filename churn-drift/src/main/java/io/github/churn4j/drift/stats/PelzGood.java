package io.github.churn4j.drift.stats;

/**
 * P(D &lt; d) of one large sample: W. Pelz and I. J. Good, <i>Approximating the Lower Tail-areas of the
 * Kolmogorov–Smirnov One-sample Statistic</i>, J. Royal Stat. Soc. B 38(2), 1976, four terms K₀ + K₁/√n + K₂/n +
 * K₃/n^1.5.
 */
final class PelzGood {

    private static final double PI2 = Math.PI * Math.PI;
    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

    private PelzGood() {}

    /** P(D &lt; d) of n values, n above 140. */
    static double cumulative(long n, double d) {
        double z = Math.sqrt((double) n) * d;
        double z2 = z * z;
        double z4 = z2 * z2;
        double z6 = z4 * z2;
        double z8 = z4 * z4;
        double k0 = 0;
        double k1 = 0;
        double k2 = 0;
        double k3 = 0;
        double odd = -PI2 / (8 * z2);
        for (int m = 1; m * m * odd > -745; m += 2) {
            double weight = StrictMath.exp(m * m * odd);
            double p = PI2 * m * m / 4;
            k0 += weight;
            k1 += weight * (p - z2);
            k2 += weight * (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * p + (1 - 2 * z2) * p * p);
            k3 += weight
                    * (-30 * z6
                            - 90 * z8
                            + (135 * z4 - 96 * z6) * p
                            + (212 * z4 - 60 * z2) * p * p
                            + (5 - 30 * z2) * p * p * p);
        }
        double second = 0;
        double third = 0;
        for (int k = 1; k * k * 4 * odd > -745; k++) {
            double weight = k * k * StrictMath.exp(k * k * 4 * odd);
            second += weight;
            third += weight * (3 * z2 - PI2 * k * k);
        }
        k0 /= z;
        k1 /= 6 * z4;
        k2 = k2 / (72 * z6 * z) - second * PI2 / (36 * z2 * z);
        k3 = k3 / (6480 * z8 * z2) + third * PI2 / (216 * z6);
        double root = Math.sqrt((double) n);
        return ROOT_TWO_PI * (k0 + (k1 + (k2 + k3 / root) / root) / root);
    }
}
