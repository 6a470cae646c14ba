package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.brief;
import static io.github.churn4j.training.ReportFacts.plural;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.Finding;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.ValidationReport;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What went in: the columns and their roles, and what was found wrong with the rows. */
final class ReportData {

    private static final int MOST_FEATURES = 150;
    private static final int MOST_FINDINGS = 60;
    private static final int LONGEST_EXPECTATION = 160;

    private final ReportFacts facts;
    private final ChurnSchema schema;

    private ReportData(ReportFacts facts) {
        this.facts = facts;
        this.schema = facts.documents().schema();
    }

    static Section of(ReportFacts facts) {
        ReportData data = new ReportData(facts);
        Section section = Section.of("Data").with(data.roles()).with(data.features());
        return data.validation(section.heading("Validation"));
    }

    private Html roles() {
        List<Html> lines = new ArrayList<>();
        lines.add(Html.join(
                Html.text("Label: "),
                Html.name(facts.label().column()),
                Html.text("; "),
                Html.name(facts.label().positive()),
                Html.text(" means the customer left, "),
                Html.name(facts.label().negative()),
                Html.text(" that they stayed.")));
        lines.add(Html.text("Features: " + kinds() + "."));
        schema.identifier().ifPresent(column -> lines.add(role("Identifier, never a feature: ", column)));
        schema.group()
                .ifPresent(
                        column -> lines.add(role("Customer behind a row, kept on one side of every split: ", column)));
        schema.time()
                .ifPresent(
                        column -> lines.add(role("Date of a row, tests lie after what they are scored by: ", column)));
        lines.add(excluded());
        return Html.list(lines.toArray(Html[]::new));
    }

    private static Html role(String what, String column) {
        return Html.join(Html.text(what), Html.name(column), Html.text("."));
    }

    private Html excluded() {
        if (schema.excluded().isEmpty()) {
            return Html.text("Excluded columns: none.");
        }
        List<Html> parts = new ArrayList<>(List.of(Html.text("Excluded columns: ")));
        for (int i = 0; i < schema.excluded().size(); i++) {
            parts.add(Html.text(i == 0 ? "" : ", "));
            parts.add(Html.name(schema.excluded().get(i)));
        }
        parts.add(Html.text("."));
        return Html.join(parts);
    }

    private String kinds() {
        long numeric = schema.features().stream()
                .filter(NumericFeature.class::isInstance)
                .count();
        long binary = schema.features().stream()
                .filter(BinaryFeature.class::isInstance)
                .count();
        long categorical = schema.features().size() - numeric - binary;
        int ratios = facts.configuration().pipeline().ratios().size();
        return numeric + " numeric, " + binary + " binary, " + categorical + " categorical"
                + (ratios > 0 ? ", and " + plural(ratios, "ratio") + " made of them" : "");
    }

    private Details features() {
        ReportTable.Builder table = ReportTable.captioned("Features in the order of the schema")
                .columns(
                        Column.text("Column"),
                        Column.text("Kind"),
                        Column.text("Accepted"),
                        Column.text("Where missing"))
                .cap(MOST_FEATURES);
        for (Feature feature : schema.features()) {
            table.row(Html.name(feature.column()), kind(feature), accepted(feature), words(feature.missing()));
        }
        return Details.of(plural(schema.features().size(), "feature") + " and what each accepts", table.build());
    }

    private static String kind(Feature feature) {
        return feature instanceof NumericFeature
                ? "numeric"
                : feature instanceof BinaryFeature ? "binary" : "categorical";
    }

    private static String accepted(Feature feature) {
        String text = feature.expectation();
        int length = text.codePointCount(0, text.length());
        return length <= LONGEST_EXPECTATION
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_EXPECTATION)) + "…";
    }

    private Section validation(Section section) {
        if (facts.documents().validation().isEmpty()) {
            return section.paragraph("No validation report came with this training.");
        }
        ValidationReport report = facts.documents().validation().orElseThrow();
        Section told =
                section.paragraph(plural(report.rows(), "row") + " read, " + COUNT.format((double) report.refusedRows())
                        + " refused. " + (report.counts().isEmpty() ? "Nothing was found wrong with them." : "Found:"));
        if (report.counts().isEmpty()) {
            return told;
        }
        return told.with(kinds(report)).with(Details.of("Findings one by one, the first of each kind", each(report)));
    }

    private static ReportTable kinds(ValidationReport report) {
        ReportTable.Builder table = ReportTable.captioned("Kinds of findings")
                .columns(
                        Column.text("Finding"),
                        Column.text("Severity"),
                        Column.number("Times", COUNT),
                        Column.text("For example"));
        for (Map.Entry<Finding.Code, Long> entry : report.counts().entrySet()) {
            report.findings().stream()
                    .filter(f -> f.code() == entry.getKey())
                    .findFirst()
                    .ifPresent(f -> table.row(words(f.code()), words(f.severity()), entry.getValue(), reason(f)));
        }
        return table.build();
    }

    private static ReportTable each(ValidationReport report) {
        ReportTable.Builder table = ReportTable.captioned("Findings")
                .columns(Column.text("Line"), Column.text("Column"), Column.text("Severity"), Column.text("What"))
                .cap(MOST_FINDINGS);
        for (Finding finding : report.findings()) {
            table.row(
                    finding.line() > 0 ? Long.toString(finding.line()) : "whole table",
                    Html.name(brief(finding.column())),
                    words(finding.severity()),
                    reason(finding));
        }
        return table.build();
    }

    /** Its place is left out: a file's name would make the page differ where the data do not. */
    private static Html reason(Finding finding) {
        return Html.name(finding.reason());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
