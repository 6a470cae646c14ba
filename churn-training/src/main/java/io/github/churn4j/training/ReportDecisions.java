package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.ONE;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.THREE;
import static io.github.churn4j.training.ReportFacts.TWO;
import static io.github.churn4j.training.ReportFacts.WHOLE;
import static io.github.churn4j.training.ReportFacts.plain;

import io.github.churn4j.evaluate.Confusion;
import io.github.churn4j.evaluate.Curve;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.ConfusionMatrixChart;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.FigureRow;
import io.github.churn4j.report.LineChart;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.Series;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;

/** What acting on the scores brings: the threshold's hits and misses, and campaigns of any size. */
final class ReportDecisions {

    private static final int[] CAMPAIGNS = {1, 5, 10, 15, 20, 30, 50};

    private final ReportFacts facts;

    private ReportDecisions(ReportFacts facts) {
        this.facts = facts;
    }

    static Section of(ReportFacts facts) {
        ReportDecisions decisions = new ReportDecisions(facts);
        return Section.of("Decisions")
                .paragraph(decisions.threshold())
                .with(FigureRow.of(decisions.confusion(), decisions.profit()))
                .with(decisions.campaigns());
    }

    private String threshold() {
        TrainingConfiguration configuration = facts.configuration();
        return "A customer whose probability is "
                + THREE.format(facts.evaluation().threshold())
                + " or more is predicted to leave. " + policy(configuration.threshold())
                + " Risk is called medium above " + plain(configuration.mediumAbove()) + " and high above "
                + plain(configuration.highAbove()) + ".";
    }

    private static String policy(ThresholdPolicy policy) {
        if (policy instanceof ThresholdPolicy.Costs costs) {
            return "This threshold makes wrong decisions cheapest on out-of-fold rows, where alarming a stayer costs "
                    + plain(costs.falsePositive()) + " and missing a leaver " + plain(costs.falseNegative()) + ".";
        }
        if (policy instanceof ThresholdPolicy.ContactCapacity capacity) {
            return "This threshold names " + PERCENT.format(capacity.fraction())
                    + " of customers at most on out-of-fold rows, as many as the campaign can contact.";
        }
        return "This threshold has the highest F1 on out-of-fold rows, a balance of precision and recall.";
    }

    private Figure confusion() {
        Confusion c = facts.headline().confusion();
        int stayed = c.falsePositives() + c.trueNegatives();
        double alarmed = stayed == 0 ? Double.NaN : (double) c.falsePositives() / stayed;
        return Figure.of(
                        PERCENT.format(c.recall()) + " of leavers are caught, " + PERCENT.format(alarmed)
                                + " of stayers alarmed in vain",
                        ConfusionMatrixChart.of(
                                facts.label().negative(),
                                facts.label().positive(),
                                c.trueNegatives(),
                                c.falsePositives(),
                                c.falseNegatives(),
                                c.truePositives()))
                .subtitle(
                        facts.heldOut()
                                ? "At the threshold, " + facts.measured()
                                : "Each fold at a threshold that other folds chose, " + facts.measured());
    }

    private Figure profit() {
        Curve curve = facts.headline().curves().profit();
        LineChart chart = LineChart.of(Axis.share("Customers contacted"), Axis.of("Profit per customer", TWO))
                .with(Series.of(facts.championName(), curve.x(), curve.y()));
        if (facts.rival().isPresent()) {
            Curve other = facts.rival().orElseThrow().curves().profit();
            chart = chart.with(Series.of("Logistic regression", other.x(), other.y()));
        }
        int best = peak(curve);
        if (best > 0) {
            chart = chart.verticalLine(curve.x()[best], "Peak " + TWO.format(curve.y()[best]));
        }
        return Figure.of(
                        best > 0
                                ? "Profit is highest when " + WHOLE.format(curve.x()[best]) + " are contacted"
                                : "No campaign pays under these costs",
                        chart)
                .subtitle("Expected profit per customer of the base, whether contacted or not")
                .remark(costs(facts.configuration().profit()));
    }

    /** The first highest point; 0 where contacting nobody is best, or nothing is known. */
    private static int peak(Curve curve) {
        double[] y = curve.y();
        int best = 0;
        for (int i = 1; i < y.length; i++) {
            best = y[i] > y[best] ? i : best;
        }
        return best;
    }

    private static String costs(ProfitParameters profit) {
        return "Assumed, not measured: a contact costs " + plain(profit.contactCost()) + ", the offer "
                + plain(profit.offerCost()) + ", a kept customer is worth " + plain(profit.lifetimeValue())
                + ", and " + PERCENT.format(profit.meanAcceptance()) + " of contacted leavers accept (Beta("
                + plain(profit.alpha()) + ", " + plain(profit.beta())
                + ")). Put in your own before deciding on a budget.";
    }

    private ReportTable campaigns() {
        boolean rival = facts.rival().isPresent();
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Contacted"),
                Column.number("Leavers reached", PERCENT).bars(),
                Column.number("Leavers among them", PERCENT),
                Column.number("Times random", ONE)));
        if (rival) {
            columns.add(Column.number("Logistic regression reaches", PERCENT));
        }
        columns.add(Column.number("Profit per customer", TWO));
        ReportTable.Builder table = ReportTable.captioned("Campaigns of different size, highest scores first")
                .columns(columns.toArray(Column[]::new));
        for (int percent : CAMPAIGNS) {
            table.row(campaign(percent, rival));
        }
        return table.build();
    }

    private Object[] campaign(int percent, boolean rival) {
        double reached = facts.reached(facts.headline(), percent);
        double lift = reached * 100 / percent;
        List<Object> row = new ArrayList<>(List.of("Top " + percent + "%", reached, lift * facts.churnRate(), lift));
        if (rival) {
            row.add(facts.reached(facts.rival().orElseThrow(), percent));
        }
        row.add(ReportFacts.at(facts.headline().curves().profit(), percent));
        return row.toArray();
    }
}
