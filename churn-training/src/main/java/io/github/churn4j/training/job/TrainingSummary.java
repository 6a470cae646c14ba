package io.github.churn4j.training.job;

import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Interval;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result of a training in a dozen lines. */
final class TrainingSummary {

    private static final Map<Metric, String> TOLD = new java.util.EnumMap<>(Map.of(
            Metric.ROC_AUC, "ROC AUC",
            Metric.AVERAGE_PRECISION, "average precision",
            Metric.ACCURACY, "accuracy at .5",
            Metric.F1, "F1 at threshold",
            Metric.LOG_LOSS, "log loss",
            Metric.BRIER, "Brier score",
            Metric.ECE, "calibration error",
            Metric.TOP_DECILE_LIFT, "top-decile lift"));

    private TrainingSummary() {}

    static List<String> of(TrainingResult result, Path output) {
        ModelEvaluation evaluation = result.evaluation();
        Evaluation headline = evaluation.headline();
        String rows = evaluation.holdout().isPresent() ? "hold-out" : "cross-validated";
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Champion: "
                + Algorithm.ofKey(evaluation.champion().algorithm()).title()
                + hyperparameters(evaluation) + ", calibration " + evaluation.calibration()
                + String.format(Locale.ROOT, ", threshold %.3f", evaluation.threshold()));
        lines.add(String.format(
                Locale.ROOT,
                "%-18s %9s  %-17s %9s %9s %9s",
                headline.n() + " " + rows + " rows",
                "champion",
                "95 % interval",
                "cross-v.",
                "logistic",
                "base rate"));
        TOLD.forEach((metric, name) -> lines.add(line(metric, name, evaluation, headline)));
        result.warnings().forEach(w -> lines.add("NOTE: " + w));
        lines.add("Model  " + output.resolve(TrainJob.MODEL) + "  sha256 "
                + result.model().sha256());
        lines.add("Report " + output.resolve(TrainJob.REPORT));
        return lines;
    }

    private static String hyperparameters(ModelEvaluation evaluation) {
        Algorithm algorithm = Algorithm.ofKey(evaluation.champion().algorithm());
        return new Candidate(algorithm, evaluation.champion().hyperparameters())
                .toString()
                .substring(algorithm.key().length());
    }

    private static String line(Metric metric, String name, ModelEvaluation evaluation, Evaluation headline) {
        Interval interval = headline.intervals().get(metric);
        return String.format(
                Locale.ROOT,
                "%-18s %9s  %-17s %9s %9s %9s",
                name,
                four(headline.metrics().get(metric)),
                interval == null ? "" : four(interval.low()) + " - " + four(interval.high()),
                four(evaluation.crossValidation().metrics().get(metric)),
                evaluation
                        .logisticBaseline()
                        .map(e -> four(e.metrics().get(metric)))
                        .orElse("-"),
                four(evaluation.baseline().metrics().get(metric)));
    }

    private static String four(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
