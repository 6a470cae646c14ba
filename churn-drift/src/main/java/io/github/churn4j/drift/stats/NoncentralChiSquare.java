package io.github.churn4j.drift.stats;

/**
 * The noncentral χ² distribution: a Poisson mixture of central ones (N. L. Johnson, S. Kotz and N. Balakrishnan 1995,
 * chapter 29).
 *
 * <p>Implementation note: terms are summed outwards from the likeliest one until they add nothing. O(√noncentrality)
 * tails.
 */
final class NoncentralChiSquare {

    private NoncentralChiSquare() {}

    /** P(χ²(λ) ≥ x), [0, 1]. */
    static double survival(double x, double degrees, double noncentrality) {
        double mean = noncentrality / 2;
        double mode = Math.floor(mean);
        double sum = 0;
        for (double j = mode; j >= 0; j--) {
            double weight = StrictMath.exp(SaddlePoint.logPoisson(j, mean));
            sum += weight * GammaTail.upper(degrees / 2 + j, x / 2);
            if (weight < 1e-17) {
                break;
            }
        }
        for (double j = mode + 1; ; j++) {
            double weight = StrictMath.exp(SaddlePoint.logPoisson(j, mean));
            sum += weight * GammaTail.upper(degrees / 2 + j, x / 2);
            if (weight < 1e-17) {
                return Math.min(1, sum);
            }
        }
    }

    /** The smallest λ at which the chance of staying below x is at most that. */
    static double noncentrality(double x, double degrees, double miss) {
        double top = x + 10;
        while (1 - survival(x, degrees, top) > miss) {
            top *= 2;
        }
        return Inverse.smallest(miss, top, lambda -> 1 - survival(x, degrees, lambda));
    }
}
