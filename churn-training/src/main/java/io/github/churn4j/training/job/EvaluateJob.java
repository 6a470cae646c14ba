package io.github.churn4j.training.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.EvaluationJson;
import io.github.churn4j.evaluate.EvaluationOptions;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.Scores;
import io.github.churn4j.evaluate.SliceEvaluation;
import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.training.ModelSlices;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures a model on labelled data and writes the figures as JSON. */
public final class EvaluateJob {

    private EvaluateJob() {}

    /**
     * Runs the job.
     *
     * @param data labelled customers; whether the model was fitted on them is for the caller to know, but data with the
     *     hash of the training data are pointed out
     * @param separator the character between cells
     * @param output the JSON file to write
     * @param seed of the bootstrap behind the intervals
     * @throws io.github.churn4j.ChurnException if model or data cannot be read
     */
    public static Evaluation run(
            Path modelFile,
            Path data,
            char separator,
            double maxRejected,
            Path output,
            long seed,
            Consumer<String> console) {
        return run(ChurnModel.read(modelFile), data, separator, maxRejected, output, seed, console);
    }

    /** Runs the job with a model that was read already. */
    public static Evaluation run(
            ChurnModel model,
            Path data,
            char separator,
            double maxRejected,
            Path output,
            long seed,
            Consumer<String> console) {
        if (DataFile.sha256(data).equals(model.provenance().dataSha256())) {
            console.accept(
                    "WARNING: " + data + " is the file the model was trained on; most of these rows are not new to"
                            + " it, and the figures flatter it. The hold-out figures are in the model's report.");
        }
        Dataset customers = DatasetReader.of(model.schema())
                .withMaxRefused(maxRejected)
                .read(CsvSource.of(data).withSeparator(separator))
                .dataset();
        Scores scores = Scores.of(ChurnPredictor.of(model).probabilities(customers), customers.labels());
        double threshold = model.decision().threshold();
        Evaluation evaluation = Evaluation.of(scores, threshold, EvaluationOptions.ofSeed(seed));
        List<SliceEvaluation> slices = ModelSlices.of(customers, scores, threshold);
        ObjectNode root = EvaluationJson.toJson(evaluation);
        root.put("model", model.sha256());
        ArrayNode parts = root.putArray("slices");
        slices.forEach(s -> parts.add(EvaluationJson.toJson(s)));
        AtomicFile.write(output, new String(EvaluationJson.bytes(root), StandardCharsets.UTF_8) + "\n");
        console.accept(evaluation.n() + " customers, " + evaluation.positives() + " left; model " + model);
        for (Metric metric : Metric.values()) {
            console.accept(line(metric, evaluation));
        }
        console.accept("Figures written to " + output);
        return evaluation;
    }

    private static String line(Metric metric, Evaluation evaluation) {
        var interval = evaluation.intervals().get(metric);
        return String.format(
                Locale.ROOT,
                "  %-20s %8.4f%s",
                metric.key(),
                evaluation.metrics().get(metric),
                interval == null ? "" : String.format(Locale.ROOT, "  [%.4f, %.4f]", interval.low(), interval.high()));
    }
}
