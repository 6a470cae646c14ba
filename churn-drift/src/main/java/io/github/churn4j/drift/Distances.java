package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.Divergences;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.Wasserstein;
import io.github.churn4j.drift.stats.WassersteinNull;
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
                level -> Divergences.populationStabilityDetectable(level, NumberTests.POWER, bins, pair.n(), pair.m()));
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
                level -> Math.min(
                        1,
                        Divergences.jensenShannonDetectable(level, NumberTests.POWER, bins, pair.n(), pair.m(), BASE)));
    }

    /**
     * Wasserstein's W1 in standard deviations of the reference. Chance alone brings small samples far, so that its cut-off is
     * what chance reaches, but never less than a tenth of a deviation.
     */
    static Measurement wasserstein(Pair pair, long seed) {
        double deviation = deviation(pair.reference());
        double w1 = Wasserstein.distance(pair.reference(), pair.sorted(), pair.m());
        if (deviation == 0) { // a constant reference and other values now
            return new Measurement(
                    DriftTest.WASSERSTEIN, Double.POSITIVE_INFINITY, Double.NaN, 1, level -> 0, level -> 0);
        }
        double scaled = w1 / deviation;
        WassersteinNull chance = WassersteinNull.of(pair.reference(), seed);
        int m = pair.m();
        return new Measurement(
                DriftTest.WASSERSTEIN,
                scaled,
                Double.NaN,
                scaled,
                level -> Math.max(SMALLEST_SHIFT, chance.critical(level, m) / deviation),
                level -> Math.max(SMALLEST_SHIFT, chance.minimumDetectable(level, NumberTests.POWER, m) / deviation));
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
