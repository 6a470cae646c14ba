package io.github.churn4j.drift;

import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.drift.stats.ChiSquare;
import io.github.churn4j.drift.stats.Divergences;
import io.github.churn4j.drift.stats.KolmogorovSmirnov;
import io.github.churn4j.drift.stats.Wasserstein;
import java.util.Arrays;
import java.util.List;

/**
 * The tests of Evidently 0.7's data drift preset by its documentation and by what it answers: up to 1,000 values of the
 * reference Kolmogorov and Smirnov's test on numbers, χ² of the reference's shares on levels and a z-test on two of them, at
 * .05; above that Wasserstein's distance in standard deviations and Jensen and Shannon's distance in nats, at .1. Numbers with
 * up to 5 distinct values count as levels.
 */
final class EvidentlyTests {

    private static final int SMALL_REFERENCE = 1000;
    private static final int FEW_VALUES = 5;
    /** Up to so many values on either side its p-value is the exact one. */
    private static final int EXACT = 10_000;

    private static final double DISTANCE = .1;
    private static final double SMALLEST_DEVIATION = .001;

    private EvidentlyTests() {}

    static List<Measurement> of(Pair pair) {
        long[][] counts = AlibiTests.withNewLevels(pair);
        boolean levels = pair.kind() != Kind.NUMERIC || counts[0].length <= FEW_VALUES;
        long n = Arrays.stream(counts[0]).sum();
        long m = Arrays.stream(counts[1]).sum();
        boolean small = n <= SMALL_REFERENCE;
        if (n == 0 || m == 0) {
            return List.of(Measurement.insufficient(levels ? DriftTest.CHI_SQUARE : DriftTest.KOLMOGOROV_SMIRNOV));
        }
        if (levels) {
            return List.of(small ? shares(counts, n, m) : jensenShannon(counts));
        }
        return List.of(small ? kolmogorovSmirnov(pair) : wasserstein(pair));
    }

    private static Measurement kolmogorovSmirnov(Pair pair) {
        double d = KolmogorovSmirnov.statistic(pair.reference(), pair.sorted(), pair.m());
        double p = pair.m() <= EXACT
                ? KolmogorovSmirnov.pExact(d, (int) pair.n(), pair.m())
                : KolmogorovSmirnov.pAsymptotic(d, pair.n(), pair.m());
        return of(DriftTest.KOLMOGOROV_SMIRNOV, d, p, d);
    }

    /** The z-test of two shares squared is χ² of homogeneity; of more levels it is χ² of fit to the reference's shares. */
    private static Measurement shares(long[][] counts, long n, long m) {
        ChiSquare.Result homogeneity = ChiSquare.test(counts[0], counts[1], false);
        if (counts[0].length <= 2) {
            return of(DriftTest.CHI_SQUARE, homogeneity.statistic(), homogeneity.pValue(), homogeneity.cramersV());
        }
        double statistic = 0;
        for (int i = 0; i < counts[0].length; i++) {
            double expected = counts[0][i] * ((double) m / n);
            double off = counts[1][i] - expected;
            statistic += off * off / expected; // infinite for a level that the reference has not
        }
        double p = statistic == Double.POSITIVE_INFINITY ? 0 : ChiSquare.survival(statistic, counts[0].length - 1);
        return of(DriftTest.CHI_SQUARE, statistic, p, homogeneity.cramersV());
    }

    private static Measurement jensenShannon(long[][] counts) {
        double[] reference = Arrays.stream(counts[0]).asDoubleStream().toArray();
        double[] current = Arrays.stream(counts[1]).asDoubleStream().toArray();
        double distance = Math.sqrt(Divergences.jensenShannonDivergence(reference, current));
        return of(DriftTest.JENSEN_SHANNON, distance, Double.NaN, distance);
    }

    private static Measurement wasserstein(Pair pair) {
        double deviation = Math.max(SMALLEST_DEVIATION, pair.reference().deviation());
        double distance = Wasserstein.distance(pair.reference(), pair.sorted(), pair.m()) / deviation;
        return of(DriftTest.WASSERSTEIN, distance, Double.NaN, distance);
    }

    /** What a test would need for drift depends on more than a level here, and is not stated. */
    private static Measurement of(DriftTest test, double statistic, double pValue, double effect) {
        boolean distance = Double.isNaN(pValue);
        return new Measurement(
                test, statistic, pValue, effect, level -> distance ? DISTANCE : Double.NaN, level -> Double.NaN);
    }

    /** Drift at or above a distance, up to a p-value of Kolmogorov and Smirnov's test, below one of χ². */
    static Judge judge(double alpha) {
        return measurement -> {
            if (!measurement.done()) {
                return measurement.judged(alpha);
            }
            boolean drift = switch (measurement.test()) {
                case KOLMOGOROV_SMIRNOV -> measurement.pValue() <= alpha;
                case CHI_SQUARE -> measurement.pValue() < alpha;
                default -> measurement.statistic() >= DISTANCE;
            };
            return measurement.result(measurement.critical().applyAsDouble(alpha), Double.NaN, drift);
        };
    }
}
