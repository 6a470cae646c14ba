package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.Divergences;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.Wasserstein;
import io.github.churn4j.drift.stats.WassersteinNull;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Distances that judge by a cut-off. The cut-off is what chance reaches with the test's level at these numbers of values, so
 * that small samples raise no alarm and large ones see small drift; fixed ones such as .1 and .25 do neither.
 */
final class Distances {

    /** Numbers are counted between the reference's deciles. */
    private static final int BINS = 10;
    /** What the outermost value of the reference must make up to be a bin of its own; a tenth as it comes out of sums. */
    private static final double DECILE = .1 - 1e-12;
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
        double deviation = pair.reference().deviation();
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

    /** Counts of both sides by level, or between the reference's deciles. */
    private static long[][] counts(Pair pair) {
        return pair.levels().isEmpty() ? deciles(pair) : LevelTests.grouped(pair);
    }

    /**
     * A bin ends with a value of the reference. Where a decile or more lies at its least value, what is below that is no
     * part of it and has a bin of its own, and what is above its largest one likewise; otherwise the outer bins are open.
     * Bins that nobody is in are left out.
     */
    private static long[][] deciles(Pair pair) {
        EmpiricalDistribution reference = pair.reference();
        double[] ends = ends(reference);
        long[][] counts = new long[2][ends.length + 1];
        long[] ofReference = pair.referenceCounts();
        for (int i = 0; i < ofReference.length; i++) {
            counts[0][bin(ends, reference.point(i))] += ofReference[i];
        }
        for (double value : pair.sorted()) {
            counts[1][bin(ends, value)]++;
        }
        int[] used = IntStream.rangeClosed(0, ends.length)
                .filter(bin -> counts[0][bin] + counts[1][bin] > 0)
                .toArray();
        return Stream.of(counts)
                .map(side -> IntStream.of(used).mapToLong(bin -> side[bin]).toArray())
                .toArray(long[][]::new);
    }

    /** The last values of the bins, rising; the last bin is open. */
    private static double[] ends(EmpiricalDistribution reference) {
        int last = reference.size() - 1;
        DoubleStream.Builder ends = DoubleStream.builder();
        if (reference.cumulative(0) >= DECILE) {
            ends.add(Math.nextDown(reference.point(0)));
        }
        for (int decile = 1; decile < BINS; decile++) {
            ends.add(reference.quantile((double) decile / BINS));
        }
        if (last > 0 && 1 - reference.cumulative(last - 1) >= DECILE) {
            ends.add(reference.point(last));
        }
        return ends.build().distinct().toArray();
    }

    private static int bin(double[] ends, double value) {
        int at = Arrays.binarySearch(ends, value);
        return at >= 0 ? at : -at - 1;
    }

    private static double[] numbers(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }
}
