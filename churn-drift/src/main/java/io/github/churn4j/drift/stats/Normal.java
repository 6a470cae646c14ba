package io.github.churn4j.drift.stats;

/** The standard normal distribution's tails and their inverse. Pure functions, safe from any thread. */
public final class Normal {

    private Normal() {}

    /** P(Z ≥ z): half of P(χ²₁ ≥ z²), to about 1e-13 relative in the upper tail; NaN for NaN. */
    public static double survival(double z) {
        double half = .5 * twoSided(z);
        return z >= 0 ? half : 1 - half;
    }

    /** P(|Z| ≥ |z|); NaN for NaN. */
    public static double twoSided(double z) {
        return GammaTail.upper(.5, .5 * z * z);
    }

    /** The z with P(Z ≥ z) = tail, for a tail of at most ½; 40 for one below 1e-349. */
    public static double upperQuantile(double tail) {
        return Inverse.smallest(tail, 40, Normal::survival);
    }
}
