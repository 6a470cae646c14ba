package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;

/**
 * Random ensembles of a stated shape, and rows that provoke them.
 *
 * @param trees the number of trees
 * @param features d, the number of model features
 * @param leaves the number of leaves of each tree, given its number
 * @param skew 0 for chains, .5 for balanced trees
 * @param thresholds where split thresholds come from
 */
record RandomTrees(int trees, int features, IntUnaryOperator leaves, double skew, DoubleSupplier thresholds) {

    TreeEnsemble build(Rule rule, SplittableRandom random) {
        TreeEnsemble.Builder builder = TreeEnsemble.builder(rule, features, rule == Rule.SUM_FLOAT ? -.37f : 0);
        for (int t = 0; t < trees; t++) {
            builder.beginTree();
            grow(builder, rule, leaves.applyAsInt(t), random);
        }
        return builder.build();
    }

    private int grow(TreeEnsemble.Builder builder, Rule rule, int leafCount, SplittableRandom random) {
        if (leafCount == 1) {
            double value = random.nextDouble();
            return builder.leaf(rule == Rule.SUM_FLOAT ? value * 2 - 1 : value, leafCount);
        }
        int node = builder.split(random.nextInt(features), thresholds.getAsDouble(), random.nextBoolean(), leafCount);
        int small = Math.max(1, Math.min(leafCount - 1, (int) (leafCount * skew)));
        boolean smallLeft = random.nextBoolean();
        int left = grow(builder, rule, smallLeft ? small : leafCount - small, random);
        int right = grow(builder, rule, smallLeft ? leafCount - small : small, random);
        builder.children(node, left, right);
        return node;
    }

    /** Values that meet the ensemble's thresholds exactly, miss them by one float or double, or are extreme. */
    static double[] row(TreeEnsemble ensemble, SplittableRandom random) {
        double[] row = new double[ensemble.featureCount()];
        for (int f = 0; f < row.length; f++) {
            row[f] = provoking(ensemble, random);
        }
        return row;
    }

    private static double provoking(TreeEnsemble ensemble, SplittableRandom random) {
        double threshold = ensemble.threshold(random.nextInt(ensemble.nodes()));
        return switch (random.nextInt(16)) {
            case 0 -> Double.NaN;
            case 1 -> -0.0;
            case 2 -> 0.0;
            case 3 -> Double.POSITIVE_INFINITY;
            case 4 -> Double.NEGATIVE_INFINITY;
            case 5 -> Double.MIN_VALUE;
            case 6 -> -1e300;
            case 7 -> 1e300;
            case 8 -> Math.nextUp((float) threshold);
            case 9 -> Math.nextDown((float) threshold);
            case 10 -> Math.nextUp(threshold);
            case 11 -> Math.nextDown(threshold);
            case 12 -> random.nextDouble() * 4 - 2;
            default -> threshold;
        };
    }
}
