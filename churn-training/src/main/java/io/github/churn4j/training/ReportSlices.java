package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.THREE;
import static io.github.churn4j.training.ReportFacts.brief;

import io.github.churn4j.evaluate.SliceEvaluation;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.DotPlot;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.Comparator;
import java.util.List;

/** Whether the model serves all kinds of customers alike. */
final class ReportSlices {

    private static final int FEW_ROWS = 100;
    private static final int FEW_LEAVERS = 10;
    private static final int MOST_DOTS = 16;
    private static final int MOST_ROWS = 200;
    private static final double Z_95 = 1.959963984540054;

    private final ReportFacts facts;
    private final List<SliceEvaluation> slices;

    private ReportSlices(ReportFacts facts) {
        this.facts = facts;
        this.slices = facts.evaluation().slices();
    }

    static Section of(ReportFacts facts) {
        return new ReportSlices(facts).section();
    }

    private Section section() {
        Section section = Section.of("Kinds of customers");
        if (slices.isEmpty()) {
            return section.paragraph("No column with few categories was there to cut the customers by.");
        }
        long small = slices.stream().filter(ReportSlices::isSmall).count();
        section = section.paragraph("The same figures by category, at the model's threshold, on the " + facts.measured()
                + ". " + small + " of " + ReportFacts.plural(slices.size(), "slice")
                + (small == 1 ? " is" : " are") + " small (fewer than " + FEW_ROWS + " rows or " + FEW_LEAVERS
                + " leavers) and marked ⚠: such figures say little.");
        if (slices.stream().anyMatch(s -> !isSmall(s))) {
            section = section.with(figure());
        }
        return section.with(table());
    }

    private static boolean isSmall(SliceEvaluation slice) {
        return slice.n() < FEW_ROWS || slice.positives() < FEW_LEAVERS;
    }

    private Figure figure() {
        List<SliceEvaluation> large = slices.stream()
                .filter(s -> !isSmall(s) && !Double.isNaN(s.metrics().recall()))
                .sorted(Comparator.comparingDouble(s -> s.metrics().recall()))
                .toList();
        List<SliceEvaluation> lowest = large.subList(0, Math.min(MOST_DOTS, large.size()));
        DotPlot chart = DotPlot.of(Axis.of("Share of leavers caught", PERCENT)).reference(overall(), "All customers");
        int outside = 0;
        for (SliceEvaluation slice : lowest) {
            double[] interval = wilson(slice.metrics().recall(), slice.positives());
            chart = chart.dot(name(slice), slice.metrics().recall(), interval[0], interval[1]);
            outside += interval[1] < overall() ? 1 : 0;
        }
        String title = outside == 0
                ? "No slice that is large enough to judge is clearly served worse"
                : outside == 1
                        ? "In one slice clearly fewer leavers are caught than overall"
                        : "In " + outside + " slices clearly fewer leavers are caught than overall";
        return Figure.of(title, chart)
                .subtitle((lowest.size() < large.size()
                                ? "The " + MOST_DOTS + " lowest of " + large.size() + " slices that are large enough"
                                : "Slices that are large enough, lowest first")
                        + "; recall with 95% intervals (Wilson)")
                .remark("Where many slices are compared, one in forty looks clearly worse by luck alone.");
    }

    private double overall() {
        return facts.metrics().recall();
    }

    /** Wilson's 95 % interval of a share. */
    private static double[] wilson(double share, int n) {
        double z2 = Z_95 * Z_95;
        double centre = (share + z2 / (2.0 * n)) / (1 + z2 / n);
        double reach = Z_95 * StrictMath.sqrt(share * (1 - share) / n + z2 / (4.0 * n * n)) / (1 + z2 / n);
        return new double[] {Math.max(0, centre - reach), Math.min(1, centre + reach)};
    }

    private static String name(SliceEvaluation slice) {
        return brief(slice.column()) + " = " + brief(slice.category());
    }

    private ReportTable table() {
        ReportTable.Builder table = ReportTable.captioned("Slices; ⚠ too small to judge")
                .columns(
                        Column.text("Column"),
                        Column.text("Category"),
                        Column.number("Rows", COUNT),
                        Column.number("Left", COUNT),
                        Column.number("Churn rate", PERCENT),
                        Column.number("ROC AUC", THREE),
                        Column.number("Precision", PERCENT),
                        Column.number("Recall", PERCENT),
                        Column.number("Log loss", THREE),
                        Column.number("Calibration error", THREE))
                .cap(MOST_ROWS);
        String before = "";
        for (SliceEvaluation slice : slices) {
            table.row(
                    slice.column().equals(before) ? Html.EMPTY : Html.name(slice.column()),
                    category(slice),
                    slice.n(),
                    slice.positives(),
                    (double) slice.positives() / slice.n(),
                    slice.metrics().rocAuc(),
                    slice.metrics().precision(),
                    slice.metrics().recall(),
                    slice.metrics().logLoss(),
                    slice.metrics().ece());
            before = slice.column();
        }
        return table.build();
    }

    private static Html category(SliceEvaluation slice) {
        Html name = Html.name(slice.category());
        return isSmall(slice) ? Html.join(name, Html.text(" ⚠")) : name;
    }
}
