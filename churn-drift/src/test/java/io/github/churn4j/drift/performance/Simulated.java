package io.github.churn4j.drift.performance;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.simulate.CustomerSimulator;
import io.github.churn4j.training.simulate.DriftScenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A boosted model of 10,000 simulated customers, or of a table's, and later customers that it scores. */
final class Simulated {
    private static final int TRAINING_ROWS = 10_000;

    private final ChurnPredictor predictor;
    private final ChurnSchema schema;
    private final double churnRate;

    /** Later customers in their order. */
    @SuppressWarnings("ArrayRecordComponent")
    record Customers(double[] scores, byte[] outcomes) {}

    private Simulated(ChurnPredictor predictor, double churnRate) {
        this.predictor = predictor;
        this.schema = predictor.model().schema();
        this.churnRate = churnRate;
    }

    static Simulated train() {
        return train(csv(1, TRAINING_ROWS, DriftScenario.none()));
    }

    /** A model of the customers in a table. */
    static Simulated train(byte[] csv) {
        CsvSource source = CsvSource.of("training.csv", csv);
        ChurnSchema schema = SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(source)
                .schema();
        Dataset data = DatasetReader.of(schema).read(source).dataset();
        TrainingConfiguration configuration = TrainingConfiguration.builder()
                .holdOut(0)
                .replicates(20)
                .space(SearchSpace.exhaustive(List.of(Candidate.of(Algorithm.BOOSTING)
                        .with("rounds", 100)
                        .with("maxDepth", 4)
                        .with("eta", .15))))
                .build();
        double churners = 0;
        for (byte label : data.labels()) {
            churners += label;
        }
        return new Simulated(
                ChurnPredictor.of(ChurnTraining.of(configuration).run(data).model()), churners / data.size());
    }

    private static byte[] csv(long seed, int rows, DriftScenario drift) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder()
                    .seed(seed)
                    .rows(rows)
                    .drift(drift)
                    .build()
                    .writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toByteArray();
    }

    Customers customers(long seed, int rows, DriftScenario drift) {
        return customers(csv(seed, rows, drift));
    }

    /** The customers of a table. */
    Customers customers(byte[] csv) {
        Dataset data =
                DatasetReader.of(schema).read(CsvSource.of("later.csv", csv)).dataset();
        return new Customers(predictor.probabilities(data), data.labels());
    }

    double threshold() {
        return predictor.model().decision().threshold();
    }

    double churnRate() {
        return churnRate;
    }

    int trainingRows() {
        return TRAINING_ROWS;
    }
}
