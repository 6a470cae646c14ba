package io.github.churn4j.maven.drift;

import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.BusinessMetrics;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.maven.registry.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** A drift report as lines of text: what is odd, the features in their order, the scores, the classifier. */
final class DriftLines {

    private static final int MOST_FEATURES = 100;

    private DriftLines() {}

    static void print(DriftReport report, Consumer<String> console) {
        report.notes().forEach(note -> console.accept("WARNING: " + note));
        TextTable table =
                TextTable.of("feature", "test", ">statistic", ">p", ">effect", ">detectable", ">importance", "verdict");
        report.features().stream().limit(MOST_FEATURES).forEach(feature -> rows(table, feature));
        report.score().ifPresent(score -> rows(table, score));
        report.domain()
                .filter(DomainDrift::run)
                .ifPresent(domain -> table.row(
                        "all together",
                        "classifier",
                        figure(domain.auc()),
                        p(domain.pValue()),
                        figure(domain.auc() - .5),
                        "-",
                        "-",
                        word(domain.verdict())));
        table.lines().forEach(console);
        if (report.features().size() > MOST_FEATURES) {
            console.accept("  and " + (report.features().size() - MOST_FEATURES) + " more, in drift.json");
        }
        for (FeatureDrift feature : report.drifted()) {
            feature.notes().forEach(note -> console.accept("  " + feature.column() + ": " + note));
        }
        report.domain()
                .filter(domain -> !domain.run())
                .ifPresent(domain -> domain.notes().forEach(note -> console.accept("  classifier: " + note)));
    }

    /** Who was reached and what became of them, where that is known. */
    static void contacts(BusinessMetrics business, Consumer<String> console) {
        if (business.reached() + business.contactedOthers() == 0) {
            return;
        }
        console.accept("Reached " + business.reached() + " of " + business.atRisk() + " customers at risk");
        Estimate saved = business.saved();
        if (saved.isKnown()) {
            console.accept(String.format(
                    Locale.ROOT,
                    "Saved %.1f (standard error %.1f) of %d reached customers whose outcome is known. %s",
                    saved.value(),
                    saved.standardError(),
                    business.outcomesOfReached(),
                    BusinessMetrics.CAVEAT));
        }
    }

    /** Every test that found drift, else the one that stands for the feature. */
    private static void rows(TextTable table, FeatureDrift feature) {
        List<TestResult> drifted = feature.tests().stream()
                .filter(test -> test.verdict() == Verdict.DRIFT)
                .toList();
        List<TestResult> shown = drifted.isEmpty() ? feature.leading().stream().toList() : drifted;
        String name = feature.column();
        for (TestResult test : shown) {
            table.row(
                    name,
                    test.test().key(),
                    figure(test.statistic()),
                    p(test.pValue()),
                    figure(test.effect()),
                    figure(test.minimumDetectable()),
                    Double.isNaN(feature.importance())
                            ? "-"
                            : String.format(Locale.ROOT, "%.1f %%", 100 * feature.importance()),
                    word(test.verdict()));
        }
        if (shown.isEmpty()) {
            table.row(name, "-", "-", "-", "-", "-", "-", "not tested");
        }
    }

    private static String word(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "stable";
            case DRIFT -> "DRIFT";
            case INSUFFICIENT_DATA -> "too few values";
        };
    }

    static String figure(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, value < 1_000 ? "%.4f" : "%.1f", value);
    }

    static String p(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        if (value == 0) {
            return "<1e-300";
        }
        return String.format(Locale.ROOT, value >= .0001 ? "%.4f" : "%.1e", value);
    }
}
