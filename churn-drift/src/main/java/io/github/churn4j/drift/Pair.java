package io.github.churn4j.drift;

import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Both sides of one feature, or of the score.
 *
 * @param column whose
 * @param kind what its values are
 * @param levels their names in the order of the slots; empty for numbers
 * @param reference present values of the reference
 * @param referenceNew values of the reference that the schema does not accept
 * @param referenceRows cells of the reference
 * @param sorted present values now, rising
 * @param currentNew values now that the schema does not accept
 * @param currentRows cells now
 * @param absent whether there is no such column now
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record Pair(
        String column,
        Kind kind,
        List<String> levels,
        EmpiricalDistribution reference,
        NewValues referenceNew,
        long referenceRows,
        double[] sorted,
        NewValues currentNew,
        long currentRows,
        boolean absent) {

    /** Present values, rising; NaN and infinite ones are left out. */
    static double[] sorted(double[] values) {
        double[] present =
                Arrays.stream(values).filter(Double::isFinite).map(v -> v + 0.0).toArray();
        Arrays.sort(present);
        return present;
    }

    /** Present values of the reference. */
    long n() {
        return reference.count();
    }

    /** Present values now. */
    int m() {
        return sorted.length;
    }

    /** Missing values of the reference, without those that are new. */
    long referenceMissing() {
        return referenceRows - n() - referenceNew.count();
    }

    /** Missing values now, without those that are new. */
    long currentMissing() {
        return currentRows - m() - currentNew.count();
    }

    /** How many present values of the reference have each distinct value. */
    long[] referenceCounts() {
        long[] counts = new long[reference.size()];
        long before = 0;
        for (int i = 0; i < counts.length; i++) {
            long below = Math.round(reference.cumulative(i) * n());
            counts[i] = below - before;
            before = below;
        }
        return counts;
    }

    /** Counts of both sides by distinct value, rising: reference first. */
    Map<Double, long[]> counts() {
        Map<Double, long[]> byValue = new TreeMap<>();
        long[] counts = referenceCounts();
        for (int i = 0; i < counts.length; i++) {
            byValue.put(reference.point(i), new long[] {counts[i], 0});
        }
        for (double value : sorted) {
            byValue.computeIfAbsent(value, v -> new long[2])[1]++;
        }
        return byValue;
    }

    /** Counts by level: the reference's and the current ones. */
    long[][] levelCounts() {
        long[][] counts = new long[2][levels.size()];
        long[] ofReference = referenceCounts();
        for (int i = 0; i < ofReference.length; i++) {
            counts[0][(int) reference.point(i)] += ofReference[i];
        }
        for (double slot : sorted) {
            counts[1][(int) slot]++;
        }
        return counts;
    }
}
