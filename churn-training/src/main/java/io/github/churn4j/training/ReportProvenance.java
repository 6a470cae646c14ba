package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.plain;

import io.github.churn4j.model.Provenance;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.stream.Collectors;

/** What it takes to train the model again and get the same bytes. */
final class ReportProvenance {

    private ReportProvenance() {}

    static Section of(ReportFacts facts) {
        Provenance provenance = facts.documents().provenance();
        TrainingConfiguration configuration = facts.configuration();
        ReportTable.Builder table = ReportTable.captioned("Data, configuration and versions")
                .columns(Column.text("What"), Column.text("Value"))
                .row("Rows after validation", COUNT.format((double) provenance.dataRows()))
                .row("SHA-256 of the data", Html.code(provenance.dataSha256()))
                .row(
                        "Version of the data",
                        provenance
                                .dataVersion()
                                .map(version -> Html.code(version.path() + " " + version.md5()))
                                .orElse(Html.text("not tracked")))
                .row("Code revision", provenance.codeRevision().map(Html::code).orElse(Html.text("not given")))
                .row("Seed", Long.toString(provenance.seed()))
                .row("Algorithm", facts.champion())
                .row(
                        "Hyperparameters",
                        ReportFacts.hyperparameters(facts.evaluation().champion()))
                .row("Folds", COUNT.format(configuration.folds()))
                .row("Held out", PERCENT.format(configuration.holdOut()))
                .row("Bootstrap samples", COUNT.format(configuration.replicates()))
                .row("Calibration", facts.evaluation().calibration())
                .row("Threshold", plain(facts.evaluation().threshold()));
        if (!configuration.monotone().isEmpty()) {
            table.row("Monotone constraints", monotone(configuration));
        }
        if (!configuration.pipeline().ratios().isEmpty()) {
            table.row(
                    "Ratios",
                    configuration.pipeline().ratios().stream()
                            .map(ratio -> ratio.name())
                            .collect(Collectors.joining(", ")));
        }
        provenance.libraries().forEach((name, version) -> table.row(name, version));
        return Section.of("Provenance")
                .paragraph("The bundle holds the whole configuration, and a run record beside it says when and where it"
                        + " was trained.")
                .with(table.build());
    }

    private static String monotone(TrainingConfiguration configuration) {
        return configuration.monotone().entrySet().stream()
                .map(e -> e.getKey() + (e.getValue() > 0 ? " rising" : " falling"))
                .collect(Collectors.joining(", "));
    }
}
