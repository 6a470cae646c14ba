package io.github.churn4j.training.tribuo;

/** The ranges that a single tree and a forest share. */
final class TreeLimits {

    /** Depth beyond which a tree only memorises; bounds the recursion. */
    static final int MAX_DEPTH = 100;

    /** Bins are stored as 16-bit numbers. */
    static final int MAX_BINS = 65_535;

    private TreeLimits() {}

    static void check(int maxDepth, double minLeafWeight, double minImpurityDecrease, int maxBins, int maxRows) {
        Expect.that(maxDepth >= 1 && maxDepth <= MAX_DEPTH, "maxDepth", maxDepth, "[1, " + MAX_DEPTH + "]");
        Expect.finiteAtLeast(1, "minLeafWeight", minLeafWeight);
        Expect.finiteAtLeast(0, "minImpurityDecrease", minImpurityDecrease);
        Expect.that(maxBins >= 2 && maxBins <= MAX_BINS, "maxBins", maxBins, "[2, " + MAX_BINS + "]");
        Expect.that(maxRows >= 2, "maxRows", maxRows, "2 or more");
    }
}
