package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;

/** Computes the margin of a tree ensemble. Immutable and thread-safe. */
@FunctionalInterface
public interface TreeScorer {

    /** The margin of one row of model features, bit-equal to {@link TreeEnsemble#walk}. */
    double margin(double[] features);

    /** The fastest scorer that fits the ensemble's shape. */
    static TreeScorer fastest(TreeEnsemble ensemble) {
        return ensemble::walk;
    }
}
