package io.github.churn4j.drift;

import java.util.function.DoubleUnaryOperator;

/**
 * A test that was done, before all tests are judged together.
 *
 * @param test which
 * @param statistic its statistic, NaN where there are too few values
 * @param pValue NaN for a distance
 * @param effect how far apart
 * @param critical the statistic from which on a test at a level finds drift
 * @param detectable the effect that a test at a level finds with a probability of .8
 */
record Measurement(
        DriftTest test,
        double statistic,
        double pValue,
        double effect,
        DoubleUnaryOperator critical,
        DoubleUnaryOperator detectable) {

    private static final DoubleUnaryOperator UNKNOWN = level -> Double.NaN;

    /** A test for which there are too few values. */
    static Measurement insufficient(DriftTest test) {
        return new Measurement(test, Double.NaN, Double.NaN, Double.NaN, UNKNOWN, UNKNOWN);
    }

    /** A test of values that are all the same on both sides: no level finds drift. */
    static Measurement constant(DriftTest test) {
        return new Measurement(test, 0, hasProbability(test) ? 1 : Double.NaN, 0, UNKNOWN, UNKNOWN);
    }

    static boolean hasProbability(DriftTest test) {
        return switch (test) {
            case KOLMOGOROV_SMIRNOV, CRAMER_VON_MISES, CHI_SQUARE, MISSING_RATE, NEW_VALUES -> true;
            case WASSERSTEIN, POPULATION_STABILITY, JENSEN_SHANNON -> false;
        };
    }

    /**
     * Whether it takes part in the correction: a test whose values leave no room for drift, such as that of missing values
     * where there are none on either side, cannot raise a false alarm (Tarone 1990).
     */
    boolean counts() {
        return done() && critical != UNKNOWN;
    }

    /** Whether there were enough values to say something. */
    boolean done() {
        return !Double.isNaN(statistic);
    }

    /** Its result where drift is a p-value, or a distance from the critical one on, at a level. */
    TestResult judged(double level) {
        if (!done()) {
            return new TestResult(test, statistic, pValue, Double.NaN, effect, Double.NaN, Verdict.INSUFFICIENT_DATA);
        }
        double bound = critical.applyAsDouble(level);
        boolean drift = Double.isNaN(pValue) ? statistic >= bound : pValue <= level;
        return result(bound, detectable.applyAsDouble(level), drift);
    }

    TestResult result(double bound, double smallest, boolean drift) {
        return new TestResult(test, statistic, pValue, bound, effect, smallest, drift ? Verdict.DRIFT : Verdict.STABLE);
    }
}
