package io.github.churn4j.training.tribuo;

/**
 * Hyperparameters of a random forest, grown by Gini impurity.
 *
 * @param trees [1, 10000]; default 100
 * @param maxDepth splits on the longest way from root to leaf; [1, 100]; default 100
 * @param featureFraction share of the features that a split may choose from, rounded, at least one; (0, 1]; default
 *     0.3
 * @param minLeafWeight bootstrapped rows a leaf must hold at least; 1 or more; default 1
 * @param minImpurityDecrease what a split must take off the Gini impurity, weighted by the node's share of all rows;
 *     0 or more; default 0
 * @param maxBins candidate values per feature: a feature with more distinct values is cut at that many quantiles;
 *     [2, 65535]; default 256
 * @param maxRows rows learned from at most: of more, a sample with the same share of churners is drawn; 2 or more;
 *     default 50,000
 */
public record ForestHyperparameters(
        int trees,
        int maxDepth,
        double featureFraction,
        double minLeafWeight,
        double minImpurityDecrease,
        int maxBins,
        int maxRows) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public ForestHyperparameters {
        Expect.that(trees >= 1 && trees <= 10_000, "trees", trees, "[1, 10000]");
        Expect.that(featureFraction > 0 && featureFraction <= 1, "featureFraction", featureFraction, "(0, 1]");
        TreeLimits.check(maxDepth, minLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** 100 deep trees, three features in ten at each split. */
    public static ForestHyperparameters defaults() {
        return new ForestHyperparameters(100, TreeLimits.MAX_DEPTH, 0.3, 1, 0, 256, 50_000);
    }

    /** The same with another number of trees. */
    public ForestHyperparameters withTrees(int newTrees) {
        return new ForestHyperparameters(
                newTrees, maxDepth, featureFraction, minLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another depth. */
    public ForestHyperparameters withMaxDepth(int newMaxDepth) {
        return new ForestHyperparameters(
                trees, newMaxDepth, featureFraction, minLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another share of features. */
    public ForestHyperparameters withFeatureFraction(double newFeatureFraction) {
        return new ForestHyperparameters(
                trees, maxDepth, newFeatureFraction, minLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another smallest leaf. */
    public ForestHyperparameters withMinLeafWeight(double newMinLeafWeight) {
        return new ForestHyperparameters(
                trees, maxDepth, featureFraction, newMinLeafWeight, minImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another smallest gain. */
    public ForestHyperparameters withMinImpurityDecrease(double newMinImpurityDecrease) {
        return new ForestHyperparameters(
                trees, maxDepth, featureFraction, minLeafWeight, newMinImpurityDecrease, maxBins, maxRows);
    }

    /** The same with another number of candidate values. */
    public ForestHyperparameters withMaxBins(int newMaxBins) {
        return new ForestHyperparameters(
                trees, maxDepth, featureFraction, minLeafWeight, minImpurityDecrease, newMaxBins, maxRows);
    }

    /** The same with another row cap. */
    public ForestHyperparameters withMaxRows(int newMaxRows) {
        return new ForestHyperparameters(
                trees, maxDepth, featureFraction, minLeafWeight, minImpurityDecrease, maxBins, newMaxRows);
    }
}
