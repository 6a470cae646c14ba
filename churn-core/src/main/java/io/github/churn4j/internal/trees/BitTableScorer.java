package io.github.churn4j.internal.trees;

import io.github.churn4j.internal.ScratchPool;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;

/**
 * Adds up trees of at most 64 leaves without walking them.
 *
 * <p>Implementation note. Number a tree's leaves from left to right. A split that sends the row right rules out the
 * leaves of its left subtree; a split that sends it left rules out nothing. When all splits of the tree, on the row's
 * path or off it, have ruled out what they must, the leftmost leaf that remains is the one a walk arrives at
 * (Lucchese et al., QuickScorer, SIGIR 2015, section 3). Since a feature's splits all read the same value, their
 * verdict depends on the value's rank among the thresholds alone, and can be tabulated: one row of bits per feature
 * and rank. Scoring is one binary search per feature, the AND of one table row per feature (streams of longs, which
 * the compiler turns into vector instructions), then per tree the lowest set bit and the leaf's value, added in the
 * order of the trees so that rounding is that of the plain walk.
 *
 * <p>Cost: O(features · log thresholds + features · words + trees), no branch that depends on the row, no allocation.
 * Memory: at most {@link #TABLE_LIMIT} longs of table.
 */
final class BitTableScorer implements TreeScorer {

    /** The most longs a table may have: 32 MiB. */
    static final long TABLE_LIMIT = (32 << 20) / Long.BYTES;

    private final ThresholdRanks ranks;
    private final BitTable rows;
    private final int words;
    private final int[] place;
    private final int[] leafStart;
    private final boolean single;
    private final float[] singleValue;
    private final double[] doubleValue;
    private final float base;
    private final ScratchPool<Scratch> pool;

    BitTableScorer(TreeEnsemble ensemble, ThresholdRanks ranks, LeafBits bits, FeatureGroups groups) {
        this.ranks = ranks;
        this.rows = BitTable.of(ensemble, ranks, bits, groups);
        words = bits.words;
        place = bits.place;
        leafStart = bits.leafStart;
        single = ensemble.rule() == Rule.SUM_FLOAT;
        base = ensemble.baseMargin();
        int leaves = bits.leafNode.length;
        singleValue = new float[single ? leaves : 0];
        doubleValue = new double[single ? 0 : leaves];
        for (int i = 0; i < leaves; i++) {
            if (single) {
                singleValue[i] = (float) ensemble.value(bits.leafNode[i]);
            } else {
                doubleValue[i] = ensemble.value(bits.leafNode[i]);
            }
        }
        pool = new ScratchPool<>(() -> new Scratch(rows.groupStart.length, words));
    }

    /** Whether the table stays within its limit. */
    static boolean fits(FeatureGroups groups, LeafBits bits) {
        return groups.rows() * bits.words <= TABLE_LIMIT;
    }

    @Override
    public double margin(double[] features) {
        int slot = pool.place();
        Scratch scratch = pool.take(slot);
        double margin = margin(features, 0, scratch);
        pool.give(slot, scratch);
        return margin;
    }

    @Override
    public void margins(double[] rowMajor, int rowCount, int columns, double[] out) {
        int slot = pool.place();
        Scratch scratch = pool.take(slot);
        for (int r = 0; r < rowCount; r++) {
            out[r] = margin(rowMajor, r * columns, scratch);
        }
        pool.give(slot, scratch);
    }

    private double margin(double[] features, int offset, Scratch scratch) {
        locate(features, offset, scratch.at);
        intersect(rows.table, scratch.at, rows.groupStart.length, scratch.open, words);
        return single ? singleSum(scratch.open) : meanLogOdds(scratch.open);
    }

    /** Finds the table row of every group. */
    private void locate(double[] features, int offset, int[] at) {
        System.arraycopy(rows.groupStart, 0, at, 0, rows.groupStart.length);
        int[] group = rows.group;
        int[] stride = rows.stride;
        for (int u = 0; u < group.length; u++) {
            at[group[u]] += ranks.rank(u, features, offset) * stride[u];
        }
    }

    /** Leaves open what all of the rows leave open. */
    private static void intersect(long[] table, int[] at, int groups, long[] open, int words) {
        int g = 0;
        for (int w = 0; w < words; w++) {
            open[w] = -1L;
        }
        for (; g + 4 <= groups; g += 4) {
            and(table, at[g], at[g + 1], at[g + 2], at[g + 3], open, words);
        }
        for (; g < groups; g++) {
            and(table, at[g], open, words);
        }
    }

    private static void and(long[] table, int a, int b, int c, int d, long[] open, int words) {
        for (int w = 0; w < words; w++) {
            open[w] &= table[a + w] & table[b + w] & table[c + w] & table[d + w];
        }
    }

    private static void and(long[] table, int a, long[] open, int words) {
        for (int w = 0; w < words; w++) {
            open[w] &= table[a + w];
        }
    }

    private float singleSum(long[] open) {
        int[] place = this.place;
        int[] leafStart = this.leafStart;
        float[] value = singleValue;
        float sum = base;
        for (int t = 0; t < place.length; t++) {
            // a shift by the place uses its low six bits only: the bit within the word
            sum += value[leafStart[t] + Long.numberOfTrailingZeros(open[place[t] >>> 6] >>> place[t])];
        }
        return sum;
    }

    private double meanLogOdds(long[] open) {
        double sum = 0;
        for (int t = 0; t < place.length; t++) {
            sum += doubleValue[leafStart[t] + Long.numberOfTrailingZeros(open[place[t] >>> 6] >>> place[t])];
        }
        return TreeEnsemble.logOdds(sum / place.length);
    }

    private static final class Scratch {
        final int[] at;
        final long[] open;

        Scratch(int groups, int words) {
            at = new int[groups];
            open = new long[words];
        }
    }
}
