package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.count;
import static io.github.churn4j.drift.report.Words.figure;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** Every test with its figures, and what tests of so many customers could have found. */
final class TestsPart {

    private static final int MOST_ROWS = 800;

    private TestsPart() {}

    static Section of(DriftReport report) {
        Section section = Section.of("What so many customers can show")
                .paragraph(
                        "A test that finds nothing tells that the change, if there is one, is smaller than it could see. Of"
                                + " true changes as large as these, four in five would have been found:")
                .with(detectable(report));
        return section.with(Details.of("Every test with its figures", all(report), meanings(report)));
    }

    private static ReportTable detectable(DriftReport report) {
        ReportTable.Builder table = ReportTable.captioned("Smallest change that shows")
                .columns(
                        Column.text("Test"),
                        Column.text("Between"),
                        Column.text("and"),
                        Column.number("Tests", Words.COUNT));
        for (DriftTest test : DriftTest.values()) {
            DoubleSummaryStatistics smallest = each(report).stream()
                    .flatMap(feature -> feature.tests().stream())
                    .filter(result -> result.test() == test && Double.isFinite(result.minimumDetectable()))
                    .mapToDouble(TestResult::minimumDetectable)
                    .summaryStatistics();
            if (smallest.getCount() > 0) {
                table.row(
                        Words.name(test),
                        Words.effect(test, smallest.getMin()),
                        Words.effect(test, smallest.getMax()),
                        smallest.getCount());
            }
        }
        return table.build();
    }

    private static ReportTable all(DriftReport report) {
        ReportTable.Builder table = ReportTable.captioned(count(report.judged(), "test") + " judged together")
                .columns(
                        Column.text("Feature"),
                        Column.text("Test"),
                        Column.number("Statistic", Words.THREE),
                        Column.number("Drift from", Words.THREE),
                        Column.number("p", Words.THREE),
                        Column.number("Effect", Words.THREE),
                        Column.number("Would show", Words.THREE),
                        Column.text("Verdict"))
                .cap(MOST_ROWS);
        for (FeatureDrift feature : each(report)) {
            for (TestResult test : feature.tests()) {
                Object[] cells = {
                    Html.name(feature.kind() == FeatureDrift.Kind.SCORE ? "P(churn)" : feature.column()),
                    Words.name(test.test()),
                    Html.text(figure(test.statistic())),
                    Html.text(figure(test.critical())),
                    Html.text(p(test.pValue())),
                    Html.text(Words.effect(test.test(), test.effect())),
                    Html.text(Words.effect(test.test(), test.minimumDetectable())),
                    Words.verdict(test.verdict())
                };
                if (test.verdict() == Verdict.DRIFT) {
                    table.highlightedRow(cells);
                } else {
                    table.row(cells);
                }
            }
        }
        return table.build();
    }

    private static ReportTable meanings(DriftReport report) {
        ReportTable.Builder table =
                ReportTable.captioned("Tests in words").columns(Column.text("Test"), Column.text("What it measures"));
        for (DriftTest test : DriftTest.values()) {
            boolean used = each(report).stream()
                    .flatMap(feature -> feature.tests().stream())
                    .anyMatch(result -> result.test() == test);
            if (used) {
                table.row(Words.name(test), Words.meaning(test));
            }
        }
        return table.build();
    }

    private static List<FeatureDrift> each(DriftReport report) {
        List<FeatureDrift> all = new ArrayList<>(report.features());
        report.score().ifPresent(all::add);
        return all;
    }
}
