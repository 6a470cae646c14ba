package io.github.churn4j.drift.stream;

/**
 * The largest distance of two distribution functions, kept up to date under single changes.
 *
 * <p>Implementation note. The leaves are the distinct reference values in rising order. Walking over a leaf, the
 * difference reference less window first falls by the window's values in the gap before it, then moves by what both have
 * at it. A node knows its stretch's total and the largest and smallest difference within it, the empty beginning
 * included; two neighbours combine in O(1), so one change costs the way up, O(log leaves), and the root tells
 * max |difference|. Weights are integers (reference counts times the window's size, less window counts times the
 * reference's), so that nothing rounds and a value that leaves takes away exactly what it brought. The same tree over
 * both samples, with randomised balance, is dos Reis, Flach, Matwin and Batista, KDD 2016; a fixed reference lets it be an
 * array.
 */
final class KsTree {

    private final long reference;
    private final long[] weights;
    private final int leaves;
    private final long[] sum;
    private final long[] most;
    private final long[] least;

    /**
     * A tree over an empty window.
     *
     * @param counts reference values at each distinct value
     * @param total their total
     * @param window how many values the window has when {@link #distance} is asked
     */
    KsTree(long[] counts, long total, int window) {
        reference = total;
        weights = new long[counts.length];
        leaves = Math.max(1, Integer.highestOneBit(Math.max(1, counts.length * 2 - 1)));
        sum = new long[2 * leaves];
        most = new long[2 * leaves];
        least = new long[2 * leaves];
        for (int i = 0; i < counts.length; i++) {
            weights[i] = counts[i] * window;
            setLeaf(i, 0, 0);
        }
        for (int node = leaves - 1; node > 0; node--) {
            combine(node);
        }
    }

    /** Tells how many of the window's values lie in the gap before a reference value and at it. O(log leaves). */
    void set(int leaf, int before, int at) {
        setLeaf(leaf, before, at);
        for (int node = (leaves + leaf) >> 1; node > 0; node >>= 1) {
            combine(node);
        }
    }

    private void setLeaf(int leaf, int before, int at) {
        long low = -before * reference;
        long end = low + weights[leaf] - at * reference;
        int node = leaves + leaf;
        sum[node] = end;
        most[node] = Math.max(0, end);
        least[node] = Math.min(low, end);
    }

    private void combine(int node) {
        int left = 2 * node;
        int right = left + 1;
        long half = sum[left];
        sum[node] = half + sum[right];
        most[node] = Math.max(most[left], half + most[right]);
        least[node] = Math.min(least[left], half + least[right]);
    }

    /** The largest absolute difference in weights. O(1). */
    long distance() {
        return Math.max(most[1], -least[1]);
    }
}
