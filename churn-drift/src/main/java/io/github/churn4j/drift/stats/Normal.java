package io.github.churn4j.drift.stats;

/** The standard normal distribution's tail and its inverse. */
final class Normal {

    private Normal() {}

    /** P(Z ≥ z): half of P(χ²₁ ≥ z²), to about 1e-13 relative in the upper tail. */
    static double survival(double z) {
        double half = .5 * GammaTail.upper(.5, .5 * z * z);
        return z >= 0 ? half : 1 - half;
    }

    /** The z with P(Z ≥ z) = tail, for a tail of at most ½; 40 for one below 1e-349. */
    static double upperQuantile(double tail) {
        return Inverse.smallest(tail, 40, Normal::survival);
    }
}
