package io.github.churn4j;

/**
 * What a model says about one customer.
 *
 * @param attritionProbability calibrated P(churn), in [0, 1]
 * @param churn whether the customer is predicted to leave: the probability is at or above the threshold
 * @param threshold the model's threshold, in [0, 1]
 * @param riskLevel by the model's cut-offs
 * @param status the model's name for the predicted outcome, such as {@code Existing Customer}
 */
public record Prediction(
        double attritionProbability, boolean churn, double threshold, RiskLevel riskLevel, String status) {

    /** 1 − P(churn). */
    public double retentionProbability() {
        return 1 - attritionProbability;
    }

    /** 1 if the customer is predicted to leave, else 0. */
    public int label() {
        return churn ? 1 : 0;
    }
}
