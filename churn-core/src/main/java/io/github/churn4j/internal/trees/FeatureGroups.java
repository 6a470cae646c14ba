package io.github.churn4j.internal.trees;

/**
 * Ranked features put together so that one table row answers for several: greedily, those with few thresholds first.
 *
 * <p>The rows of a group stand for every combination of its features' ranks.
 */
final class FeatureGroups {

    /** The most rows that a group of several features may have. */
    private static final int SHARED_ROWS = 96;

    /** Per used feature: its group. */
    final int[] of;
    /** Per used feature: the rows between two neighbouring ranks. */
    final int[] stride;
    /** Per group: the number of rows. */
    private final int[] rows;

    private int count;

    FeatureGroups(ThresholdRanks ranks) {
        of = new int[ranks.used()];
        stride = new int[ranks.used()];
        rows = new int[ranks.used()];
        for (int u = 0; u < of.length; u++) {
            int own = ranks.missingRank(u) + 1;
            if (count > 0 && (long) rows[count - 1] * own <= SHARED_ROWS) {
                stride[u] = rows[count - 1];
                rows[count - 1] *= own;
            } else {
                stride[u] = 1;
                rows[count++] = own;
            }
            of[u] = count - 1;
        }
    }

    int count() {
        return count;
    }

    /** The rows of one group. */
    int rows(int group) {
        return rows[group];
    }

    /** The rows of all groups. */
    long rows() {
        long sum = 0;
        for (int g = 0; g < count; g++) {
            sum += rows[g];
        }
        return sum;
    }
}
