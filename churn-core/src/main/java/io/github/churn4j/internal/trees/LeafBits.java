package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;

/**
 * The leaves of every tree numbered from left to right, and the trees laid into 64-bit words.
 *
 * <p>A tree takes as many neighbouring bits of one word as it has leaves; small trees share a word (best fit, largest
 * first), which shortens every later pass over the words.
 */
final class LeafBits {

    static final int BITS = 64;

    final int words;
    /** Per tree: word times 64 plus the lowest bit. */
    final int[] place;
    /** Per tree: where its leaves begin in {@link #leafNode}. */
    final int[] leafStart;
    /** The node of each leaf. */
    final int[] leafNode;
    /** Per node: the number of leaves under it. */
    private final int[] leaves;
    /** Per node: the number of the leftmost leaf under it. */
    private final int[] first;

    private LeafBits(TreeEnsemble ensemble, int[] leaves) {
        this.leaves = leaves;
        first = new int[ensemble.nodes()];
        leafStart = new int[ensemble.trees() + 1];
        for (int t = 0; t < ensemble.trees(); t++) {
            leafStart[t + 1] = leafStart[t] + leaves[ensemble.root(t)];
        }
        leafNode = new int[leafStart[ensemble.trees()]];
        for (int t = 0; t < ensemble.trees(); t++) {
            number(ensemble, t);
        }
        place = new int[ensemble.trees()];
        words = pack(ensemble);
    }

    /** Whether every tree has at most {@value #BITS} leaves. */
    static boolean fits(TreeEnsemble ensemble, int[] leaves) {
        for (int t = 0; t < ensemble.trees(); t++) {
            if (leaves[ensemble.root(t)] > BITS) {
                return false;
            }
        }
        return true;
    }

    /** Lays out an ensemble whose trees have at most {@value #BITS} leaves each. */
    static LeafBits of(TreeEnsemble ensemble, int[] leaves) {
        return new LeafBits(ensemble, leaves);
    }

    /** The number of leaves under each node. */
    static int[] leafCounts(TreeEnsemble ensemble) {
        int[] leaves = new int[ensemble.nodes()];
        for (int n = leaves.length - 1; n >= 0; n--) {
            leaves[n] = ensemble.leaf(n) ? 1 : leaves[ensemble.left(n)] + leaves[ensemble.right(n)];
        }
        return leaves;
    }

    private void number(TreeEnsemble ensemble, int tree) {
        for (int n = ensemble.root(tree); n < ensemble.end(tree); n++) {
            if (ensemble.leaf(n)) {
                leafNode[leafStart[tree] + first[n]] = n;
            } else {
                first[ensemble.left(n)] = first[n];
                first[ensemble.right(n)] = first[n] + leaves[ensemble.left(n)];
            }
        }
    }

    private int pack(TreeEnsemble ensemble) {
        int trees = ensemble.trees();
        int[] bySize = new int[BITS + 2];
        for (int t = 0; t < trees; t++) {
            bySize[BITS - leaves[ensemble.root(t)] + 1]++;
        }
        for (int s = 1; s < bySize.length; s++) {
            bySize[s] += bySize[s - 1];
        }
        int[] order = new int[trees];
        for (int t = 0; t < trees; t++) {
            order[bySize[BITS - leaves[ensemble.root(t)]]++] = t;
        }
        return placeInOrder(ensemble, order);
    }

    /** Keeps, per number of free bits, a chain of the words that have as many. */
    private int placeInOrder(TreeEnsemble ensemble, int[] order) {
        int[] chain = new int[BITS + 1];
        int[] next = new int[order.length + 1];
        int opened = 0;
        for (int tree : order) {
            int size = leaves[ensemble.root(tree)];
            int free = size;
            while (free < BITS && chain[free] == 0) {
                free++;
            }
            int word = chain[free];
            if (word == 0) {
                word = ++opened;
            } else {
                chain[free] = next[word];
            }
            place[tree] = (word - 1) * BITS + BITS - free;
            next[word] = chain[free - size];
            chain[free - size] = word;
        }
        return opened;
    }

    /** All bits but those of the leaves left of a split: what remains where a row goes right. */
    long rightMask(TreeEnsemble ensemble, int tree, int node) {
        int count = leaves[ensemble.left(node)];
        return ~((-1L >>> (BITS - count)) << (place[tree] + first[node]));
    }
}
