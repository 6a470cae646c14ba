package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.stats.ChiSquare;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Pearson's χ² of homogeneity between a reference and windows of one feature's levels, without Yates's correction.
 *
 * <p>Implementation note. χ² needs an expected count of about 5 in each group (Cochran 1954), so levels of which the
 * reference makes fewer expect in a window are put together, rarest first, until a group expects 5. What is left joins the
 * last such group; without one it stays a group of its own if it expects 1 or there is but one other group, and joins the
 * rarest of the frequent levels otherwise. The groups depend on the reference and on the number of present values only,
 * not on what the window holds, so that the statistic keeps its distribution. Not thread-safe: the groups of the last
 * number of values are kept.
 */
final class LevelTest {

    private static final double ENOUGH = 5;
    private static final double FEW = 1;

    private final long[] reference;
    private final long total;
    private final int[] byFrequency;
    private final int[] group;
    private final long[] grouped;
    private final long[] current;
    private int groups;
    private long preparedFor = -1;

    /** @param reference rows of the reference by level */
    LevelTest(long[] reference) {
        this.reference = reference.clone();
        total = Arrays.stream(reference).sum();
        group = new int[reference.length];
        grouped = new long[reference.length];
        current = new long[reference.length];
        byFrequency = IntStream.range(0, reference.length)
                .boxed()
                .sorted(Comparator.comparingLong(level -> this.reference[level]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The number of levels. */
    int levels() {
        return reference.length;
    }

    /** Reference rows with a level. */
    long total() {
        return total;
    }

    /** The group of each level where a window has so many present values. */
    int[] groups(long present) {
        prepare(present);
        return group.clone();
    }

    private void prepare(long present) {
        if (present == preparedFor) {
            return;
        }
        preparedFor = present;
        double scale = (double) present / total;
        groups = 0;
        double expected = 0;
        int rare = 0;
        int opened = 0;
        while (rare < byFrequency.length && reference[byFrequency[rare]] * scale < ENOUGH) {
            expected += reference[byFrequency[rare]] * scale;
            group[byFrequency[rare++]] = groups;
            if (expected >= ENOUGH) {
                groups++;
                opened = rare;
                expected = 0;
            }
        }
        if (opened < rare) {
            int frequent = byFrequency.length - rare;
            if (groups > 0) {
                reassign(opened, rare, groups - 1);
            } else if (expected >= FEW || frequent < 2) {
                groups++;
            } // else the next group, the rarest frequent level, takes them in
        }
        for (int i = rare; i < byFrequency.length; i++) {
            group[byFrequency[i]] = groups++;
        }
        Arrays.fill(grouped, 0);
        for (int level = 0; level < reference.length; level++) {
            grouped[group[level]] += reference[level];
        }
    }

    private void reassign(int from, int to, int target) {
        for (int i = from; i < to; i++) {
            group[byFrequency[i]] = target;
        }
    }

    /**
     * Pearson's statistic, {@code Σ (R n − W N)² / ((R + W) n N)} over the groups, with R of N reference values and W of n
     * present ones in a group.
     *
     * @param window rows by level; what comes after the last level is not read
     * @param present their sum, 1 or more
     */
    double statistic(long[] window, long present) {
        prepare(present);
        Arrays.fill(current, 0, groups, 0);
        for (int level = 0; level < reference.length; level++) {
            current[group[level]] += window[level];
        }
        double sum = 0;
        for (int g = 0; g < groups; g++) {
            double both = (double) grouped[g] + current[g];
            if (both > 0) {
                double difference = (double) grouped[g] * present - (double) current[g] * total;
                sum += difference * difference / both;
            }
        }
        return sum / ((double) present * total);
    }

    /** Degrees of freedom of the statistic computed last: groups with a value at all, less one; 0 where there is no test. */
    int degreesOfFreedom() {
        int filled = 0;
        for (int g = 0; g < groups; g++) {
            if (grouped[g] + current[g] > 0) {
                filled++;
            }
        }
        return Math.max(0, filled - 1);
    }

    /** P(χ² ≥ statistic). */
    static double pValue(double statistic, int degreesOfFreedom) {
        return ChiSquare.survival(statistic, degreesOfFreedom);
    }

    /** The statistic whose p-value is alpha. */
    static double critical(double alpha, int degreesOfFreedom) {
        return ChiSquare.quantile(alpha, degreesOfFreedom);
    }
}
