package io.github.churn4j.model;

/** Logistic regression: an intercept and one weight per model feature. Missing values are not accepted. */
public final class LogisticClassifier implements Classifier {

    private final double intercept;
    private final double[] weights;
    private final double[] means;

    /**
     * A linear classifier.
     *
     * @param intercept log-odds where every model feature is 0; finite
     * @param weights change of the log-odds per unit of each model feature; finite; copied
     * @param means the model features' means over the training rows, which explanations compare with; finite; copied
     */
    public LogisticClassifier(double intercept, double[] weights, double[] means) {
        this.intercept = intercept;
        this.weights = weights.clone();
        this.means = means.clone();
        if (means.length != weights.length) {
            throw new IllegalArgumentException(
                    means.length + " means given, expected one for each of " + weights.length + " weights");
        }
        boolean finite = Double.isFinite(intercept);
        for (int i = 0; i < weights.length; i++) {
            finite &= Double.isFinite(weights[i]) && Double.isFinite(means[i]);
        }
        if (!finite) {
            throw new IllegalArgumentException("a logistic classifier needs finite weights and means");
        }
    }

    /** Log-odds where every model feature is 0. */
    public double intercept() {
        return intercept;
    }

    /** The weights, d numbers, as a new array. */
    public double[] weights() {
        return weights.clone();
    }

    /** The model features' means over the training rows, d numbers, as a new array. */
    public double[] means() {
        return means.clone();
    }

    @Override
    public int featureCount() {
        return weights.length;
    }

    @Override
    public double margin(double[] features) {
        double sum = intercept;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * features[i];
        }
        return sum;
    }
}
