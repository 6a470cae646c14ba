package io.github.churn4j.model;

import io.github.churn4j.pipeline.FeatureMatrix;

/** What a call for many margins must bring along. */
final class Margins {

    private Margins() {}

    static void check(Classifier classifier, FeatureMatrix rows, double[] out) {
        if (rows.columns() < classifier.featureCount()) {
            throw new IllegalArgumentException("rows have " + rows.columns() + " columns; the classifier reads "
                    + classifier.featureCount() + " model features");
        }
        if (out.length < rows.rows()) {
            throw new IllegalArgumentException(
                    rows.rows() + " margins do not fit into an array of length " + out.length);
        }
    }
}
