package io.github.churn4j.training.boosting;

import io.github.churn4j.model.TrainingSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The rows a booster learns from and those that tell it when to stop: whole groups, about the same churn rate.
 *
 * @param training rows to learn from
 * @param validation rows that measure; empty where either part would miss a class
 */
@SuppressWarnings("ArrayRecordComponent")
record InnerSplit(int[] training, int[] validation) {

    private static final double FRACTION = .15;

    /** Draws one number per group from the seed; each class gives the groups with the smallest numbers. */
    static InnerSplit of(TrainingSet set, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Long, Double> drawn = new HashMap<>();
        int rows = set.labels().length;
        double[] keys = new double[rows];
        for (int row = 0; row < rows; row++) {
            keys[row] = drawn.computeIfAbsent(set.groups()[row], g -> random.nextDouble());
        }
        double[] cut = {cut(set, keys, 0), cut(set, keys, 1)};
        boolean[] inner = new boolean[rows];
        Map<Long, Boolean> decided = new HashMap<>();
        int[][] counts = new int[2][2];
        for (int row = 0; row < rows; row++) {
            int label = set.labels()[row];
            double limit = cut[label];
            double key = keys[row];
            inner[row] = decided.computeIfAbsent(set.groups()[row], g -> key < limit);
            counts[inner[row] ? 1 : 0][label]++;
        }
        if (counts[0][0] == 0 || counts[0][1] == 0 || counts[1][0] == 0 || counts[1][1] == 0) {
            return new InnerSplit(rows(inner, false, true), new int[0]);
        }
        return new InnerSplit(rows(inner, false, false), rows(inner, true, false));
    }

    private static double cut(TrainingSet set, double[] keys, int label) {
        double[] own = new double[keys.length];
        int count = 0;
        for (int row = 0; row < keys.length; row++) {
            if (set.labels()[row] == label) {
                own[count++] = keys[row];
            }
        }
        double[] sorted = Arrays.copyOf(own, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.round(FRACTION * count))];
    }

    private static int[] rows(boolean[] inner, boolean wanted, boolean all) {
        int[] rows = new int[inner.length];
        int count = 0;
        for (int row = 0; row < inner.length; row++) {
            if (all || inner[row] == wanted) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }
}
