package io.github.churn4j.drift.stats;

import io.github.churn4j.model.Distribution;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Kolmogorov and Smirnov's test of two samples: D, the largest distance of their distribution functions, [0, 1].
 *
 * <p>In arrays NaN is a missing value and left out, infinite values are values, zero has no sign. Where a sample has no
 * value every result is NaN: nothing is known, which is not the same as no distance. Pure functions, safe from any
 * thread.
 */
public final class KolmogorovSmirnov {

    private KolmogorovSmirnov() {}

    /**
     * D of a batch against a reference. O(n·log(size / n)) whatever the reference's size: between two values of the
     * batch only the reference's function rises, so that the largest distance is at a value of the batch or just before
     * one.
     *
     * @param reference the reference
     * @param sortedCurrent the batch, rising in its first n places, none of them NaN; the rest is not read
     * @param n how many values, 0 or more
     */
    public static double statistic(EmpiricalDistribution reference, double[] sortedCurrent, int n) {
        if (n == 0 || reference.count() == 0) {
            return Double.NaN;
        }
        double largest = 0;
        double share = 1.0 / n;
        int stride = Math.max(1, reference.size() / n);
        int at = -1;
        int first = 0;
        while (first < n) {
            double value = sortedCurrent[first];
            int next = first + 1;
            while (next < n && sortedCurrent[next] <= value) {
                next++;
            }
            at = reference.floor(value, at, stride);
            double to = at < 0 ? 0 : reference.cumulative(at);
            int below = at >= 0 && reference.point(at) >= value ? at - 1 : at;
            double before = below < 0 ? 0 : reference.cumulative(below);
            largest = Math.max(largest, Math.max(Math.abs(to - next * share), Math.abs(before - first * share)));
            first = next;
        }
        return Math.min(1, largest);
    }

    /**
     * The part of D that is certain where the reference is a summary: at most the D of its values, and at most 1 / {@link
     * Distribution#MOST_POINTS} below it. Where the reference is exact it is D.
     *
     * <p>{@link #statistic(EmpiricalDistribution, double[], int)} takes the summary for the reference, which is too low
     * between the values it keeps, so that its D may be that much too large: nothing to some thousand values, but at 500,000 on
     * both sides a test at .05 raises 12 % false alarms. Here every distance is one that the reference's function has,
     * whatever it does between: at the values kept, where it is known, and before them, where it may have risen.
     *
     * @param reference the reference
     * @param sortedCurrent the batch, rising in its first n places, none of them NaN; the rest is not read
     * @param n how many values, 0 or more
     */
    public static double certain(EmpiricalDistribution reference, double[] sortedCurrent, int n) {
        if (reference.exact() || n == 0) {
            return statistic(reference, sortedCurrent, n);
        }
        double largest = 0;
        double before = 0; // the reference's function at the value before
        int at = 0;
        for (int i = 0; i < reference.size(); i++) {
            double point = reference.point(i);
            double to = reference.cumulative(i);
            while (at < n && sortedCurrent[at] < point) {
                at++;
            }
            double risen = Math.min(to, before + 1.0 / Distribution.MOST_POINTS);
            largest = Math.max(largest, (double) at / n - risen);
            while (at < n && sortedCurrent[at] <= point) {
                at++;
            }
            largest = Math.max(largest, Math.abs((double) at / n - to));
            before = to;
        }
        return Math.min(1, largest);
    }

    /** D of two samples in any order, which stay as they are. O(n·log n). */
    public static double statistic(double[] x, double[] y) {
        double[] sorted = y.clone();
        Arrays.sort(sorted);
        return statistic(EmpiricalDistribution.of(x), sorted, Samples.present(sorted));
    }

    /**
     * P(at least d) without drift by Kolmogorov's distribution at the effective number of values n·m / (n + m), rounded
     * half to even. This is SciPy's {@code ks_2samp(method="asymp")}; cautious (too large) where values are tied. It is
     * 0 at d = 1 and rough for few values: below some 50, {@link #pExact} is the one to ask. At most 0.3 ms below 2,000
     * effective values, 0.1 ms above, up to 30 ms for p within 1e-6 of 1.
     *
     * @return [0, 1]; NaN where a sample has no value, d is NaN, or both samples have one value
     */
    public static double pAsymptotic(double d, long n, long m) {
        return KolmogorovDistribution.survival(effective(n, m), d);
    }

    private static long effective(long n, long m) {
        double larger = Math.max(n, m);
        double smaller = Math.min(n, m);
        return smaller <= 0 ? 0 : (long) Math.rint(larger * smaller / (larger + smaller));
    }

    /**
     * P(at least d) without drift, exact for continuous values: of all orders in which n and m values can mix, those
     * whose distance reaches d. This is SciPy's {@code ks_2samp(method="exact")}. O(n·m).
     *
     * <p>Implementation note: d is on the lattice 1 / lcm(n, m). A uniformly random path to (i, j) came from (i − 1, j)
     * with probability i / (i + j); the chance that it has met the boundary is hence a weighted mean of two such
     * chances, 1 on the boundary. Nothing is subtracted and nothing overflows, so that p keeps its digits down to
     * 1e-300 (J. L. Hodges 1958, <i>The Significance Probability of the Smirnov Two-Sample Test</i>, on counting
     * paths).
     *
     * @return [0, 1]; NaN where a sample has no value or d is NaN
     */
    public static double pExact(double d, int n, int m) {
        if (n < 1 || m < 1 || Double.isNaN(d)) {
            return Double.NaN;
        }
        long divisor = greatestCommonDivisor(n, m);
        long up = m / divisor;
        long right = n / divisor;
        double reach = Math.rint(d * ((double) n * up));
        if (reach <= 0) {
            return 1;
        }
        double[] met = new double[m + 1];
        for (int i = 0; i <= n; i++) {
            for (int j = 0; j <= m; j++) {
                if (Math.abs(i * up - j * right) >= reach) {
                    met[j] = 1;
                } else if (i > 0 && j > 0) {
                    met[j] = (i * met[j] + j * met[j - 1]) / (i + j);
                } else if (j > 0) {
                    met[j] = met[j - 1];
                }
            }
        }
        return met[m];
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /**
     * The smallest d with {@link #pAsymptotic} at most alpha, so that a test is one comparison. Never falls when alpha
     * falls. Some 30 evaluations of {@link #pAsymptotic}, 1 ms and at most 10: not kept here, so keep it where n and m
     * stay.
     *
     * @param alpha [0, 1]
     * @return (0, 1]; NaN where {@link #pAsymptotic} is
     */
    public static double critical(double alpha, long n, long m) {
        long effective = effective(n, m);
        if (effective < 1) {
            return Double.NaN;
        }
        return Inverse.smallest(
                Samples.probability("alpha", alpha), 1, d -> KolmogorovDistribution.survival(effective, d));
    }

    /**
     * The true distance of two populations that a test at alpha shows with that chance at these numbers of values; no
     * larger one is needed, whatever the shape of the difference. At the place where the populations are furthest apart
     * the samples' distance is about normal with a variance of at most (1 − Δ²)/4·(1/n + 1/m).
     *
     * @param alpha (0, 1)
     * @param power the chance, (½, 1), usually .8
     * @return (0, 1]; NaN where {@link #pAsymptotic} is
     */
    public static double minimumDetectable(double alpha, double power, long n, long m) {
        double critical = critical(alpha, n, m);
        double spread = Normal.upperQuantile(1 - Samples.power(power)) / 2 * Math.sqrt(1.0 / n + 1.0 / m);
        DoubleUnaryOperator missing = distance -> critical + spread * Math.sqrt(1 - distance * distance) - distance;
        return Double.isNaN(critical) ? critical : Inverse.smallest(0, 1, missing);
    }
}
