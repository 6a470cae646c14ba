package io.github.churn4j.explain;

import io.github.churn4j.model.LogisticClassifier;

/**
 * Contributions to a linear score: weight times distance from the mean, which are its Shapley values where unknown
 * features are drawn independently of the known ones (Štrumbelj and Kononenko, 2014, section 2.1). A missing value
 * makes its own contribution NaN, as it makes the score.
 */
final class LinearExplainer implements Explainer {

    private final double[] weights;
    private final double[] means;
    private final double base;

    LinearExplainer(LogisticClassifier classifier) {
        weights = classifier.weights();
        means = classifier.means();
        base = classifier.margin(means);
    }

    @Override
    public Scale scale() {
        return Scale.LOG_ODDS;
    }

    @Override
    public Contributions explain(double[] features) {
        double[] contributions = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            contributions[i] = weights[i] * (features[i] - means[i]);
        }
        return new Contributions(base, contributions);
    }
}
