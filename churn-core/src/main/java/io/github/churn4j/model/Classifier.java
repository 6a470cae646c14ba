package io.github.churn4j.model;

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
}
