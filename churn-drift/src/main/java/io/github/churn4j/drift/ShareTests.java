package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.FisherExact;
import java.util.function.LongToDoubleFunction;

/** Tests of the share of cells that have no value, or one that the schema does not accept. */
final class ShareTests {

    private ShareTests() {}

    /** More or fewer missing values; its effect is the difference of the shares. */
    static Measurement missing(Pair pair) {
        return of(DriftTest.MISSING_RATE, pair.referenceMissing(), pair.currentMissing(), pair, 1);
    }

    /** More values that the schema does not accept. */
    static Measurement newValues(Pair pair) {
        return of(
                DriftTest.NEW_VALUES,
                pair.referenceNew().count(),
                pair.currentNew().count(),
                pair,
                2);
    }

    /**
     * Compares two shares.
     *
     * @param tails by what a two-sided level is divided: 1 for a two-sided test, 2 for a one-sided one
     */
    private static Measurement of(DriftTest test, long reference, long current, Pair pair, int tails) {
        long n = pair.referenceRows();
        long m = pair.currentRows();
        if (reference + current == 0 || reference + current == n + m) {
            return Measurement.constant(test);
        }
        double share = reference / (double) n;
        double difference = current / (double) m - share;
        LongToDoubleFunction p = count -> tails == 1
                ? FisherExact.twoSided(count, m - count, reference, n - reference)
                : FisherExact.greater(count, m - count, reference, n - reference);
        return new Measurement(
                test,
                difference,
                p.applyAsDouble(current),
                Math.abs(difference),
                level -> smallest(level, share, m, p) / (double) m - share,
                level -> tails == 1
                        ? FisherExact.minimumDetectable(level, NumberTests.POWER, share, n, m)
                        : FisherExact.minimumDetectableGreater(level, NumberTests.POWER, share, n, m));
    }

    /** The smallest count above the expected one that a level takes for drift; one more than there are if none is. */
    private static long smallest(double level, double share, long m, LongToDoubleFunction p) {
        long low = (long) Math.floor(share * m);
        long high = m + 1;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (p.applyAsDouble(middle) <= level) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
