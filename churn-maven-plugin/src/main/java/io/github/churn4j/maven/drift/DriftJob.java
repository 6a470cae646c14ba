package io.github.churn4j.maven.drift;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftDetector;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.DriftSample;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.report.DriftPage;
import io.github.churn4j.drift.report.Finding;
import io.github.churn4j.internal.io.AtomicFile;
import io.github.churn4j.maven.registry.Outcome;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.report.ValueFormat;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Compares current customers with those of a model, tells what drifted and writes it down for people and for scripts. */
public final class DriftJob {

    /** The report for scripts. */
    public static final String JSON = "drift.json";

    /** The report for people. */
    public static final String PAGE = "drift.html";

    private static final ValueFormat COUNT = ValueFormat.integer();

    private DriftJob() {}

    /**
     * Runs the job. All files are written whatever the verdict.
     *
     * @param output their directory
     * @throws io.github.churn4j.ChurnException if customers cannot be read
     */
    public static DriftReport run(ChurnModel model, DriftRequest request, Path output, Consumer<String> console) {
        CurrentCustomers current = CurrentCustomers.read(request, ChurnPredictor.of(model));
        DriftReport report = detector(model, request).detect(current.sample());
        console.accept("Comparing " + current.sample().rows() + " current customers ("
                + report.current().source()
                + ") with " + report.reference().rows() + " of the reference ("
                + report.reference().source()
                + "); model " + model);
        current.notes().forEach(console);
        DriftLines.print(report, console);
        AtomicFile.write(output.resolve(JSON), DriftDocument.of(model, report, current));
        AtomicFile.write(
                output.resolve(PAGE),
                page(model, report, current, request).html().toHtml());
        outcome(model, report, current).write(output);
        console.accept(Finding.of(report));
        current.performance().flatMap(Finding::outcomes).ifPresent(text -> console.accept("WARNING: " + text));
        current.business().ifPresent(metrics -> DriftLines.contacts(metrics, console));
        console.accept("Report " + output.resolve(PAGE));
        return report;
    }

    private static DriftPage page(
            ChurnModel model, DriftReport report, CurrentCustomers current, DriftRequest request) {
        DriftPage page = DriftPage.of(report).withModel(model);
        for (String note : current.notes()) {
            page = page.withNote(note);
        }
        if (current.performance().isPresent()) {
            page = page.withPerformance(current.performance().get());
        }
        String worth = request.valueColumn()
                .map(column -> "the column " + column)
                .orElse(COUNT.format(TrainedProfit.of(model).lifetimeValue())
                        + " each; churn.valueColumn names a column");
        return current.business().isPresent()
                ? page.withBusiness(current.business().get(), worth)
                : page;
    }

    private static DriftDetector detector(ChurnModel model, DriftRequest request) {
        DriftDetector.Builder builder = DriftDetector.builder(model).options(request.options());
        request.reference()
                .map(file -> CsvSource.of(file).withSeparator(request.separator()))
                .ifPresent(rows -> builder.rows(DriftSample.read(ChurnPredictor.of(model), rows)));
        if (request.classifies()) {
            builder.domainClassifier(new TellingApart());
        }
        return builder.build();
    }

    private static Outcome outcome(ChurnModel model, DriftReport report, CurrentCustomers current) {
        Outcome outcome = Outcome.of("drift", report.verdict().key())
                .with("model", model.name())
                .with("sha256", model.sha256())
                .with("referenceRows", report.reference().rows())
                .with("currentRows", report.current().rows())
                .with("features", report.features().size())
                .with("tests", report.judged());
        var drifted = outcome.array("drifted");
        report.drifted().stream().map(FeatureDrift::column).forEach(drifted::add);
        report.score().ifPresent(score -> outcome.with("score", score.verdict().key()));
        report.domain()
                .filter(DomainDrift::run)
                .ifPresent(domain ->
                        outcome.with("domainClassifier", domain.verdict().key()));
        current.performance()
                .ifPresent(history ->
                        outcome.with("performance", history.whole().verdict().key()));
        return outcome.with("finding", Finding.of(report));
    }
}
