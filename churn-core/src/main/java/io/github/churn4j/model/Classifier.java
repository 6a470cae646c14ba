package io.github.churn4j.model;

import io.github.churn4j.pipeline.FeatureMatrix;

/**
 * A trained classifier in its scoring form: model features in, log-odds of leaving out. Needs no learning engine.
 *
 * <p>Immutable and thread-safe.
 */
public sealed interface Classifier permits LogisticClassifier, TreeEnsemble {

    /** d, the number of model features it reads. */
    int featureCount();

    /**
     * The raw score of one customer.
     *
     * @param features d model features, starting at index 0; NaN where missing, if the learner accepts that
     * @return log-odds of leaving, before calibration; finite
     */
    double margin(double[] features);

    /**
     * The raw scores of many customers, each equal to {@link #margin} of its row to the last bit. Faster than a loop
     * where the classifier can share work between rows; runs on the calling thread.
     *
     * @param rows n customers, d or more columns of which the first d are read
     * @param out receives n log-odds from index 0 on; later elements stay
     * @throws IllegalArgumentException if there are too few columns or too little room
     */
    default void margins(FeatureMatrix rows, double[] out) {
        Margins.check(this, rows, out);
        double[] row = new double[rows.columns()];
        for (int r = 0; r < rows.rows(); r++) {
            rows.copyRow(r, row);
            out[r] = margin(row);
        }
    }
}
