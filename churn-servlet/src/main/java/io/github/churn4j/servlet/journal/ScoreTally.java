package io.github.churn4j.servlet.journal;

import io.github.churn4j.evaluate.Confusion;
import io.github.churn4j.evaluate.Metrics;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.evaluate.Scores;
import java.util.Arrays;

/** Predictions of one model version and period: sums of all, and score and outcome of each one with an outcome. */
final class ScoreTally {

    private static final int ROWS_FOR_ECE = 150; // ten in each of fifteen bins

    private long predictions;
    private double sum;
    private double[] probabilities = new double[16];
    private byte[] labels = new byte[16];
    private int outcomes;
    private final int[] cells = new int[4]; // 2 · churned + predicted

    void predicted(double probability) {
        predictions++;
        sum += probability;
    }

    void happened(double probability, double threshold, boolean churned) {
        if (outcomes == labels.length) {
            probabilities = Arrays.copyOf(probabilities, 2 * outcomes);
            labels = Arrays.copyOf(labels, 2 * outcomes);
        }
        probabilities[outcomes] = probability;
        labels[outcomes] = (byte) (churned ? 1 : 0);
        cells[2 * labels[outcomes] + (probability >= threshold ? 1 : 0)]++;
        outcomes++;
    }

    void add(ScoreTally other) {
        predictions += other.predictions;
        sum += other.sum;
        int all = outcomes + other.outcomes;
        probabilities = Arrays.copyOf(probabilities, Math.max(16, all));
        labels = Arrays.copyOf(labels, Math.max(16, all));
        System.arraycopy(other.probabilities, 0, probabilities, outcomes, other.outcomes);
        System.arraycopy(other.labels, 0, labels, outcomes, other.outcomes);
        for (int i = 0; i < cells.length; i++) {
            cells[i] += other.cells[i];
        }
        outcomes = all;
    }

    RealisedPerformance performance() {
        double coverage = outcomes / (double) predictions;
        double mean = sum / predictions;
        if (outcomes == 0) {
            double none = Double.NaN;
            return new RealisedPerformance(
                    predictions, 0, coverage, mean, none, none, none, none, none, none, none, none, none);
        }
        Scores scores = Scores.of(Arrays.copyOf(probabilities, outcomes), Arrays.copyOf(labels, outcomes));
        Confusion decisions = new Confusion(cells[3], cells[1], cells[2], cells[0]);
        Metrics metrics = Metrics.of(scores, decisions, ProfitParameters.defaults());
        return new RealisedPerformance(
                predictions,
                outcomes,
                coverage,
                mean,
                Arrays.stream(probabilities, 0, outcomes).sum() / outcomes,
                scores.positives() / (double) outcomes,
                metrics.rocAuc(),
                metrics.accuracyAtThreshold(),
                metrics.precision(),
                metrics.recall(),
                metrics.brier(),
                metrics.logLoss(),
                outcomes < ROWS_FOR_ECE ? Double.NaN : metrics.ece());
    }
}
