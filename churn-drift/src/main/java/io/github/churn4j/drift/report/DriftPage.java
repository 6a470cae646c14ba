package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.COUNT;
import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.brief;
import static io.github.churn4j.drift.report.Words.count;
import static io.github.churn4j.drift.report.Words.figure;
import static io.github.churn4j.drift.report.Words.level;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.SampleFacts;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.BusinessMetrics;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.report.HtmlReport;
import io.github.churn4j.report.KeyFigure;
import io.github.churn4j.report.Note;
import io.github.churn4j.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A drift report as one self-contained HTML page: the verdict in a sentence, the features by what their drift does to
 * predictions, every test, what so few customers could have shown, and what no such test can see.
 *
 * <p>The same report gives the same bytes. Immutable; {@code with…} gives changed copies.
 */
public final class DriftPage {

    private final DriftReport report;
    private final String title;
    private final String identity;
    private final List<String> notes;
    private final Optional<PerformanceHistory> performance;
    private final Optional<BusinessMetrics> business;
    private final String worth;

    private DriftPage(
            DriftReport report,
            String title,
            String identity,
            List<String> notes,
            Optional<PerformanceHistory> performance,
            Optional<BusinessMetrics> business,
            String worth) {
        this.report = report;
        this.title = title;
        this.identity = identity;
        this.notes = notes;
        this.performance = performance;
        this.business = business;
        this.worth = worth;
    }

    /** The page of a report. */
    public static DriftPage of(DriftReport report) {
        return new DriftPage(report, "Drift of customers", "", List.of(), Optional.empty(), Optional.empty(), "");
    }

    /** The same page under a model's name. */
    public DriftPage withModel(ChurnModel model) {
        return new DriftPage(
                report, model.name(), model.sha256().substring(0, 12), notes, performance, business, worth);
    }

    /** The same page with one more remark before the first section. */
    public DriftPage withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new DriftPage(report, title, identity, List.copyOf(more), performance, business, worth);
    }

    /** The same page with performance, estimated and realised. */
    public DriftPage withPerformance(PerformanceHistory history) {
        return new DriftPage(report, title, identity, notes, Optional.of(history), business, worth);
    }

    /**
     * The same page with business figures.
     *
     * @param value what a customer's worth is taken from, in a few words
     */
    public DriftPage withBusiness(BusinessMetrics metrics, String value) {
        return new DriftPage(report, title, identity, notes, performance, Optional.of(metrics), value);
    }

    /** The page. */
    public HtmlReport html() {
        HtmlReport.Builder page =
                HtmlReport.titled(title).kicker("Churn model, drift report").subtitle(Finding.of(report));
        facts(page);
        keyFigures(page);
        lead(page);
        page.section(FeaturesPart.of(report)).section(ScorePart.of(report));
        performance.ifPresent(history -> page.section(PerformancePart.of(history)));
        business.ifPresent(metrics -> page.section(BusinessPart.of(metrics, worth)));
        return page.section(DomainPart.of(report))
                .section(TestsPart.of(report))
                .section(LimitsPart.method(report))
                .section(LimitsPart.limits(report))
                .footer("Written by churn4j. The same model and customers give this page again, byte for byte.")
                .build();
    }

    private void facts(HtmlReport.Builder page) {
        if (!identity.isEmpty()) {
            page.fact("Model", identity);
        }
        page.fact("Reference", side(report.reference()))
                .fact("Current", side(report.current()))
                .fact("Tests", COUNT.format((double) report.judged()))
                .fact("Level", level(report.alpha()));
    }

    private static String side(SampleFacts facts) {
        return count(facts.rows(), "row") + ", " + brief(Words.place(facts.source()));
    }

    private void keyFigures(HtmlReport.Builder page) {
        page.keyFigure(
                switch (report.verdict()) {
                    case STABLE -> KeyFigure.of("Verdict", "Stable").tone(Tone.GOOD);
                    case DRIFT -> KeyFigure.of("Verdict", "Drift").tone(Tone.WARNING);
                    case INSUFFICIENT_DATA -> KeyFigure.of("Verdict", "Too few").tone(Tone.WARNING);
                });
        page.keyFigure(KeyFigure.of("Features that drifted", COUNT.format((double)
                        report.drifted().size()))
                .baseline("of " + report.features().size()));
        double share =
                report.drifted().stream().mapToDouble(FeatureDrift::importance).sum();
        if (!Double.isNaN(share) && !report.drifted().isEmpty()) {
            page.keyFigure(
                    KeyFigure.of("Importance that drifted", share, PERCENT).baseline("of what the model leans on"));
        }
        report.score().flatMap(FeatureDrift::leading).ifPresent(test -> page.keyFigure(score(test)));
        report.domain()
                .filter(DomainDrift::run)
                .ifPresent(
                        domain -> page.keyFigure(KeyFigure.of("Told apart by a classifier", domain.auc(), Words.THREE)
                                .interval("ROC AUC, p\u00a0" + p(domain.pValue()))
                                .baseline("chance .5, drift from " + Words.THREE.format(domain.critical()))));
        performance.ifPresent(history -> page.keyFigure(auc(history)));
        business.ifPresent(metrics -> page.keyFigure(
                        KeyFigure.of("Customers at risk", COUNT.format((double) metrics.atRisk()))
                                .baseline("of " + COUNT.format((double) metrics.customers()) + " scored"))
                .keyFigure(KeyFigure.of("Revenue at risk", COUNT.format(metrics.revenueAtRisk()))
                        .baseline("of " + COUNT.format(metrics.value()))));
    }

    private static KeyFigure auc(PerformanceHistory history) {
        Estimate estimated = history.whole().estimated().rocAuc();
        String realised = history.whole()
                .realised()
                .map(measured ->
                        "realised " + Words.THREE.format(measured.rocAuc().value()) + "\n")
                .orElse("");
        return KeyFigure.of("Estimated ROC AUC", estimated.value(), Words.THREE)
                .interval("95% interval " + Words.THREE.interval(estimated.low(), estimated.high()))
                .baseline(realised
                        + (Double.isNaN(history.whenMade())
                                ? ""
                                : "when made " + Words.THREE.format(history.whenMade())));
    }

    private static KeyFigure score(TestResult test) {
        return KeyFigure.of("Shift of the scores", test.effect(), Words.THREE)
                .interval(Words.name(test.test()) + (Double.isNaN(test.pValue()) ? "" : ", p\u00a0" + p(test.pValue())))
                .baseline("drift from " + figure(test.critical()));
    }

    private void lead(HtmlReport.Builder page) {
        if (!report.current().absentColumns().isEmpty()) {
            page.lead(Note.of(
                    Tone.CRITICAL,
                    "Columns are absent",
                    "The current customers come without "
                            + String.join(
                                    ", ",
                                    report.current().absentColumns().stream()
                                            .map(Words::brief)
                                            .toList())
                            + ". Mend the source before reading on: nobody could be scored."));
        }
        if (report.verdict() == Verdict.INSUFFICIENT_DATA) {
            page.lead(Note.of(
                    Tone.WARNING,
                    "No verdict",
                    "There are too few customers for one. This is not the same as stable."));
        }
        performance
                .flatMap(Finding::outcomes)
                .ifPresent(
                        text -> page.lead(
                                Note.of(
                                        Tone.WARNING,
                                        "Customers do otherwise than the scores promised",
                                        text
                                                + " No test of features sees this: look at what changed for the customers, and train again.")));
        for (String text : report.notes()) {
            String source = report.current().source();
            page.lead(Note.of(Tone.INFO, "", sentence(text.replace(source, Words.place(source)))));
        }
        notes.forEach(text -> page.lead(Note.of(Tone.INFO, "", sentence(text))));
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
