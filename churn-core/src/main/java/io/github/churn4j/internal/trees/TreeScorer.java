package io.github.churn4j.internal.trees;

import io.github.churn4j.model.TreeEnsemble;

/** Computes the margin of a tree ensemble. Immutable and thread-safe. */
@FunctionalInterface
public interface TreeScorer {

    /** The margin of one row of model features, bit-equal to {@link TreeEnsemble#walk}. */
    double margin(double[] features);

    /**
     * The margins of many rows, each bit-equal to {@link #margin}.
     *
     * @param rowMajor row r begins at index {@code r * columns}
     * @param rows n, the number of rows
     * @param columns numbers between the beginnings of two rows, d or more
     * @param out receives n margins
     */
    default void margins(double[] rowMajor, int rows, int columns, double[] out) {
        double[] row = new double[columns];
        for (int r = 0; r < rows; r++) {
            System.arraycopy(rowMajor, r * columns, row, 0, columns);
            out[r] = margin(row);
        }
    }

    /** The fastest scorer that fits the ensemble's shape. */
    static TreeScorer fastest(TreeEnsemble ensemble) {
        return ScorerChoice.fastest(ensemble);
    }

    /** The scorer for trees of any size, whichever would be chosen; for measuring. */
    static TreeScorer interleaved(TreeEnsemble ensemble) {
        return new InterleavedScorer(ensemble, ThresholdRanks.of(ensemble));
    }
}
