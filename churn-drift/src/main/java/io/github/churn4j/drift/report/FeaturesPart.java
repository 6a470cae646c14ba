package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.count;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.FigureRow;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.List;
import java.util.Optional;

/** The features, ranked: what drifted and moves predictions stands first. */
final class FeaturesPart {

    private static final int MOST_FIGURES = 8;
    private static final int MOST_HIDDEN = 40;
    private static final int MOST_ROWS = 200;

    private FeaturesPart() {}

    static Section of(DriftReport report) {
        Section section = Section.of("What drifted").paragraph(introduction(report));
        List<FeatureDrift> drifted = report.drifted();
        if (!drifted.isEmpty()) {
            section = section.with(figures(drifted, 0, MOST_FIGURES));
        }
        section = section.with(table(report));
        return hidden(
                hidden(section, "drifted", drifted.subList(Math.min(MOST_FIGURES, drifted.size()), drifted.size())),
                "did not drift",
                others(report));
    }

    private static String introduction(DriftReport report) {
        boolean weighted = report.features().stream().anyMatch(f -> !Double.isNaN(f.importance()));
        String order = weighted
                ? "They stand by what their drift does to predictions: the size of the change times the share of the model's"
                        + " importance that the feature has."
                : "They stand by the size of their change; how much the model leans on each is not known.";
        int drifted = report.drifted().size();
        return drifted == 0
                ? "No feature drifted. " + (weighted ? "" : order)
                : count(drifted, "feature") + " of " + report.features().size() + " drifted. " + order;
    }

    private static List<FeatureDrift> others(DriftReport report) {
        return report.features().stream()
                .filter(feature -> feature.verdict() != Verdict.DRIFT)
                .toList();
    }

    private static Section hidden(Section section, String what, List<FeatureDrift> features) {
        if (features.isEmpty()) {
            return section;
        }
        String more = features.size() > MOST_HIDDEN ? ", the first " + MOST_HIDDEN : "";
        return section.with(Details.of(
                "Distributions of " + count(features.size(), "feature") + " that " + what + more,
                figures(features, 0, MOST_HIDDEN)));
    }

    private static FigureRow figures(List<FeatureDrift> features, int from, int most) {
        List<Figure> figures =
                features.stream().skip(from).limit(most).map(FeatureFigures::of).toList();
        return new FigureRow(figures);
    }

    private static ReportTable table(DriftReport report) {
        ReportTable.Builder table = ReportTable.captioned("All features, ranked")
                .columns(
                        Column.text("Feature"),
                        Column.text("Verdict"),
                        Column.number("Effect", Words.THREE),
                        Column.number("p", Words.THREE),
                        Column.number("Importance", PERCENT).bars(),
                        Column.number("Missing", PERCENT),
                        Column.text("Leading test"))
                .cap(MOST_ROWS);
        for (FeatureDrift feature : report.features()) {
            Object[] cells = cells(feature);
            if (feature.verdict() == Verdict.DRIFT) {
                table.highlightedRow(cells);
            } else {
                table.row(cells);
            }
        }
        return table.build();
    }

    private static String missing(FeatureDrift feature) {
        String then = PERCENT.format(feature.referenceMissing());
        String now = PERCENT.format(feature.currentMissing());
        return then.equals(now) ? now : then + " → " + now;
    }

    private static Object[] cells(FeatureDrift feature) {
        Optional<TestResult> test = feature.leading();
        return new Object[] {
            Html.name(feature.column()),
            feature.tests().isEmpty() ? "Not tested" : Words.verdict(feature.verdict()),
            Html.text(test.map(t -> Words.effect(t.test(), t.effect())).orElse("–")),
            Html.text(p(test.map(TestResult::pValue).orElse(Double.NaN))),
            feature.importance(),
            Html.text(missing(feature)),
            test.map(t -> Words.shortName(t.test())).orElse("none")
        };
    }
}
