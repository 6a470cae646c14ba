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

    /**
     * An explainer of a classifier.
     *
     * @param means the d training means of the model features; read for logistic regression only
     * @throws IllegalArgumentException if the means are not d finite numbers where they are needed
     */
    static Explainer of(Classifier classifier, double[] means) {
        return classifier instanceof TreeEnsemble trees ? of(trees) : of((LogisticClassifier) classifier, means);
    }

    /** An explainer of a tree ensemble; setting it up costs O(nodes · depth). */
    static Explainer of(TreeEnsemble ensemble) {
        return new TreeExplainer(ensemble);
    }

    /**
     * An explainer of a logistic regression.
     *
     * @param means the d training means of the model features, finite; copied
     * @throws IllegalArgumentException if the means are not d finite numbers
     */
    static Explainer of(LogisticClassifier classifier, double[] means) {
        return new LinearExplainer(classifier, means);
    }
}
