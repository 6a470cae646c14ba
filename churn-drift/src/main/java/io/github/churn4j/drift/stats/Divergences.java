package io.github.churn4j.drift.stats;

/**
 * Distances of two samples counted over the same bins or levels: the population stability index and Jensen and
 * Shannon's distance, with what they come to by chance alone.
 *
 * <p>Counts may be weights, but are finite and not negative. Where a sample is empty every result is NaN. Pure
 * functions, safe from any thread.
 */
public final class Divergences {

    /** The share that stands for none in {@link #populationStability(double[], double[])}, as in Evidently: .0001. */
    public static final double EMPTY_SHARE = 1e-4;

    private Divergences() {}

    /** The index with {@link #EMPTY_SHARE} in place of empty bins. */
    public static double populationStability(double[] reference, double[] current) {
        return populationStability(reference, current, EMPTY_SHARE);
    }

    /**
     * Σ (p − q)·ln(p / q) over shares p of the reference and q of the current sample, nats, [0, ∞). O(bins).
     *
     * <p>A bin that is empty in one sample would make it infinite: its share counts as emptyShare there, and the other
     * shares stay as they are. Bins that are empty in both count nothing. With an emptyShare of 0 the index is infinite
     * where one is empty.
     *
     * @param emptyShare [0, 1)
     */
    public static double populationStability(double[] reference, double[] current, double emptyShare) {
        double n = total(reference, current.length);
        double m = total(current, reference.length);
        if (!(emptyShare >= 0 && emptyShare < 1)) {
            throw new IllegalArgumentException(
                    "empty share is " + emptyShare + ", expected [0, 1), such as " + EMPTY_SHARE);
        }
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double p = reference[i] == 0 ? emptyShare : reference[i] / n;
            double q = current[i] == 0 ? emptyShare : current[i] / m;
            sum += p == q ? 0 : (p - q) * StrictMath.log(p / q);
        }
        return sum;
    }

    /**
     * Jensen and Shannon's distance: the root of the mean divergence of both from their midpoint, to a base: [0, 1] for
     * base 2. Empty bins need no care. This is SciPy's {@code jensenshannon}. O(bins).
     *
     * @param base above 1, usually 2
     */
    public static double jensenShannonDistance(double[] reference, double[] current, double base) {
        if (!(base > 1)) {
            throw new IllegalArgumentException("base is " + base + ", expected more than 1, usually 2");
        }
        return Math.sqrt(jensenShannonDivergence(reference, current) / StrictMath.log(base));
    }

    /**
     * Jensen and Shannon's divergence, nats, [0, ln 2]: what {@link #jensenShannonDistance} is the root of. O(bins).
     */
    public static double jensenShannonDivergence(double[] reference, double[] current) {
        double n = total(reference, current.length);
        double m = total(current, reference.length);
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = 0; i < reference.length; i++) {
            double p = reference[i] / n;
            double q = current[i] / m;
            if (p + q > 0) {
                double t = (p - q) / (p + q);
                sum += (p + q) * (plogp(t) + plogp(-t));
            }
        }
        return Math.max(0, Math.min(StrictMath.log(2), sum / 4));
    }

    /** (1 + t)·ln(1 + t) − t, which does not cancel where shares are nearly the same. */
    private static double plogp(double t) {
        return t == -1 ? 1 : t * t - (1 + t) * SaddlePoint.phi(t);
    }

    private static double total(double[] counts, int expected) {
        if (counts.length != expected) {
            throw new IllegalArgumentException("samples are counted over " + counts.length + " and " + expected
                    + " bins; count both over the same");
        }
        double total = 0;
        for (int i = 0; i < counts.length; i++) {
            if (!(counts[i] >= 0) || Double.isInfinite(counts[i])) {
                throw new IllegalArgumentException(
                        "count of bin " + i + " is " + counts[i] + ", expected 0 or more, finite");
            }
            total += counts[i];
        }
        return total;
    }

    /**
     * The index that is reached by chance with probability alpha at these numbers of values: index / (1/n + 1/m) is
     * about χ² with bins − 1 degrees of freedom (B. Yurdakul and J. Naranjo, <i>Statistical Properties of the
     * Population Stability Index</i>, J. Risk Model Validation 14(4), 2020). Good where every bin expects some 5 values
     * in both samples; it replaces fixed cut-offs of .1 and .25.
     *
     * @param bins that occur, 2 or more; NaN for fewer
     */
    public static double populationStabilityCritical(double alpha, int bins, long n, long m) {
        return bins < 2 ? Double.NaN : ChiSquare.quantile(alpha, bins - 1) * spread(n, m);
    }

    /** P(an index at least so large) without drift, as in {@link #populationStabilityCritical}. */
    public static double populationStabilityP(double index, int bins, long n, long m) {
        return bins < 2 ? Double.NaN : ChiSquare.survival(index / spread(n, m), bins - 1);
    }

    /**
     * The true index that a test at alpha shows with that chance, by noncentral χ².
     *
     * @param power the chance, (½, 1), usually .8
     */
    public static double populationStabilityDetectable(double alpha, double power, int bins, long n, long m) {
        return detectable(alpha, power, bins) * spread(n, m);
    }

    /**
     * The distance that is reached by chance with probability alpha: 8 times the divergence in nats / (1/n + 1/m) is
     * about χ² with bins − 1 degrees of freedom (M. L. Menéndez, J. A. Pardo, L. Pardo and M. C. Pardo, <i>The
     * Jensen–Shannon Divergence</i>, J. Franklin Inst. 334, 1997).
     *
     * @param bins that occur, 2 or more; NaN for fewer
     * @param base of the distance
     * @return above the largest distance where not even that would be unlikely
     */
    public static double jensenShannonCritical(double alpha, int bins, long n, long m, double base) {
        return bins < 2 ? Double.NaN : distance(ChiSquare.quantile(alpha, bins - 1), n, m, base);
    }

    /** P(a distance at least so large) without drift, as in {@link #jensenShannonCritical}. */
    public static double jensenShannonP(double distance, int bins, long n, long m, double base) {
        return bins < 2
                ? Double.NaN
                : ChiSquare.survival(8 * distance * distance * StrictMath.log(base) / spread(n, m), bins - 1);
    }

    /**
     * The true distance that a test at alpha shows with that chance, by noncentral χ².
     *
     * @param power the chance, (½, 1), usually .8
     * @param base of the distance
     */
    public static double jensenShannonDetectable(double alpha, double power, int bins, long n, long m, double base) {
        return distance(detectable(alpha, power, bins), n, m, base);
    }

    private static double distance(double chiSquare, long n, long m, double base) {
        return Math.sqrt(chiSquare * spread(n, m) / (8 * StrictMath.log(base)));
    }

    private static double detectable(double alpha, double power, int bins) {
        if (bins < 2) {
            return Double.NaN;
        }
        double critical = ChiSquare.quantile(alpha, bins - 1);
        return NoncentralChiSquare.noncentrality(critical, bins - 1, 1 - Samples.power(power));
    }

    private static double spread(long n, long m) {
        return n < 1 || m < 1 ? Double.NaN : 1.0 / n + 1.0 / m;
    }
}
