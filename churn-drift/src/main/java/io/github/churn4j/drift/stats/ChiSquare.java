package io.github.churn4j.drift.stats;

/**
 * Pearson's χ² of homogeneity: whether two samples have the same shares of levels. Also the χ² distribution itself.
 * Pure functions, safe from any thread.
 */
public final class ChiSquare {

    private ChiSquare() {}

    /**
     * What a test found.
     *
     * @param statistic χ², [0, ∞)
     * @param degreesOfFreedom levels that occur, less one
     * @param pValue P(at least so large) without drift, [0, 1]; 1 where only one level occurs
     * @param cramersV Cramér's V, √(χ² / values) of the χ² without correction, [0, 1]: the effect
     */
    public record Result(double statistic, int degreesOfFreedom, double pValue, double cramersV) {}

    /**
     * Compares counts of the same levels; levels that occur in neither sample are left out. This is SciPy's
     * {@code chi2_contingency([reference, current], correction=yates)} for counts of which some column may be empty.
     * O(levels).
     *
     * @param reference counts per level
     * @param current counts per level, as many
     * @param yates whether to move each count by up to ½ towards its expectation at one degree of freedom (F. Yates
     *     1934)
     * @return its numbers are NaN where a sample has no value
     */
    public static Result test(long[] reference, long[] current, boolean yates) {
        if (reference.length != current.length) {
            throw new IllegalArgumentException("current has " + current.length + " levels, expected " + reference.length
                    + " as in reference; count both over the same levels");
        }
        double n = total("reference", reference);
        double m = total("current", current);
        int degrees = Math.max(0, occurring(reference, current) - 1);
        if (n == 0 || m == 0) {
            return new Result(Double.NaN, degrees, Double.NaN, Double.NaN);
        }
        double plain = statistic(reference, current, n, m, 0);
        double statistic = yates && degrees == 1 ? statistic(reference, current, n, m, .5) : plain;
        return new Result(
                statistic,
                degrees,
                degrees == 0 ? 1 : survival(statistic, degrees),
                Math.min(1, Math.sqrt(plain / (n + m))));
    }

    private static double total(String name, long[] counts) {
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            total += Samples.count(name + "[" + i + "]", counts[i]);
        }
        return total;
    }

    private static int occurring(long[] reference, long[] current) {
        int occurring = 0;
        for (int i = 0; i < reference.length; i++) {
            occurring += reference[i] + current[i] > 0 ? 1 : 0;
        }
        return occurring;
    }

    private static double statistic(long[] reference, long[] current, double n, double m, double correction) {
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double both = (double) reference[i] + current[i];
            if (both > 0) {
                // both rows deviate by the same amount, one up and one down
                double off = Math.abs(reference[i] * m - current[i] * n) / (n + m);
                off -= Math.min(correction, off);
                sum += off * off / both;
            }
        }
        return sum * (n + m) * (1 / n + 1 / m);
    }

    /**
     * P(χ² ≥ x), [0, 1], to about 1e-13 relative down to 1e-300.
     *
     * @param x the statistic; NaN gives NaN
     * @param degreesOfFreedom more than 0
     */
    public static double survival(double x, double degreesOfFreedom) {
        return GammaTail.upper(degrees(degreesOfFreedom) / 2, x / 2);
    }

    private static double degrees(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0)) {
            throw new IllegalArgumentException("degrees of freedom are " + degreesOfFreedom + ", expected more than 0");
        }
        return degreesOfFreedom;
    }

    /**
     * The smallest x with P(χ² ≥ x) at most a probability.
     *
     * @param upperTail (0, 1]
     * @param degreesOfFreedom more than 0
     */
    public static double quantile(double upperTail, double degreesOfFreedom) {
        double tail = Samples.probability("upper tail", upperTail);
        double top = degrees(degreesOfFreedom) + 1;
        while (survival(top, degreesOfFreedom) > tail) {
            top *= 2;
        }
        return Inverse.smallest(tail, top, x -> survival(x, degreesOfFreedom));
    }

    /**
     * P(χ² ≥ x) where the populations differ: noncentral χ².
     *
     * @param x the statistic, such as a critical one
     * @param degreesOfFreedom more than 0
     * @param noncentrality values times Cohen's w², 0 or more
     * @return [0, 1], to about 1e-12 of 1
     */
    public static double power(double x, double degreesOfFreedom, double noncentrality) {
        return NoncentralChiSquare.survival(x, degrees(degreesOfFreedom), noncentrality);
    }

    /**
     * The true Cohen's w, which for two samples is Cramér's V, that a test at alpha shows with that chance (J. Cohen
     * 1988, <i>Statistical Power Analysis</i>, chapter 7).
     *
     * @param alpha (0, 1)
     * @param power the chance, (½, 1), usually .8
     * @param degreesOfFreedom levels less one, 1 or more
     * @param n values of one sample
     * @param m values of the other
     * @return (0, 1], 1 where not even the largest effect is so likely to be seen; NaN where a sample has no value
     */
    public static double minimumDetectable(double alpha, double power, double degreesOfFreedom, long n, long m) {
        if (n < 1 || m < 1) {
            return Double.NaN;
        }
        double critical = quantile(alpha, degreesOfFreedom);
        double miss = 1 - Samples.power(power);
        double noncentrality = NoncentralChiSquare.noncentrality(critical, degreesOfFreedom, miss);
        return Math.min(1, Math.sqrt(noncentrality / ((double) n + m)));
    }
}
