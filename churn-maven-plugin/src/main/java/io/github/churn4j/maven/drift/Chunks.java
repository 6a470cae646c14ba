package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.drift.performance.Cbpe;
import io.github.churn4j.drift.performance.EstimatedAndRealised;
import io.github.churn4j.drift.performance.PerformanceComparison;
import io.github.churn4j.drift.report.PerformanceHistory;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.model.ChurnModel;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scores and outcomes, gathered chunk by chunk, for the performance over time. Not thread-safe. */
final class Chunks {

    /** The outcome of a customer of whom nobody knows. */
    static final int UNKNOWN = PerformanceComparison.UNKNOWN;

    /** The largest chance that any chunk of many is called broken by chance. */
    private static final double FALSE_ALARMS = .05;

    private final String unit;
    private final SortedMap<Long, Rows> chunks = new TreeMap<>();

    Chunks(String unit) {
        this.unit = unit;
    }

    /** Scores and outcomes of one chunk. */
    private static final class Rows {
        private final String label;
        private double[] scores = new double[64];
        private byte[] outcomes = new byte[64];
        private int size;

        Rows(String label) {
            this.label = label;
        }

        void add(double score, int outcome) {
            if (size == scores.length) {
                scores = Arrays.copyOf(scores, 2 * size);
                outcomes = Arrays.copyOf(outcomes, 2 * size);
            }
            scores[size] = score;
            outcomes[size++] = (byte) outcome;
        }

        /** Times are in the label, where there are any. */
        EstimatedAndRealised compare(PerformanceComparison comparison) {
            return comparison.compare(
                    Instant.EPOCH, Instant.EPOCH, Arrays.copyOf(scores, size), Arrays.copyOf(outcomes, size));
        }
    }

    /**
     * Adds a customer.
     *
     * @param chunk the place of its chunk among the others
     * @param label the name of its chunk
     * @param score P(churn), [0, 1]
     * @param outcome 1, 0 or {@link #UNKNOWN}
     */
    void add(long chunk, String label, double score, int outcome) {
        chunks.computeIfAbsent(chunk, place -> new Rows(label)).add(score, outcome);
    }

    /** The performance of a model on them; empty where nobody was added. */
    Optional<PerformanceHistory> history(ChurnModel model) {
        if (chunks.isEmpty()) {
            return Optional.empty();
        }
        Rows all = new Rows("all");
        chunks.values().forEach(rows -> {
            for (int i = 0; i < rows.size; i++) {
                all.add(rows.scores[i], rows.outcomes[i]);
            }
        });
        Optional<Evaluation> made = headline(model);
        PerformanceComparison plain =
                PerformanceComparison.of(Cbpe.of(model.decision().threshold(), TrainedProfit.of(model)));
        PerformanceComparison comparison = made.filter(e -> e.positives() > 0 && e.positives() < e.n())
                .map(e -> plain.withReference((double) e.positives() / e.n(), e.n()))
                .orElse(plain);
        PerformanceComparison each = comparison.withLevel(FALSE_ALARMS / chunks.size());
        return Optional.of(new PerformanceHistory(
                unit,
                chunks.values().stream()
                        .map(rows -> new PerformanceHistory.Chunk(rows.label, rows.compare(each)))
                        .toList(),
                all.compare(comparison),
                made.map(e -> e.metrics().rocAuc()).orElse(Double.NaN)));
    }

    /** What was measured when the model was made; absent from models that came from elsewhere. */
    private static Optional<Evaluation> headline(ChurnModel model) {
        try {
            ModelEvaluation evaluation = ModelEvaluation.fromJson(model.evaluation());
            return Optional.of(evaluation.headline());
        } catch (ChurnException e) {
            return Optional.empty();
        }
    }
}
