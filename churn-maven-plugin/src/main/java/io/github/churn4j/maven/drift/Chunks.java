package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.drift.performance.Cbpe;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import io.github.churn4j.drift.performance.PriorShift;
import io.github.churn4j.drift.report.PerformanceSeries;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.model.ChurnModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Scores and outcomes, gathered chunk by chunk, for the performance over time. Not thread-safe. */
final class Chunks {

    /** The outcome of a customer of whom nobody knows. */
    static final int UNKNOWN = -1;

    /** Below this p-value the churn rate of the scores counts as moved. */
    private static final double SHIFTED = .01;

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

        double[] scores() {
            return Arrays.copyOf(scores, size);
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

    /** The performance of a model on them. */
    PerformanceSeries series(ChurnModel model) {
        Cbpe cbpe = Cbpe.of(model.decision().threshold());
        Optional<Evaluation> made = headline(model);
        Optional<PriorShift> prior = made.filter(e -> e.positives() > 0 && e.positives() < e.n() && !chunks.isEmpty())
                .map(e -> PriorShift.of((double) e.positives() / e.n(), e.n(), all()));
        Optional<PriorShift> shift = prior.filter(found -> found.shifted(SHIFTED));
        List<PerformanceSeries.Chunk> series = new ArrayList<>();
        chunks.forEach((place, rows) -> {
            double[] scores = rows.scores();
            series.add(new PerformanceSeries.Chunk(
                    rows.label,
                    cbpe.estimate(scores),
                    shift.map(found -> cbpe.estimate(scores, found.adjusted(scores))),
                    realised(cbpe, rows)));
        });
        return new PerformanceSeries(
                unit, series, made.map(e -> e.metrics().rocAuc()).orElse(Double.NaN), prior);
    }

    private double[] all() {
        return chunks.values().stream()
                .flatMapToDouble(rows -> Arrays.stream(rows.scores, 0, rows.size))
                .toArray();
    }

    private static Optional<PerformanceEstimate> realised(Cbpe cbpe, Rows rows) {
        double[] scores = new double[rows.size];
        boolean[] churned = new boolean[rows.size];
        int known = 0;
        for (int i = 0; i < rows.size; i++) {
            if (rows.outcomes[i] != UNKNOWN) {
                scores[known] = rows.scores[i];
                churned[known++] = rows.outcomes[i] == 1;
            }
        }
        return known == 0
                ? Optional.empty()
                : Optional.of(cbpe.realised(Arrays.copyOf(scores, known), Arrays.copyOf(churned, known)));
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
