package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.FOUR;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.THREE;

import io.github.churn4j.evaluate.Confusion;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Interval;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.ValueFormat;
import java.util.ArrayList;
import java.util.List;

/** All figures in words and in one table: hold-out beside cross-validation beside the baselines. */
final class ReportQuality {

    private final ReportFacts facts;

    private ReportQuality(ReportFacts facts) {
        this.facts = facts;
    }

    static Section of(ReportFacts facts) {
        ReportQuality quality = new ReportQuality(facts);
        return Section.of("How good it is")
                .with(quality.measured())
                .paragraph(quality.decisions())
                .paragraph(quality.compared())
                .with(quality.table())
                .with(Details.of("What each figure means", meanings()));
    }

    private Html measured() {
        Evaluation headline = facts.headline();
        return Html.paragraph(
                Html.text("The model is a " + model() + " that gives every customer a probability of leaving ("),
                Html.name(facts.label().column()),
                Html.text(" = "),
                Html.name(facts.label().positive()),
                Html.text("). It was measured on " + facts.measured()
                        + (facts.heldOut()
                                ? " that took part in nothing before"
                                : ", each scored by models that had not seen it")
                        + "; " + COUNT.format(headline.positives()) + " of them left ("
                        + PERCENT.format(facts.churnRate()) + ")."));
    }

    private String decisions() {
        Confusion c = facts.headline().confusion();
        int named = c.truePositives() + c.falsePositives();
        int left = c.truePositives() + c.falseNegatives();
        if (named == 0) {
            return "It predicts of nobody that they leave.";
        }
        return (facts.heldOut()
                        ? "At its threshold it predicts that "
                        : "At thresholds that other folds chose it predicts that ")
                + COUNT.format(named) + " of them leave. "
                + COUNT.format(c.truePositives()) + " of these did (" + PERCENT.format(c.precision())
                + ", the precision)"
                + (left == 0
                        ? "; nobody left."
                        : ", which is " + PERCENT.format(c.recall()) + " of all who left (the recall).");
    }

    private String compared() {
        StringBuilder text = new StringBuilder();
        facts.rival()
                .ifPresentOrElse(
                        rival -> text.append("The best logistic regression of the same search, a plain but serious")
                                .append(" competitor, reaches a ROC AUC of ")
                                .append(THREE.format(rival.metrics().rocAuc()))
                                .append(" (the champion ")
                                .append(THREE.format(facts.metrics().rocAuc()))
                                .append(") and a log loss of ")
                                .append(THREE.format(rival.metrics().logLoss()))
                                .append(" (")
                                .append(THREE.format(facts.metrics().logLoss()))
                                .append("). "),
                        () -> text.append(
                                facts.championIsLogistic()
                                        ? "The champion is the search's best logistic regression itself. "
                                        : "The search held no logistic regression to compare with. "));
        agreement(text);
        return text.toString().strip();
    }

    private void agreement(StringBuilder text) {
        Interval interval = facts.headline().interval(Metric.ROC_AUC);
        double cross = facts.evaluation().crossValidation().metrics().rocAuc();
        if (facts.heldOut() && interval.isKnown() && !Double.isNaN(cross)) {
            text.append("Cross-validation on the other rows said ")
                    .append(FOUR.format(cross))
                    .append(place(cross, interval))
                    .append(".");
        }
    }

    private static String place(double cross, Interval interval) {
        String range = "the hold-out's interval of " + FOUR.interval(interval.low(), interval.high());
        if (interval.contains(cross)) {
            return ", inside " + range;
        }
        return cross < interval.low()
                ? ", below " + range + ": these held-out customers may have been easy ones"
                : ", above " + range + ": these held-out customers were harder";
    }

    private ReportTable table() {
        Evaluation cross = facts.evaluation().crossValidation();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Figure"));
        columns.add(Column.number(facts.basis(), THREE));
        columns.add(Column.number("95% interval", THREE));
        if (facts.heldOut()) {
            columns.add(Column.number("Cross-validation", THREE));
            columns.add(Column.number("95% interval", THREE));
        }
        facts.rival().ifPresent(rival -> columns.add(Column.number("Logistic regression", THREE)));
        columns.add(Column.number("Churn rate for all", THREE));
        ReportTable.Builder table = ReportTable.captioned("All figures; ↑ higher is better, ↓ lower is better")
                .columns(columns.toArray(Column[]::new));
        for (Metric metric : Metric.values()) {
            List<Object> row = new ArrayList<>();
            row.add(ReportMetrics.name(metric) + (metric.higherIsBetter() ? " ↑" : " ↓"));
            estimate(row, facts.headline(), metric);
            if (facts.heldOut()) {
                estimate(row, cross, metric);
            }
            facts.rival().ifPresent(rival -> row.add(value(rival, metric)));
            row.add(value(facts.evaluation().baseline(), metric));
            table.row(row.toArray());
        }
        return table.build();
    }

    private static void estimate(List<Object> row, Evaluation of, Metric metric) {
        ValueFormat format = ReportMetrics.format(metric);
        Interval interval = of.interval(metric);
        row.add(Html.strong(format.format(of.metrics().get(metric))));
        row.add(Html.text(
                interval.isKnown() ? format.interval(interval.low(), interval.high()) : format.format(Double.NaN)));
    }

    private static Html value(Evaluation of, Metric metric) {
        return Html.text(ReportMetrics.format(metric).format(of.metrics().get(metric)));
    }

    private static ReportTable meanings() {
        ReportTable.Builder table =
                ReportTable.captioned("Figures in words").columns(Column.text("Figure"), Column.text("Meaning"));
        for (Metric metric : Metric.values()) {
            table.row(ReportMetrics.name(metric), ReportMetrics.meaning(metric));
        }
        return table.build();
    }

    private String model() {
        return facts.champion() + (facts.champion().equals(Algorithm.BOOSTING.title()) ? " model" : "");
    }
}
