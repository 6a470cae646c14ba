package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.ChiSquare;
import io.github.churn4j.drift.stats.FisherExact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Pearson's χ² of levels, where each of them is expected often enough for its distribution to hold. */
final class LevelTests {

    /** The fewest values a level must be expected to have on the smaller side (Cochran 1954). */
    private static final double FEWEST_EXPECTED = 5;

    private LevelTests() {}

    /**
     * χ² after rare levels were put together, and with the next rarest one while they are still too few. Which ones these
     * are depends on the levels' totals over both sides alone, so that the test keeps its level. Where only two groups are
     * left and one is rare, Fisher's exact test gives the p-value.
     */
    static Measurement chiSquare(Pair pair) {
        long[][] grouped = grouped(pair);
        int groups = grouped[0].length;
        if (groups < 2) {
            return Measurement.constant(DriftTest.CHI_SQUARE);
        }
        ChiSquare.Result result = ChiSquare.test(grouped[0], grouped[1], false);
        double p = groups == 2 && expected(grouped, 0, pair) < FEWEST_EXPECTED
                ? FisherExact.twoSided(grouped[1][0], grouped[1][1], grouped[0][0], grouped[0][1])
                : result.pValue();
        int degrees = groups - 1;
        return new Measurement(
                DriftTest.CHI_SQUARE,
                result.statistic(),
                p,
                result.cramersV(),
                level -> ChiSquare.quantile(level, degrees),
                level -> ChiSquare.minimumDetectable(level, NumberTests.POWER, degrees, pair.n(), pair.m()));
    }

    /** The levels that count as one because they are rare, if there are two or more. */
    static List<String> pooled(Pair pair) {
        long[][] counts = pair.levelCounts();
        List<String> rare = IntStream.range(0, counts[0].length)
                .filter(i -> counts[0][i] + counts[1][i] > 0 && expected(counts, i, pair) < FEWEST_EXPECTED)
                .mapToObj(pair.levels()::get)
                .toList();
        return rare.size() < 2 ? List.of() : rare;
    }

    /** Counts of both sides by group, rarest first. */
    static long[][] grouped(Pair pair) {
        long[][] counts = pair.levelCounts();
        List<long[]> groups = new ArrayList<>();
        long[] rare = new long[2];
        for (int i = 0; i < counts[0].length; i++) {
            long[] both = {counts[0][i], counts[1][i]};
            if (expected(counts, i, pair) < FEWEST_EXPECTED) {
                rare[0] += both[0];
                rare[1] += both[1];
            } else {
                groups.add(both);
            }
        }
        groups.sort(Comparator.comparingLong(g -> g[0] + g[1]));
        if (rare[0] + rare[1] > 0) {
            boolean alone = groups.size() < 2 || (rare[0] + rare[1]) * share(pair) >= FEWEST_EXPECTED;
            if (alone) {
                groups.add(0, rare);
            } else {
                groups.get(0)[0] += rare[0];
                groups.get(0)[1] += rare[1];
            }
        }
        long[][] grouped = new long[2][groups.size()];
        for (int i = 0; i < groups.size(); i++) {
            grouped[0][i] = groups.get(i)[0];
            grouped[1][i] = groups.get(i)[1];
        }
        return grouped;
    }

    /** How many of a level the smaller side would have without drift. */
    private static double expected(long[][] counts, int level, Pair pair) {
        return (counts[0][level] + counts[1][level]) * share(pair);
    }

    private static double share(Pair pair) {
        return Math.min(pair.n(), pair.m()) / ((double) pair.n() + pair.m());
    }
}
