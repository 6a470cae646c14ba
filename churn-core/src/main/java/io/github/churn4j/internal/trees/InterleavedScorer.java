package io.github.churn4j.internal.trees;

import io.github.churn4j.internal.ScratchPool;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;

/**
 * Walks several trees at a time over packed nodes: for trees of any size.
 *
 * <p>Implementation note. The row is ranked first ({@link ThresholdRanks}); then a split is an integer comparison
 * that works for both rules and needs no case for missing values: every used feature has two slots that differ only
 * where the value is missing, one that goes left everywhere and one that goes right everywhere, and a split reads
 * the slot of its default direction. A node is one long: threshold number, slot and left child; the right child lies
 * beside the left, so that a step adds the outcome of the comparison instead of branching on it. A leaf is its own
 * left child and sends everything left, which lets {@value #LANES} trees go down together until none of them moves:
 * their memory reads overlap, where a single walk waits for each.
 *
 * <p>Cost: O(features · log thresholds + trees · depth), no allocation. Memory: 8 bytes a node, 4 or 8 a leaf value.
 */
final class InterleavedScorer implements TreeScorer {

    private static final int LANES = 8;
    /** Steps between two looks at whether all lanes have arrived. */
    private static final int STRIDE = 3;

    private static final int CHILD_BITS = 26;
    private static final int SLOT_BITS = 14;
    private static final int NUMBER_BITS = 24;
    private static final int CHILD_MASK = (1 << CHILD_BITS) - 1;
    private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
    private static final int ALWAYS_LEFT = (1 << (NUMBER_BITS - 1)) - 1;

    private final ThresholdRanks ranks;
    private final long[] nodes;
    private final int trees;
    /** Padded to whole groups of lanes with node 0, whose result is not used. */
    private final int[] roots;

    private final boolean single;
    private final float[] singleValue;
    private final double[] doubleValue;
    private final float base;
    private final ScratchPool<Scratch> pool;

    InterleavedScorer(TreeEnsemble ensemble, ThresholdRanks ranks) {
        this.ranks = ranks;
        single = ensemble.rule() == Rule.SUM_FLOAT;
        base = ensemble.baseMargin();
        trees = ensemble.trees();
        roots = new int[(trees + LANES - 1) / LANES * LANES];
        nodes = new long[ensemble.nodes()];
        singleValue = new float[single ? nodes.length : 0];
        doubleValue = new double[single ? 0 : nodes.length];
        int[] usedOf = ranks.usedOf(ensemble.featureCount());
        int[] queue = new int[nodes.length];
        for (int t = 0; t < trees; t++) {
            roots[t] = ensemble.root(t);
            pack(ensemble, t, usedOf, queue);
        }
        pool = new ScratchPool<>(() -> new Scratch(Math.max(1, ranks.used() * 2), roots.length));
    }

    /** Whether the packed form has room for the ensemble's numbers. */
    static boolean fits(TreeEnsemble ensemble, ThresholdRanks ranks) {
        return ensemble.nodes() <= CHILD_MASK && ranks.used() * 2 <= SLOT_MASK && ensemble.nodes() < ALWAYS_LEFT;
    }

    /** Lays a tree level by level, both children of a split side by side. */
    private void pack(TreeEnsemble ensemble, int tree, int[] usedOf, int[] queue) {
        int head = ensemble.root(tree);
        int tail = head;
        queue[tail++] = head;
        for (; head < tail; head++) {
            int n = queue[head];
            if (ensemble.leaf(n)) {
                nodes[head] = node(ALWAYS_LEFT, 0, head);
                setValue(head, ensemble.value(n));
            } else {
                int used = usedOf[ensemble.feature(n)];
                int slot = used * 2 + (ensemble.missingLeft(n) ? 0 : 1);
                nodes[head] = node(ranks.number(used, ensemble.threshold(n)), slot, tail);
                queue[tail++] = ensemble.left(n);
                queue[tail++] = ensemble.right(n);
            }
        }
    }

    private void setValue(int node, double value) {
        if (single) {
            singleValue[node] = (float) value;
        } else {
            doubleValue[node] = value;
        }
    }

    private static long node(int number, int slot, int left) {
        return (long) number << (SLOT_BITS + CHILD_BITS) | (long) slot << CHILD_BITS | left;
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
    public void margins(double[] rowMajor, int rows, int columns, double[] out) {
        int slot = pool.place();
        Scratch scratch = pool.take(slot);
        for (int r = 0; r < rows; r++) {
            out[r] = margin(rowMajor, r * columns, scratch);
        }
        pool.give(slot, scratch);
    }

    private double margin(double[] features, int offset, Scratch scratch) {
        int[] rank = scratch.rank;
        for (int u = 0; u < ranks.used(); u++) {
            int own = ranks.rank(u, features, offset);
            rank[2 * u] = own == ranks.missingRank(u) ? -1 : own;
            rank[2 * u + 1] = own;
        }
        for (int t = 0; t < roots.length; t += LANES) {
            descend(nodes, rank, roots, t, scratch.leaf);
        }
        return single ? singleSum(scratch.leaf) : meanLogOdds(scratch.leaf);
    }

    private static void descend(long[] nodes, int[] rank, int[] roots, int t, int[] leaf) {
        int a = roots[t];
        int b = roots[t + 1];
        int c = roots[t + 2];
        int d = roots[t + 3];
        int e = roots[t + 4];
        int f = roots[t + 5];
        int g = roots[t + 6];
        int h = roots[t + 7];
        int moved;
        do {
            for (int i = 0; i < STRIDE; i++) {
                a = step(nodes[a], rank);
                b = step(nodes[b], rank);
                c = step(nodes[c], rank);
                d = step(nodes[d], rank);
                e = step(nodes[e], rank);
                f = step(nodes[f], rank);
                g = step(nodes[g], rank);
                h = step(nodes[h], rank);
            }
            // a leaf's left child is itself
            moved = (left(nodes[a]) ^ a) | (left(nodes[b]) ^ b) | (left(nodes[c]) ^ c) | (left(nodes[d]) ^ d);
            moved |= (left(nodes[e]) ^ e) | (left(nodes[f]) ^ f) | (left(nodes[g]) ^ g) | (left(nodes[h]) ^ h);
        } while (moved != 0);
        leaf[t] = a;
        leaf[t + 1] = b;
        leaf[t + 2] = c;
        leaf[t + 3] = d;
        leaf[t + 4] = e;
        leaf[t + 5] = f;
        leaf[t + 6] = g;
        leaf[t + 7] = h;
    }

    private static int left(long node) {
        return (int) node & CHILD_MASK;
    }

    /** The left child, or the one after it where the rank lies above the threshold's number. */
    private static int step(long node, int[] rank) {
        int number = (int) (node >>> (SLOT_BITS + CHILD_BITS));
        int slot = (int) (node >>> CHILD_BITS) & SLOT_MASK;
        return left(node) + ((number - rank[slot]) >>> 31);
    }

    private float singleSum(int[] leaf) {
        float sum = base;
        for (int t = 0; t < trees; t++) {
            sum += singleValue[leaf[t]];
        }
        return sum;
    }

    private double meanLogOdds(int[] leaf) {
        double sum = 0;
        for (int t = 0; t < trees; t++) {
            sum += doubleValue[leaf[t]];
        }
        return TreeEnsemble.logOdds(sum / trees);
    }

    private static final class Scratch {
        final int[] rank;
        final int[] leaf;

        Scratch(int slots, int trees) {
            rank = new int[slots];
            leaf = new int[trees];
        }
    }
}
