package io.github.churn4j.model;

/** Logistic regression: an intercept and one weight per model feature. Missing values are not accepted. */
public final class LogisticClassifier implements Classifier {

    private final double intercept;
    private final double[] weights;

    /**
     * A linear classifier.
     *
     * @param intercept log-odds where every model feature is 0; finite
     * @param weights change of the log-odds per unit of each model feature; finite; copied
     */
    public LogisticClassifier(double intercept, double[] weights) {
        this.intercept = intercept;
        this.weights = weights.clone();
        boolean finite = Double.isFinite(intercept);
        for (double weight : weights) {
            finite &= Double.isFinite(weight);
        }
        if (!finite) {
            throw new IllegalArgumentException("a logistic classifier needs finite weights");
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
