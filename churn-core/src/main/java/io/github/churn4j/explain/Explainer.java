package io.github.churn4j.explain;

import io.github.churn4j.model.Classifier;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.TreeEnsemble;

/**
 * Takes the scores of one classifier apart into Shapley values of its model features.
 *
 * <p>For trees the values are those of path-dependent TreeSHAP: a feature that is not known goes both ways at a split,
 * in the proportion in which the training rows did. For logistic regression an unknown feature has its mean.
 * Deterministic, immutable and thread-safe.
 */
public sealed interface Explainer permits TreeExplainer, LinearExplainer {

    /** What contributions are measured in. */
    enum Scale {
        /** They add up to the margin, before calibration. */
        LOG_ODDS,
        /** They add up to the mean of the trees' P(churn), before clipping and calibration. */
        PROBABILITY
    }

    /** What the contributions are measured in. */
    Scale scale();

    /**
     * The contributions to one customer's score.
     *
     * @param features d model features, starting at index 0; NaN where missing, if the classifier accepts that
     */
    Contributions explain(double[] features);

    /** An explainer of a classifier; setting it up costs O(nodes · depth) for trees, O(d) for logistic regression. */
    static Explainer of(Classifier classifier) {
        return classifier instanceof TreeEnsemble trees
                ? new TreeExplainer(trees)
                : new LinearExplainer((LogisticClassifier) classifier);
    }
}
