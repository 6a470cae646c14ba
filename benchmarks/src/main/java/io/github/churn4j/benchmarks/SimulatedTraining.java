package io.github.churn4j.benchmarks;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.Scaling;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Simulated bank-card customers as model features, for the learners that are compared. */
final class SimulatedTraining {

    private SimulatedTraining() {}

    /** Some thousand customers, 32 model features each. */
    static TrainingSet of(int rows, Scaling scaling) {
        CsvSource source = source(rows);
        ChurnSchema schema = SchemaInference.withDefaults()
                .withLabel("Attrition_Flag")
                .withPositive("Attrited Customer")
                .infer(source)
                .schema();
        Dataset data = DatasetReader.of(schema).read(source).dataset();
        int[] all = IntStream.range(0, data.size()).toArray();
        FeatureMatrix features = FeaturePipeline.withDefaults()
                .withScaling(scaling)
                .fit(data, all)
                .transform(data, all);
        return new TrainingSet(
                features, data.labels(), LongStream.range(0, data.size()).toArray());
    }

    /** Simulated customers as a file in memory. */
    static CsvSource source(int rows) {
        return CsvSource.of("simulated customers", csv(rows));
    }

    private static byte[] csv(int rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder().rows(rows).seed(11).build().writeCsv(bytes, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The first rows, each in an array of its own. */
    static double[][] rows(TrainingSet set, int count) {
        double[][] rows = new double[count][set.features().columns()];
        for (int r = 0; r < count; r++) {
            set.features().copyRow(r, rows[r]);
        }
        return rows;
    }
}
