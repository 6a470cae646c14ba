package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.COUNT;
import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.brief;
import static io.github.churn4j.drift.report.Words.figure;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.report.HtmlReport;
import io.github.churn4j.report.KeyFigure;
import io.github.churn4j.report.Note;
import io.github.churn4j.report.Tone;
import java.util.ArrayList;
import java.util.List;

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

    private DriftPage(DriftReport report, String title, String identity, List<String> notes) {
        this.report = report;
        this.title = title;
        this.identity = identity;
        this.notes = notes;
    }

    /** The page of a report. */
    public static DriftPage of(DriftReport report) {
        return new DriftPage(report, "Drift of customers", "", List.of());
    }

    /** The same page under a model's name. */
    public DriftPage withModel(ChurnModel model) {
        return new DriftPage(report, model.name(), model.sha256().substring(0, 12), notes);
    }

    /** The same page with one more remark before the first section. */
    public DriftPage withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new DriftPage(report, title, identity, List.copyOf(more));
    }

    /** The page. */
    public HtmlReport html() {
        HtmlReport.Builder page =
                HtmlReport.titled(title).kicker("Churn model, drift report").subtitle(Finding.of(report));
        facts(page);
        keyFigures(page);
        lead(page);
        return page.section(FeaturesPart.of(report))
                .section(ScorePart.of(report))
                .section(DomainPart.of(report))
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
        page.fact(
                        "Reference",
                        COUNT.format((double) report.reference().rows()) + " "
                                + brief(report.reference().source()))
                .fact(
                        "Current",
                        COUNT.format((double) report.current().rows()) + " "
                                + brief(report.current().source()))
                .fact("Tests", COUNT.format((double) report.judged()))
                .fact("Level", figure(report.alpha()));
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
                                .interval("ROC AUC, p " + p(domain.pValue()))
                                .baseline("chance .5, drift from " + Words.THREE.format(domain.critical()))));
    }

    private static KeyFigure score(TestResult test) {
        return KeyFigure.of("Shift of the scores", test.effect(), Words.THREE)
                .interval(Words.name(test.test()) + (Double.isNaN(test.pValue()) ? "" : ", p " + p(test.pValue())))
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
        report.notes().forEach(text -> page.lead(Note.of(Tone.INFO, "", sentence(text))));
        notes.forEach(text -> page.lead(Note.of(Tone.INFO, "", sentence(text))));
    }

    private static String sentence(String text) {
        return text.isEmpty() || text.endsWith(".") ? text : text + ".";
    }
}
