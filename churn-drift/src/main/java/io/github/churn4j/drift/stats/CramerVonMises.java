package io.github.churn4j.drift.stats;

import java.util.Arrays;

/**
 * Cramér and von Mises's test of two samples: T, the squared distance of their distribution functions summed over all
 * values. Sees differences that are moderate over a wide range better than D does.
 *
 * <p>In arrays NaN is a missing value and left out, infinite values are values, zero has no sign. Where a sample has no
 * value every result is NaN. Pure functions, safe from any thread.
 */
public final class CramerVonMises {

    private CramerVonMises() {}

    /** T of two samples in any order, which stay as they are. O(n·log n). */
    public static double statistic(double[] x, double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        return statistic(EmpiricalDistribution.of(x), sorted, Samples.present(sorted));
    }

    /**
     * T of a batch against a reference: nm/(n + m)²·Σ (F − G)² over all values (T. W. Anderson, <i>On the Distribution
     * of the Two-Sample Cramér–von Mises Criterion</i>, Ann. Math. Stat. 33, 1962, equation 2), O(size + n).
     *
     * <p>At tied values it takes the mean of (F − G)² at them and just below them, which changes nothing where no
     * values are tied. Ties make T smaller on average, so that p is cautious, and samples with the same shares have a
     * T of 0, which is not so for {@link #midRankStatistic}.
     *
     * @param reference the reference
     * @param sortedCurrent the batch, rising in its first n places, none of them NaN
     * @param n how many values, 0 or more
     */
    public static double statistic(EmpiricalDistribution reference, double[] sortedCurrent, int n) {
        double count = reference.count();
        if (n == 0 || count == 0) {
            return Double.NaN;
        }
        double sum = 0;
        double share = 0;
        double before = 0;
        int at = 0;
        int j = 0;
        while (at < reference.size() || j < n) {
            boolean ofReference = at < reference.size() && (j == n || reference.point(at) <= sortedCurrent[j]);
            double value = ofReference ? reference.point(at) : sortedCurrent[j];
            double next = ofReference ? reference.cumulative(at++) : share;
            int first = j;
            while (j < n && sortedCurrent[j] <= value) {
                j++;
            }
            double after = next - (double) j / n;
            double values = (next - share) * count + (j - first);
            sum += values * .5 * (before * before + after * after);
            share = next;
            before = after;
        }
        double all = count + n;
        return sum * (count / all) * (n / all);
    }

    /**
     * T from ranks, tied values sharing their mean rank (Anderson 1962, equations 9 and 10): SciPy's
     * {@code cramervonmises_2samp}, to compare with. The same as {@link #statistic(double[], double[])} where no values
     * are tied. Where many are and the samples differ in size it is too large: 10,000 and 500 times the same value give
     * 15,793 and a p of 0. O(n·log n).
     *
     * <p>Implementation note: among a tied values of one sample and b of the other, after i and j smaller ones, the
     * mid-ranks less the ranks within the sample are squared and summed in closed form: a(j + b/2)² + a(a² − 1)/12, and
     * the same with the roles changed. T is a small difference of numbers up to 1e24, hence {@code DoubleDouble}.
     */
    public static double midRankStatistic(double[] x, double[] y) {
        double[] ours = x.clone();
        double[] theirs = y.clone();
        Arrays.sort(ours);
        Arrays.sort(theirs);
        int n = Samples.present(ours);
        int m = Samples.present(theirs);
        if (n == 0 || m == 0) {
            return Double.NaN;
        }
        DoubleDouble ofOurs = new DoubleDouble();
        DoubleDouble ofTheirs = new DoubleDouble();
        int i = 0;
        int j = 0;
        while (i < n || j < m) {
            double value = j == m || (i < n && ours[i] <= theirs[j]) ? ours[i] : theirs[j];
            int first = i;
            while (i < n && ours[i] <= value) {
                i++;
            }
            int other = j;
            while (j < m && theirs[j] <= value) {
                j++;
            }
            addGroup(ofOurs, i - first, other, j - other);
            addGroup(ofTheirs, j - other, first, i - first);
        }
        double product = (double) n * m;
        DoubleDouble scaled = new DoubleDouble();
        scaled.addMultiple(n, ofOurs);
        scaled.addMultiple(m, ofTheirs);
        scaled.addProduct(-2 * product, 4 * product - 1);
        return scaled.value() / (12 * product * ((double) n + m));
    }

    /** Adds twelve times what a tied values come to that come after some of the other sample and beside b of it. */
    private static void addGroup(DoubleDouble sum, double a, double before, double b) {
        sum.addProduct(a, a * a - 1);
        sum.addProduct(12 * a * (before + b / 2), before + b / 2);
    }

    /**
     * P(at least so large) without drift, by the limit distribution of T brought to its mean and variance at n and m
     * (Anderson 1962, equations 11, 14 and 15). This is SciPy's {@code cramervonmises_2samp(method="asymptotic")}, with
     * the digits that SciPy loses below 1e-7. O(1), 0.1 ms.
     *
     * @return [0, 1]; NaN where a sample has no value or the statistic is NaN, and for one value in both
     */
    public static double p(double statistic, long n, long m) {
        if (n < 1 || m < 1 || (n == 1 && m == 1)) {
            return Double.NaN;
        }
        double all = (double) n + m;
        double product = (double) n * m;
        double mean = (1 + 1 / all) / 6;
        double squares = (double) n * n + (double) m * m;
        double variance = (all + 1) * (4 * product * all - 3 * squares - 2 * product) / (45 * all * all * 4 * product);
        return CramerVonMisesDistribution.survival(1.0 / 6 + (statistic - mean) / Math.sqrt(45 * variance));
    }

    /**
     * P(at least so large) without drift, exact for continuous values: SciPy's
     * {@code cramervonmises_2samp(method="exact")}. Meant for up to about 20 values in each sample: time and memory
     * grow with n·m times the number of different sums.
     *
     * @return [0, 1]; NaN where a sample has no value or the statistic is NaN
     */
    public static double pExact(double statistic, int n, int m) {
        if (n < 1 || m < 1 || Double.isNaN(statistic)) {
            return Double.NaN;
        }
        return CramerVonMisesDistribution.exact(statistic, n, m);
    }

    /**
     * The smallest T with {@link #p} at most alpha. Some 30 evaluations of it, not kept.
     *
     * @param alpha (0, 1]
     * @return [0, ∞); NaN where {@link #p} is
     */
    public static double critical(double alpha, long n, long m) {
        Samples.probability("alpha", alpha);
        return Double.isNaN(p(0, n, m)) ? Double.NaN : Inverse.smallest(alpha, 200, t -> p(t, n, m));
    }

    /**
     * The D of a shift of a normal variable that a test at alpha shows with that chance.
     *
     * <p>Implementation note: there ∫(F − G)² dF is D²/√3 and nearly all of it lies along the first principal
     * component, whose eigenvalue is 1/π², so that T has about the mean 1/6 + νD²/√3 and the variance 1/45 +
     * 4νD²/(√3π²) with ν = nm/(n + m); it is taken for normal.
     *
     * @param alpha (0, 1)
     * @param power the chance, (½, 1), usually .8
     * @return (0, 1], 1 where not even separate samples are so likely to be seen; NaN where {@link #p} is
     */
    public static double minimumDetectable(double alpha, double power, long n, long m) {
        double critical = critical(alpha, n, m);
        double luck = Normal.upperQuantile(1 - Samples.power(power));
        double effective = (double) n * m / ((double) n + m);
        return Double.isNaN(critical)
                ? critical
                : Inverse.smallest(0, 1, distance -> {
                    double moved = effective * distance * distance / Math.sqrt(3);
                    double spread = Math.sqrt(1.0 / 45 + 4 * moved / (Math.PI * Math.PI));
                    return critical + luck * spread - 1.0 / 6 - moved;
                });
    }
}
