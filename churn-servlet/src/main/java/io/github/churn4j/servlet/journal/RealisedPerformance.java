package io.github.churn4j.servlet.journal;

/**
 * How predictions compare with what happened. A value that the sample does not define is NaN.
 *
 * @param predictions how many were journaled
 * @param outcomes of how many it is known what happened
 * @param coverage outcomes per prediction, [0, 1]
 * @param meanScore mean probability of all predictions, [0, 1]
 * @param meanScoreWithOutcome mean probability of those with an outcome, [0, 1]; far from {@code meanScore} where
 *     feedback is selected
 * @param churnRate churners among those with an outcome, [0, 1]
 * @param rocAuc area under the ROC curve, [0, 1]; NaN unless both outcomes occurred
 * @param accuracy right decisions at the model's threshold, [0, 1]
 * @param precision churners among those predicted to churn, [0, 1]; NaN if nobody was
 * @param recall churners that were found, [0, 1]; NaN without churners
 * @param brier mean squared error of the probability, [0, 1]
 * @param logLoss mean negative log-likelihood, nats
 * @param ece expected calibration error over 15 bins of equal mass, [0, 1]; NaN below 150 outcomes
 */
public record RealisedPerformance(
        long predictions,
        int outcomes,
        double coverage,
        double meanScore,
        double meanScoreWithOutcome,
        double churnRate,
        double rocAuc,
        double accuracy,
        double precision,
        double recall,
        double brier,
        double logLoss,
        double ece) {}
