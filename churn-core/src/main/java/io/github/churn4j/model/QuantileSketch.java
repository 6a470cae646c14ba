package io.github.churn4j.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts of values in bounded memory: exact while few distinct ones came, afterwards within a bound that is known.
 *
 * <p>Implementation note. While at most {@link Distribution#MOST_POINTS} distinct values came, they are counted. Then values
 * go to a buffer of k = {@value #BUFFER}; a full one is sorted and stands for itself, weight 1. Two buffers of the same
 * weight w are merged and every second value is kept with weight 2w, as in a binary counter (Munro and Paterson 1980; Manku,
 * Rajagopalan and Lindsay 1998). Of r values at or below x, ⌊r/2⌋ or ⌈r/2⌉ are kept, depending on whether the second or
 * the first of each pair is: the count at or below x moves by at most w, down in one case and up in the other. Both cases
 * take turns at each weight, so that c merges move it by at most ⌈c/2⌉·w either way, together
 * {@code Σ ⌈⌊n / (k 2^(l+1))⌋ / 2⌉ 2^l ≈ n · log2(n/k) / (4k)}: 8e-5·n for a million values, 3e-4·n for 10^10. No value
 * is ever drawn, so the same values in the same order give the same sketch. O(log k) a value, k numbers for each doubling
 * of n: .8 MB for a million values.
 */
final class QuantileSketch {

    private static final int BUFFER = 16_384;

    private double[] distinct = new double[16];
    private long[] counts = new long[16];
    private int kinds;
    private boolean counting = true;

    private double[] filling = new double[0];
    private int filled;
    private final List<double[]> levels = new ArrayList<>(); // level l holds weight 2^l; empty where there is none
    private long[] merges = new long[0];
    private long total;

    /** Takes a finite value. */
    void add(double value) {
        total++;
        if (counting) {
            count(value + 0.0); // negative zero is zero
        } else {
            buffer(value + 0.0);
        }
    }

    private void count(double value) {
        int at = Arrays.binarySearch(distinct, 0, kinds, value);
        if (at >= 0) {
            counts[at]++;
        } else if (kinds < Distribution.MOST_POINTS) {
            insert(-at - 1, value);
        } else {
            spill();
            buffer(value);
        }
    }

    private void insert(int at, double value) {
        if (kinds == distinct.length) {
            distinct = Arrays.copyOf(distinct, 2 * kinds);
            counts = Arrays.copyOf(counts, 2 * kinds);
        }
        System.arraycopy(distinct, at, distinct, at + 1, kinds - at);
        System.arraycopy(counts, at, counts, at + 1, kinds - at);
        distinct[at] = value;
        counts[at] = 1;
        kinds++;
    }

    private void spill() {
        counting = false;
        filling = new double[BUFFER];
        for (int i = 0; i < kinds; i++) {
            for (long j = 0; j < counts[i]; j++) {
                buffer(distinct[i]);
            }
        }
        distinct = new double[0];
        counts = new long[0];
    }

    private void buffer(double value) {
        filling[filled++] = value;
        if (filled == BUFFER) {
            double[] full = filling;
            Arrays.sort(full);
            filling = new double[BUFFER];
            filled = 0;
            carry(full);
        }
    }

    private void carry(double[] full) {
        double[] carried = full;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new double[0]);
                merges = Arrays.copyOf(merges, level + 1);
            }
            double[] there = levels.get(level);
            if (there.length == 0) {
                levels.set(level, carried);
                return;
            }
            levels.set(level, new double[0]);
            carried = merge(there, carried, (int) (merges[level]++ & 1));
        }
    }

    /** Every second value of two sorted buffers. */
    private static double[] merge(double[] a, double[] b, int first) {
        double[] kept = new double[BUFFER];
        int i = 0;
        int j = 0;
        for (int position = 0; position < 2 * BUFFER; position++) {
            double next = j == BUFFER || (i < BUFFER && a[i] <= b[j]) ? a[i++] : b[j++];
            if ((position & 1) == first) {
                kept[position >> 1] = next;
            }
        }
        return kept;
    }

    /** By how many values the count at or below any number may be off. */
    long error() {
        long error = 0;
        for (int level = 0; level < merges.length; level++) {
            error += (merges[level] + 1) / 2 << level;
        }
        return error;
    }

    /** How many values came. */
    long total() {
        return total;
    }

    /** The summary; further values may follow. */
    Distribution summary(long missing) {
        if (counting) {
            return Distribution.ofCounts(Arrays.copyOf(distinct, kinds), Arrays.copyOf(counts, kinds), missing);
        }
        int stored = filled;
        for (double[] level : levels) {
            stored += level.length;
        }
        Weighted values = new Weighted(stored);
        values.add(filling, filled, 1);
        for (int level = 0; level < levels.size(); level++) {
            values.add(levels.get(level), levels.get(level).length, 1L << level);
        }
        return values.summary(missing);
    }

    /** Values with weights, to be sorted together. */
    private static final class Weighted {
        private final double[] values;
        private final long[] weights;
        private int size;

        Weighted(int room) {
            values = new double[room];
            weights = new long[room];
        }

        void add(double[] more, int count, long weight) {
            System.arraycopy(more, 0, values, size, count);
            Arrays.fill(weights, size, size + count, weight);
            size += count;
        }

        Distribution summary(long missing) {
            double[] distinct = Arrays.stream(values).sorted().distinct().toArray();
            long[] counts = new long[distinct.length];
            for (int i = 0; i < size; i++) {
                counts[Arrays.binarySearch(distinct, values[i])] += weights[i];
            }
            return Distribution.ofCounts(distinct, counts, missing);
        }
    }
}
