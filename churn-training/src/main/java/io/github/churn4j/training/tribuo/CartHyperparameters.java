package io.github.churn4j.training.tribuo;

/**
 * Hyperparameters of one CART tree, grown by Gini impurity.
 *
 * @param maxDepth splits on the longest way from root to leaf; [1, 100]; default 8
 * @param minLeafWeight rows a leaf must hold at least; 1 or more; default 5
 * @param minImpurityDecrease what a split must take off the Gini impurity, weighted by the node's share of all rows;
 *     0 or more; default 0
 * @param maxBins candidate values per feature: a feature with more distinct values is cut at that many quantiles;
 *     [2, 65535]; default 256
 * @param maxRows rows learned from at most: of more, a sample with the same share of churners is drawn; 2 or more;
 *     default 50,000
 */
public record CartHyperparameters(
        int maxDepth, double minLeafWeight, double minImpurityDecrease, int maxBins, int maxRows) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public CartHyperparameters {
        TreeLimits.check(maxDepth, minLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** Depth 8, at least 5 rows in a leaf. */
    public static CartHyperparameters defaults() {
        return new CartHyperparameters(8, 5, 0, 256, 50_000);
    }

    /** The same with another depth. */
    public CartHyperparameters withMaxDepth(int newMaxDepth) {
        return new CartHyperparameters(newMaxDepth, minLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another smallest leaf. */
    public CartHyperparameters withMinLeafWeight(double newMinLeafWeight) {
        return new CartHyperparameters(maxDepth, newMinLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another smallest gain. */
    public CartHyperparameters withMinImpurityDecrease(double newMinImpurityDecrease) {
        return new CartHyperparameters(maxDepth, minLeafWeight, newMinImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another number of candidate values. */
    public CartHyperparameters withMaxBins(int newMaxBins) {
        return new CartHyperparameters(maxDepth, minLeafWeight, minImpurityDecrease, newMaxBins, maxRows);
    }

    /** The same with another row cap. */
    public CartHyperparameters withMaxRows(int newMaxRows) {
        return new CartHyperparameters(maxDepth, minLeafWeight, minImpurityDecrease, maxBins, newMaxRows);
    }
}
