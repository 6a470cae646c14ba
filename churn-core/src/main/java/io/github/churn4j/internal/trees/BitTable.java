package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;
import java.util.Arrays;

/**
 * Which leaves each possible rank of a feature leaves open, for all trees at once: a row of one bit per leaf for every
 * combination of ranks within a group of features.
 */
final class BitTable {

    /** Row after row, {@link LeafBits#words} longs each. */
    final long[] table;
    /** Where each group begins in the table. */
    final int[] groupStart;
    /** Per used feature: its group. */
    final int[] group;
    /** Per used feature: the longs between the rows of two neighbouring ranks. */
    final int[] stride;

    private BitTable(long[] table, int[] groupStart, int[] group, int[] stride) {
        this.table = table;
        this.groupStart = groupStart;
        this.group = group;
        this.stride = stride;
    }

    static BitTable of(TreeEnsemble ensemble, ThresholdRanks ranks, LeafBits bits, FeatureGroups groups) {
        int[] start = new int[groups.count()];
        int end = 0;
        for (int g = 0; g < start.length; g++) {
            start[g] = end;
            end += groups.rows(g) * bits.words;
        }
        long[] table = new long[end];
        Masks masks = new Masks(ensemble, ranks, bits);
        int[] stride = new int[ranks.used()];
        for (int u = 0; u < stride.length; u++) {
            stride[u] = groups.stride[u] * bits.words;
            int g = groups.of[u];
            int own = ranks.missingRank(u) + 1;
            if (groups.rows(g) == own) {
                masks.write(u, table, start[g]);
            } else {
                long[] rows = new long[own * bits.words];
                masks.write(u, rows, 0);
                if (groups.stride[u] == 1) {
                    Arrays.fill(table, start[g], start[g] + groups.rows(g) * bits.words, -1L);
                }
                spread(rows, own, table, start[g], groups.rows(g), stride[u], bits.words);
            }
        }
        return new BitTable(table, start, groups.of, stride);
    }

    /** Puts a feature's own rows into every combination of its group. */
    private static void spread(long[] rows, int own, long[] table, int start, int groupRows, int stride, int words) {
        for (int row = 0; row < groupRows; row++) {
            int from = row * words / stride % own * words;
            int to = start + row * words;
            for (int w = 0; w < words; w++) {
                table[to + w] &= rows[from + w];
            }
        }
    }

    /** The splits of each feature, chained by threshold number. */
    private static final class Masks {
        private final ThresholdRanks ranks;
        private final int words;
        /** Per used feature: where its thresholds begin among all. */
        private final int[] start;
        /** Per threshold of a feature: its first split, -1 where none. */
        private final int[] head;

        private final int[] next;
        private final long[] mask;
        private final int[] word;
        private final boolean[] missingLeft;

        Masks(TreeEnsemble ensemble, ThresholdRanks ranks, LeafBits bits) {
            this.ranks = ranks;
            words = bits.words;
            start = new int[ranks.used() + 1];
            for (int u = 0; u < ranks.used(); u++) {
                start[u + 1] = start[u] + ranks.thresholds(u);
            }
            head = new int[start[ranks.used()]];
            Arrays.fill(head, -1);
            next = new int[ensemble.nodes()];
            mask = new long[ensemble.nodes()];
            word = new int[ensemble.nodes()];
            missingLeft = new boolean[ensemble.nodes()];
            int[] usedOf = ranks.usedOf(ensemble.featureCount());
            for (int t = 0; t < ensemble.trees(); t++) {
                for (int n = ensemble.root(t); n < ensemble.end(t); n++) {
                    if (!ensemble.leaf(n)) {
                        chain(ensemble, bits, t, n, usedOf[ensemble.feature(n)]);
                    }
                }
            }
        }

        private void chain(TreeEnsemble ensemble, LeafBits bits, int tree, int node, int used) {
            int threshold = start[used] + ranks.number(used, ensemble.threshold(node));
            next[node] = head[threshold];
            head[threshold] = node;
            mask[node] = bits.rightMask(ensemble, tree, node);
            word[node] = bits.place[tree] / LeafBits.BITS;
            missingLeft[node] = ensemble.missingLeft(node);
        }

        /** Writes the rows of one feature: each is the one before and the splits that send right from here on. */
        void write(int used, long[] rows, int origin) {
            int missing = origin + ranks.missingRank(used) * words;
            Arrays.fill(rows, origin, origin + words, -1L);
            Arrays.fill(rows, missing, missing + words, -1L);
            for (int number = 0; number < ranks.thresholds(used); number++) {
                int row = origin + (number + 1) * words;
                System.arraycopy(rows, row - words, rows, row, words);
                for (int n = head[start[used] + number]; n >= 0; n = next[n]) {
                    rows[row + word[n]] &= mask[n];
                    if (!missingLeft[n]) {
                        rows[missing + word[n]] &= mask[n];
                    }
                }
            }
        }
    }
}
