package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.ONE;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.THREE;
import static io.github.churn4j.training.ReportFacts.interval;

import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.report.HtmlReport;
import io.github.churn4j.report.KeyFigure;
import io.github.churn4j.report.ValueFormat;

/**
 * The page an analyst shows to a manager: what the model reaches, how sure that is, what it rests on, how it was measured
 * and what it does not say.
 *
 * <p>Nothing of the clock, the machine or the search's speed is in it, since its bytes are part of the bundle; nor
 * whether a search was repeated by replay, which gives the same bundle.
 */
final class TrainingReport {

    private final ReportFacts facts;

    private TrainingReport(ReportFacts facts) {
        this.facts = facts;
    }

    static HtmlReport of(ModelDocuments documents) {
        return new TrainingReport(new ReportFacts(documents)).page();
    }

    private HtmlReport page() {
        HtmlReport.Builder page = HtmlReport.titled(facts.configuration().name())
                .kicker("Churn model, training report")
                .subtitle(finding());
        facts(page);
        keyFigures(page);
        new ReportAlerts(facts).all().forEach(page::lead);
        return page.section(ReportQuality.of(facts))
                .section(ReportRanking.of(facts))
                .section(ReportDecisions.of(facts))
                .section(ReportProbabilities.of(facts))
                .section(ReportDrivers.of(facts))
                .section(ReportSlices.of(facts))
                .section(ReportSearch.of(facts))
                .section(ReportData.of(facts))
                .section(ReportMethod.of(facts))
                .section(ReportMethod.limits(facts))
                .section(ReportProvenance.of(facts))
                .footer("Written by churn4j. The same data, configuration and library versions give this page again,"
                        + " byte for byte.")
                .build();
    }

    private void facts(HtmlReport.Builder page) {
        Evaluation headline = facts.headline();
        page.fact("Model", facts.champion())
                .fact("Rows", COUNT.format((double)
                        facts.documents().provenance().dataRows()))
                .fact(facts.heldOut() ? "Held out" : "Cross-validated", COUNT.format(headline.n()))
                .fact(
                        "Of whom left",
                        COUNT.format(headline.positives()) + " (" + PERCENT.format(facts.churnRate()) + ")")
                .fact("Threshold", THREE.format(facts.evaluation().threshold()))
                .fact("Seed", Long.toString(facts.configuration().seed()));
    }

    /** The sentence to remember. */
    private String finding() {
        double tenth = facts.reached(facts.headline(), 10);
        if (Double.isNaN(tenth)) {
            return "None of the " + facts.measured() + " left, so how well the model finds leavers is unknown.";
        }
        double lift = tenth * 10;
        String compared = lift < 1.1
                ? "hardly more than contacting as many at random."
                : ONE.format(lift) + " times as many as contacting at random would.";
        return "Contacting the 10% of " + facts.customers() + " with the highest scores reaches "
                + PERCENT.format(tenth)
                + " of those who leave, " + compared + " Contacting 20% reaches "
                + PERCENT.format(facts.reached(facts.headline(), 20)) + ".";
    }

    private void keyFigures(HtmlReport.Builder page) {
        Evaluation headline = facts.headline();
        page.keyFigure(KeyFigure.of("Leavers in the top 10%", facts.reached(headline, 10), PERCENT)
                .interval(interval(headline, Metric.TOP_DECILE_LIFT, .1, PERCENT))
                .baseline(baselines(PERCENT, .1, e -> facts.reached(e, 10), "At random")));
        page.keyFigure(figure(Metric.ROC_AUC));
        page.keyFigure(figure(Metric.AVERAGE_PRECISION));
        page.keyFigure(figure(Metric.RECALL));
        page.keyFigure(figure(Metric.PRECISION));
        page.keyFigure(figure(Metric.LOG_LOSS));
        page.keyFigure(figure(Metric.ECE));
        page.keyFigure(figure(Metric.EMPC));
    }

    private KeyFigure figure(Metric metric) {
        ValueFormat format = ReportMetrics.format(metric);
        double trivial = facts.evaluation().baseline().metrics().get(metric);
        String name = metric == Metric.EMPC ? "Profit per customer" : ReportMetrics.name(metric);
        return KeyFigure.of(name, facts.metrics().get(metric), format)
                .interval(interval(facts.headline(), metric, 1, format))
                .baseline(baselines(format, trivial, e -> e.metrics().get(metric), "Churn rate for all"));
    }

    private String baselines(
            ValueFormat format,
            double trivial,
            java.util.function.ToDoubleFunction<Evaluation> of,
            String trivialName) {
        String rival = facts.rival()
                .map(e -> "Logistic regression " + format.format(of.applyAsDouble(e)) + "\n")
                .orElse("");
        return rival + (Double.isNaN(trivial) ? "" : trivialName + " " + format.format(trivial));
    }
}
