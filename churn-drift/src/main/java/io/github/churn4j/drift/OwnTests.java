package io.github.churn4j.drift;

import java.util.List;

/** This library's own tests of one feature. */
final class OwnTests {

    private OwnTests() {}

    static List<Measurement> of(Pair pair, List<DriftTest> tests, int minimum, long seed) {
        return tests.stream().map(test -> of(pair, test, minimum, seed)).toList();
    }

    private static Measurement of(Pair pair, DriftTest test, int minimum, long seed) {
        boolean share = test == DriftTest.MISSING_RATE || test == DriftTest.NEW_VALUES;
        long fewest = share ? Math.min(pair.referenceRows(), pair.currentRows()) : Math.min(pair.n(), pair.m());
        if (fewest < minimum) {
            return Measurement.insufficient(test);
        }
        if (!share && constant(pair)) {
            return Measurement.constant(test);
        }
        return switch (test) {
            case KOLMOGOROV_SMIRNOV -> NumberTests.kolmogorovSmirnov(pair);
            case CRAMER_VON_MISES -> NumberTests.cramerVonMises(pair);
            case WASSERSTEIN -> Distances.wasserstein(pair, seed);
            case CHI_SQUARE -> LevelTests.chiSquare(pair);
            case POPULATION_STABILITY -> Distances.populationStability(pair);
            case JENSEN_SHANNON -> Distances.jensenShannon(pair);
            case MISSING_RATE -> ShareTests.missing(pair);
            case NEW_VALUES -> ShareTests.newValues(pair);
        };
    }

    /** Whether all present values of both sides are one. */
    static boolean constant(Pair pair) {
        double[] sorted = pair.sorted();
        return pair.reference().size() == 1
                && sorted.length > 0
                && sorted[0] == pair.reference().point(0)
                && sorted[sorted.length - 1] == sorted[0];
    }
}
