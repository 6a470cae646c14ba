package io.github.churn4j.training;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.model.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the papers about a model are written from.
 *
 * @param configuration how it was trained
 * @param schema what it reads
 * @param evaluation what was measured
 * @param provenance where it comes from
 * @param validation findings about its data, where they were checked
 * @param warnings what the user should know
 */
record ModelDocuments(
        TrainingConfiguration configuration,
        ChurnSchema schema,
        ModelEvaluation evaluation,
        Provenance provenance,
        Optional<ValidationReport> validation,
        List<String> warnings) {

    private static final List<Metric> TOLD = List.of(
            Metric.ROC_AUC,
            Metric.AVERAGE_PRECISION,
            Metric.ACCURACY,
            Metric.PRECISION,
            Metric.RECALL,
            Metric.F1,
            Metric.LOG_LOSS,
            Metric.BRIER,
            Metric.ECE,
            Metric.TOP_DECILE_LIFT,
            Metric.EMPC);

    /** The self-contained HTML report. */
    String report() {
        return TrainingReport.of(this).toHtml();
    }

    /** The model card (Mitchell et al. 2019), Markdown. */
    String card() {
        StringBuilder card = new StringBuilder();
        line(card, "# Model card: " + configuration.name());
        line(card, "");
        line(card, "## What it is");
        line(
                card,
                "A " + title() + " that estimates the probability that a customer leaves (`"
                        + schema.requireLabel().column() + "` = `"
                        + schema.requireLabel().positive() + "`), from "
                        + schema.features().size() + " features. Predicted to leave from P = "
                        + three(evaluation.threshold())
                        + " on. Calibration: " + evaluation.calibration() + ".");
        line(card, "");
        line(card, "## What it is for, and what not");
        line(
                card,
                "Ranking customers for retention and estimating how many will leave. It describes customers like those"
                        + " it was trained on; it says who is likely to leave, not what would keep them, and must not decide"
                        + " alone about a person.");
        line(card, "");
        line(card, "## Data");
        line(
                card,
                provenance.dataRows() + " rows, SHA-256 `" + provenance.dataSha256() + "`"
                        + provenance
                                .dataVersion()
                                .map(version ->
                                        ", tracked as `" + version.path() + "` with MD5 `" + version.md5() + "`")
                                .orElse("")
                        + ". "
                        + (schema.excluded().isEmpty()
                                ? "No column was excluded."
                                : "Excluded columns: " + String.join(", ", schema.excluded()) + "."));
        line(card, "");
        line(card, "## How good it is");
        figures(card);
        line(card, "");
        line(
                card,
                evaluation.refitted()
                        ? "The shipped model was fitted again to all rows, hold-out included; the figures are those of the model"
                                + " before that."
                        : evaluation.holdout().isPresent()
                                ? "The shipped model is the one these figures describe; the hold-out took part in nothing before."
                                : "No rows were held out: figures are cross-validated, with candidate, calibration and threshold"
                                        + " chosen without the fold that is scored.");
        line(card, "");
        line(card, "## What it leans on");
        evaluation.importance().stream().limit(8).forEach(i -> line(card, importance(i)));
        line(card, "");
        line(card, "## Limits");
        line(
                card,
                "Slices by category are in the report; small slices have wide intervals. Performance decays when"
                        + " customers change: watch drift, and train again.");
        warnings.forEach(w -> line(card, "- " + w));
        return card.toString();
    }

    private void figures(StringBuilder card) {
        Evaluation headline = evaluation.headline();
        line(
                card,
                "| metric | " + (evaluation.holdout().isPresent() ? "hold-out" : "cross-validation")
                        + " (" + headline.n() + " rows, " + headline.positives()
                        + " churned) | 95 % interval | cross-validation |"
                        + " logistic regression | churn rate for all |");
        line(card, "|---|---|---|---|---|---|");
        for (Metric metric : TOLD) {
            String interval = Optional.ofNullable(headline.intervals().get(metric))
                    .map(i -> three(i.low()) + " – " + three(i.high()))
                    .orElse("");
            line(
                    card,
                    "| " + metric.key() + " | " + three(headline.metrics().get(metric)) + " | " + interval + " | "
                            + three(evaluation.crossValidation().metrics().get(metric)) + " | "
                            + evaluation
                                    .logisticBaseline()
                                    .map(l -> three(l.metrics().get(metric)))
                                    .orElse("") + " | "
                            + three(evaluation.baseline().metrics().get(metric)) + " |");
        }
    }

    private static String importance(FieldImportance importance) {
        return "- " + String.join(" + ", importance.fields()) + ": log loss rises by "
                + three(importance.logLossIncrease()) + " when shuffled";
    }

    /** The winning algorithm for people. */
    String title() {
        return Algorithm.ofKey(provenance.algorithm()).title();
    }

    private static String three(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.3f", value);
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
