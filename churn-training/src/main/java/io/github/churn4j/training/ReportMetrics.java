package io.github.churn4j.training;

import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.report.ValueFormat;

/** How the training report calls, explains and writes each metric. */
final class ReportMetrics {

    private ReportMetrics() {}

    static String name(Metric metric) {
        return switch (metric) {
            case ROC_AUC -> "ROC AUC";
            case AVERAGE_PRECISION -> "Average precision";
            case ACCURACY -> "Accuracy at 0.5";
            case ACCURACY_AT_THRESHOLD -> "Accuracy at the threshold";
            case PRECISION -> "Precision at the threshold";
            case RECALL -> "Recall at the threshold";
            case F1 -> "F1 at the threshold";
            case LOG_LOSS -> "Log loss";
            case BRIER -> "Brier score";
            case ECE -> "Calibration error";
            case TOP_DECILE_LIFT -> "Top-decile lift";
            case EMPC -> "Expected maximum profit";
        };
    }

    static String meaning(Metric metric) {
        return switch (metric) {
            case ROC_AUC ->
                "How often a customer who left scores higher than one who stayed, both picked at random. 0.5 is chance,"
                        + " 1 perfect.";
            case AVERAGE_PRECISION ->
                "Mean precision while going down the ranking, one leaver after the other. Guessing gives the churn rate.";
            case ACCURACY ->
                "Share of customers on the right side of a probability of 0.5. With few leavers, predicting that nobody"
                        + " leaves scores high too.";
            case ACCURACY_AT_THRESHOLD -> "Share of customers on the right side of the tuned threshold.";
            case PRECISION -> "Share of those predicted to leave who did leave.";
            case RECALL -> "Share of those who left who were predicted to leave.";
            case F1 -> "Harmonic mean of precision and recall.";
            case LOG_LOSS ->
                "Mean surprise about what happened, −ln of the probability given to it. Punishes confident mistakes.";
            case BRIER -> "Mean squared difference between the probability and what happened.";
            case ECE ->
                "How far predicted and observed shares lie apart on average, over 15 bins of equally many customers. One"
                        + " constant probability for all is well calibrated and useless: read it beside log loss.";
            case TOP_DECILE_LIFT ->
                "Churn rate among the tenth of customers with the highest scores, divided by the churn rate of all.";
            case EMPC ->
                "Expected maximum profit of a retention campaign per customer of the base, under the costs stated below"
                        + " “Decisions” (Verbraken, Verbeke and Baesens 2013).";
        };
    }

    static ValueFormat format(Metric metric) {
        return switch (metric) {
            case TOP_DECILE_LIFT, EMPC -> ReportFacts.TWO;
            case ECE -> ReportFacts.FOUR;
            case ACCURACY, ACCURACY_AT_THRESHOLD, PRECISION, RECALL -> ReportFacts.PERCENT;
            case ROC_AUC, AVERAGE_PRECISION, F1, LOG_LOSS, BRIER -> ReportFacts.THREE;
        };
    }
}
