package io.github.churn4j.benchmarks;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Random trees and rows shaped like a boosted churn model: three numeric features for every four one-hot columns,
 * numeric thresholds drawn from a few hundred histogram cuts, some branches ending early.
 *
 * @param trees the number of trees
 * @param depth the most splits on a path
 * @param features d, the number of model features
 * @param stop the probability that a node above the full depth becomes a leaf
 * @param cuts the distinct thresholds a numeric feature may have
 */
record SyntheticEnsemble(int trees, int depth, int features, double stop, int cuts) {

    /** 300 trees of depth 6 over 32 features, about 18,000 nodes. */
    static SyntheticEnsemble boosted() {
        return new SyntheticEnsemble(300, 6, 32, .165, 255);
    }

    /** 100 deep trees over 32 features, about 1,000 leaves each. */
    static SyntheticEnsemble forest() {
        return new SyntheticEnsemble(100, 16, 32, .24, 4000);
    }

    TreeEnsemble build(Rule rule, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeEnsemble.Builder builder = TreeEnsemble.builder(rule, features, rule == Rule.SUM_FLOAT ? -1.65f : 0);
        for (int t = 0; t < trees; t++) {
            builder.beginTree();
            grow(builder, rule, 0, 7000, random);
        }
        return builder.build();
    }

    private int grow(TreeEnsemble.Builder builder, Rule rule, int level, double cover, SplittableRandom random) {
        if (level == depth || cover < 2 || (level > 0 && random.nextDouble() < stop)) {
            double value = rule == Rule.SUM_FLOAT ? (random.nextDouble() - .55) * .1 : random.nextDouble();
            return builder.leaf(value, cover);
        }
        int feature = random.nextInt(4) == 0 ? random.nextInt(features) : random.nextInt(numeric());
        double threshold = numeric(feature) ? (random.nextInt(cuts) + .5) / cuts : .5;
        int node = builder.split(feature, threshold, random.nextBoolean(), cover);
        double share = .1 + .8 * random.nextDouble();
        int left = grow(builder, rule, level + 1, cover * share, random);
        int right = grow(builder, rule, level + 1, cover * (1 - share), random);
        builder.children(node, left, right);
        return node;
    }

    private int numeric() {
        return Math.max(1, features * 3 / 7);
    }

    private boolean numeric(int feature) {
        return feature < numeric();
    }

    /** Row-major model features: numeric ones in [0, 1), of which one in a hundred is missing, the others 0 or 1. */
    double[] rows(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * features];
        for (int i = 0; i < values.length; i++) {
            if (numeric(i % features)) {
                values[i] = random.nextInt(100) == 0 ? Double.NaN : random.nextDouble();
            } else {
                values[i] = random.nextInt(3) == 0 ? 1 : 0;
            }
        }
        return values;
    }

    /** The same rows, each in an array of its own. */
    double[][] separateRows(int rows, long seed) {
        double[] values = rows(rows, seed);
        double[][] separate = new double[rows][];
        for (int r = 0; r < rows; r++) {
            separate[r] = Arrays.copyOfRange(values, r * features, (r + 1) * features);
        }
        return separate;
    }
}
