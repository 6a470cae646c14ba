package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.ONE;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.THREE;

import io.github.churn4j.evaluate.Confusion;
import io.github.churn4j.evaluate.Curve;
import io.github.churn4j.evaluate.Curves;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.FigureRow;
import io.github.churn4j.report.LineChart;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.Series;
import java.util.function.Function;

/** How well the score puts those who left before those who stayed: ROC, precision and recall, gain, lift. */
final class ReportRanking {

    private final ReportFacts facts;

    private ReportRanking(ReportFacts facts) {
        this.facts = facts;
    }

    static Section of(ReportFacts facts) {
        ReportRanking ranking = new ReportRanking(facts);
        return Section.of("Ranking customers")
                .paragraph("Sort " + facts.customers()
                        + " by their score, the likeliest leavers first. How far up do those"
                        + " stand who really left? All curves are of the " + facts.measured() + ".")
                .with(FigureRow.of(ranking.gain(), ranking.lift()))
                .with(FigureRow.of(ranking.roc(), ranking.precisionRecall()));
    }

    private Figure gain() {
        LineChart chart = both(
                LineChart.of(Axis.share("Customers contacted"), Axis.share("Leavers reached"))
                        .square()
                        .diagonal(),
                Curves::gain);
        double tenth = facts.reached(facts.headline(), 10);
        if (Double.isNaN(tenth)) {
            return Figure.of("Leavers reached by contacting a share of customers", chart);
        }
        double rate = facts.churnRate();
        Series perfect = Series.of("Perfect ranking", new double[] {0, rate, 1}, new double[] {0, 1, 1});
        return Figure.of(
                        "The first tenth holds " + PERCENT.format(tenth) + " of leavers, the first fifth "
                                + PERCENT.format(facts.reached(facts.headline(), 20)),
                        chart.with(perfect.quiet()))
                .subtitle("Cumulative gain, customers by falling score")
                .remark("With a churn rate of " + PERCENT.format(rate) + ", no ranking can reach more than "
                        + PERCENT.format(Math.min(1, .1 / rate)) + " by contacting 10%.");
    }

    private Figure lift() {
        LineChart chart = both(
                        LineChart.of(
                                        Axis.share("Customers contacted"),
                                        Axis.of("Lift", ONE).fromZero())
                                .square(),
                        Curves::lift)
                .horizontalLine(1, "At random");
        double lift = facts.metrics().topDecileLift();
        if (Double.isNaN(lift)) {
            return Figure.of("Lift over contacting at random", chart);
        }
        return Figure.of("In the first tenth leavers are " + ONE.format(lift) + " times as common as overall", chart)
                .subtitle("Lift: churn rate among those contacted, divided by that of all")
                .remark("The first few percent are few customers: the left end of the curve is unsteady.");
    }

    private Figure roc() {
        LineChart chart = both(
                LineChart.of(Axis.share("Stayers alarmed"), Axis.share("Leavers caught"))
                        .square()
                        .diagonal(),
                Curves::roc);
        Confusion c = facts.headline().confusion();
        int stayed = c.falsePositives() + c.trueNegatives();
        if (stayed > 0 && !Double.isNaN(c.recall())) {
            chart = chart.mark((double) c.falsePositives() / stayed, c.recall(), threshold());
        }
        double auc = facts.metrics().rocAuc();
        return Figure.of(
                        Double.isNaN(auc)
                                ? "ROC curve"
                                : "Of a leaver and a stayer, the leaver scores higher " + PERCENT.format(auc)
                                        + " of the time",
                        chart)
                .subtitle("ROC curve: true-positive against false-positive rate; area " + THREE.format(auc));
    }

    private Figure precisionRecall() {
        LineChart chart = both(
                        LineChart.of(Axis.share("Leavers caught"), Axis.share("Leavers among those named"))
                                .square(),
                        Curves::precisionRecall)
                .horizontalLine(facts.churnRate(), "Churn rate");
        Confusion c = facts.headline().confusion();
        if (!Double.isNaN(c.precision()) && !Double.isNaN(c.recall())) {
            chart = chart.mark(c.recall(), c.precision(), threshold());
        }
        double average = facts.metrics().averagePrecision();
        return Figure.of(
                        Double.isNaN(average)
                                ? "Precision against recall"
                                : "Average precision is " + THREE.format(average) + " where guessing gives "
                                        + THREE.format(facts.churnRate()),
                        chart)
                .subtitle("Precision against recall");
    }

    private String threshold() {
        return facts.heldOut() ? "Threshold " + THREE.format(facts.evaluation().threshold()) : "Decisions";
    }

    private LineChart both(LineChart chart, Function<Curves, Curve> curve) {
        LineChart drawn = chart.with(
                series(facts.championName(), curve.apply(facts.headline().curves())));
        return facts.rival()
                .map(rival -> drawn.with(series("Logistic regression", curve.apply(rival.curves()))))
                .orElse(drawn);
    }

    private static Series series(String name, Curve curve) {
        return Series.of(name, curve.x(), curve.y());
    }
}
