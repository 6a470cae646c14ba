package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.ChiSquare;
import io.github.churn4j.drift.stats.Divergences;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.Wasserstein;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Distances that judge by a cut-off. The cut-off is what chance reaches with the test's level at these numbers of values, so
 * that small samples raise no alarm and large ones see small drift; fixed ones such as .1 and .25 do neither.
 */
final class Distances {

    /** Numbers are counted between the reference's deciles. */
    private static final int BINS = 10;
    /** Base of Jensen and Shannon's distance. */
    private static final double BASE = 2;
    /** No distance below this many standard deviations of the reference is called drift. */
    private static final double SMALLEST_SHIFT = .1;
    /** The normal distribution's quantile at {@link NumberTests#POWER}. */
    private static final double Z_POWER = .8416212335729143;

    private Distances() {}

    static Measurement populationStability(Pair pair) {
        long[][] counts = counts(pair);
        int bins = counts[0].length;
        if (bins < 2) {
            return Measurement.constant(DriftTest.POPULATION_STABILITY);
        }
        double index = Divergences.populationStability(numbers(counts[0]), numbers(counts[1]));
        return new Measurement(
                DriftTest.POPULATION_STABILITY,
                index,
                Double.NaN,
                index,
                level -> Divergences.populationStabilityCritical(level, bins, pair.n(), pair.m()),
                level -> noncentrality(level, bins, pair) * unit(pair));
    }

    static Measurement jensenShannon(Pair pair) {
        long[][] counts = counts(pair);
        int bins = counts[0].length;
        if (bins < 2) {
            return Measurement.constant(DriftTest.JENSEN_SHANNON);
        }
        double distance = Divergences.jensenShannonDistance(numbers(counts[0]), numbers(counts[1]), BASE);
        return new Measurement(
                DriftTest.JENSEN_SHANNON,
                distance,
                Double.NaN,
                distance,
                level -> Divergences.jensenShannonCritical(level, bins, pair.n(), pair.m(), BASE),
                level -> Math.min(1, Math.sqrt(noncentrality(level, bins, pair) * unit(pair) / (8 * Math.log(BASE)))));
    }

    /** The noncentrality of χ² that a test at a level finds with the power wanted. */
    private static double noncentrality(double level, int bins, Pair pair) {
        double w = ChiSquare.minimumDetectable(level, NumberTests.POWER, bins - 1, pair.n(), pair.m());
        return w * w * (pair.n() + pair.m());
    }

    private static double unit(Pair pair) {
        return 1.0 / pair.n() + 1.0 / pair.m();
    }

    /**
     * Wasserstein's W1 in standard deviations σ of the reference.
     *
     * <p>Implementation note. Without drift √(nm / (n + m))·W1 is about ∫|B(F(x))|dx with a Brownian bridge B, whose mean is
     * √(2/π)·∫√(F(1 − F))dx. It is a Lipschitz function of a Gaussian process whose weighted integrals have a variance of at
     * most σ², so that it exceeds its mean by t·σ with a chance of at most exp(−t²/2) (Borell 1975; Tsirelson, Ibragimov and
     * Sudakov 1976): the cut-off mean + σ·√(2·ln(1/level)) keeps its level whatever F is.
     */
    static Measurement wasserstein(Pair pair) {
        double deviation = deviation(pair.reference());
        double w1 = Wasserstein.distance(pair.reference(), pair.sorted(), pair.m());
        double scaled = w1 == 0 ? 0 : w1 / deviation;
        double mean = deviation == 0 ? 0 : bridge(pair.reference()) / deviation;
        double error = Math.sqrt(unit(pair));
        return new Measurement(
                DriftTest.WASSERSTEIN,
                scaled,
                Double.NaN,
                scaled,
                level -> cutOff(level, mean, error),
                level -> cutOff(level, mean, error) + Z_POWER * error);
    }

    private static double cutOff(double level, double mean, double error) {
        return Math.max(SMALLEST_SHIFT, error * (mean + Math.sqrt(-2 * Math.log(level))));
    }

    private static double bridge(EmpiricalDistribution reference) {
        double sum = 0;
        for (int i = 0; i + 1 < reference.size(); i++) {
            double share = reference.cumulative(i);
            sum += Math.sqrt(share * (1 - share)) * (reference.point(i + 1) - reference.point(i));
        }
        return sum * Math.sqrt(2 / Math.PI);
    }

    /** Standard deviation of the population, n in the denominator. */
    static double deviation(EmpiricalDistribution reference) {
        double mean = 0;
        double before = 0;
        for (int i = 0; i < reference.size(); i++) {
            mean += (reference.cumulative(i) - before) * reference.point(i);
            before = reference.cumulative(i);
        }
        double squares = 0;
        before = 0;
        for (int i = 0; i < reference.size(); i++) {
            double off = reference.point(i) - mean;
            squares += (reference.cumulative(i) - before) * off * off;
            before = reference.cumulative(i);
        }
        return reference.size() < 2 ? 0 : Math.sqrt(squares);
    }

    /** Counts of both sides by level, or between the reference's deciles. */
    private static long[][] counts(Pair pair) {
        return pair.levels().isEmpty() ? deciles(pair) : LevelTests.grouped(pair);
    }

    /** A bin ends with a value of the reference, the last one is open. Bins that nobody is in are left out. */
    private static long[][] deciles(Pair pair) {
        EmpiricalDistribution reference = pair.reference();
        double[] ends = IntStream.range(1, BINS)
                .mapToDouble(q -> quantile(reference, (double) q / BINS))
                .distinct()
                .toArray();
        long[][] counts = new long[2][ends.length + 1];
        long[] ofReference = pair.referenceCounts();
        for (int i = 0; i < ofReference.length; i++) {
            counts[0][bin(ends, reference.point(i))] += ofReference[i];
        }
        for (double value : pair.sorted()) {
            counts[1][bin(ends, value)]++;
        }
        int last = ends.length;
        boolean open = counts[0][last] + counts[1][last] > 0;
        return open ? counts : new long[][] {Arrays.copyOf(counts[0], last), Arrays.copyOf(counts[1], last)};
    }

    private static int bin(double[] ends, double value) {
        int at = Arrays.binarySearch(ends, value);
        return at >= 0 ? at : -at - 1;
    }

    private static double quantile(EmpiricalDistribution reference, double fraction) {
        int at = 0;
        while (reference.cumulative(at) < fraction - 1e-12) {
            at++;
        }
        return reference.point(at);
    }

    private static double[] numbers(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }
}
