package io.github.churn4j.training;

import static io.github.churn4j.training.ReportFacts.COUNT;
import static io.github.churn4j.training.ReportFacts.PERCENT;
import static io.github.churn4j.training.ReportFacts.THREE;
import static io.github.churn4j.training.ReportFacts.WHOLE;
import static io.github.churn4j.training.ReportFacts.plain;

import io.github.churn4j.evaluate.ReliabilityBin;
import io.github.churn4j.evaluate.ScoreHistogram;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.CalibrationChart;
import io.github.churn4j.report.ClassHistogram;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.FigureRow;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import java.util.List;

/** Whether a probability means what it says, and how the classes spread over it. */
final class ReportProbabilities {

    private static final double[] ENDS = {.05, .1, .2, .3, .5, 1};

    private final ReportFacts facts;

    private ReportProbabilities(ReportFacts facts) {
        this.facts = facts;
    }

    static Section of(ReportFacts facts) {
        ReportProbabilities probabilities = new ReportProbabilities(facts);
        return Section.of("Probabilities")
                .paragraph(probabilities.intro())
                .with(FigureRow.of(probabilities.calibration(), probabilities.spread()))
                .with(Details.of("The bins in numbers", probabilities.bins()));
    }

    private String intro() {
        String made = switch (facts.evaluation().calibration()) {
            case "platt" ->
                "Raw scores were turned into probabilities by Platt scaling, fitted on out-of-fold scores. ";
            case "isotonic" ->
                "Raw scores were turned into probabilities by isotonic regression, fitted on out-of-fold scores. ";
            default -> "The model's own probabilities are used; no further calibration was applied. ";
        };
        return made + "If they can be trusted, then of a hundred customers who get 30%, about thirty leave, and the sum"
                + " over a portfolio is the number of leavers to expect.";
    }

    private Figure calibration() {
        List<ReliabilityBin> bins = facts.headline().curves().reliability();
        CalibrationChart chart = CalibrationChart.of(
                        "Customers",
                        bins.stream()
                                .map(b -> new CalibrationChart.Bin(
                                        b.meanPredicted(), b.observedRate(), b.low(), b.high(), b.count()))
                                .toList())
                .upTo(end(bins));
        double ece = facts.metrics().ece();
        return Figure.of(
                        Double.isNaN(ece)
                                ? "Predicted and observed churn"
                                : "Predicted and observed shares differ by " + ReportFacts.TWO.format(ece * 100)
                                        + " points on average",
                        chart)
                .subtitle("Bins of equally many customers; whiskers are 95% intervals of the observed share")
                .remark(facts.misses() + " of " + ReportFacts.plural(bins.size(), "interval")
                        + " miss the diagonal; about one in twenty does by chance.");
    }

    private ReportTable bins() {
        ReportTable.Builder table = ReportTable.captioned("Predicted and observed churn, by rising probability")
                .columns(
                        Column.number("Predicted", PERCENT),
                        Column.number("Observed", PERCENT),
                        Column.number("95% interval", PERCENT),
                        Column.number("Customers", COUNT));
        for (ReliabilityBin bin : facts.headline().curves().reliability()) {
            table.row(
                    bin.meanPredicted(),
                    bin.observedRate(),
                    Html.text(PERCENT.interval(bin.low(), bin.high())),
                    bin.count());
        }
        return table.build();
    }

    /** A rare event would hide in the corner of a full square. */
    private static double end(List<ReliabilityBin> bins) {
        double highest = bins.stream()
                .mapToDouble(b -> Math.max(b.meanPredicted(), b.high()))
                .max()
                .orElse(1);
        for (double end : ENDS) {
            if (highest <= end) {
                return end;
            }
        }
        return 1;
    }

    private Figure spread() {
        ScoreHistogram histogram = facts.headline().curves().histogram();
        int bins = histogram.stayed().size();
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = (double) i / bins;
        }
        TrainingConfiguration configuration = facts.configuration();
        ClassHistogram chart = ClassHistogram.of(
                        Axis.share("Predicted probability of leaving"),
                        bins == 0 ? new double[0] : edges,
                        "Stayed",
                        numbers(histogram.stayed()),
                        "Left",
                        numbers(histogram.churned()))
                .log()
                .verticalLine(
                        facts.evaluation().threshold(),
                        "Threshold " + THREE.format(facts.evaluation().threshold()))
                .verticalLine(configuration.mediumAbove(), "Medium risk " + plain(configuration.mediumAbove()))
                .verticalLine(configuration.highAbove(), "High risk " + plain(configuration.highAbove()));
        return Figure.of(WHOLE.format(clear(histogram)) + " of customers score below 10% or above 90%", chart)
                .subtitle("Customers by score, those who stayed and those who left; logarithmic count")
                .remark(PERCENT.format(share(histogram.churned(), 0, .1)) + " of leavers score below 10%, "
                        + PERCENT.format(share(histogram.stayed(), .9, 1)) + " of stayers above 90%.");
    }

    private static double clear(ScoreHistogram histogram) {
        double all = total(histogram.stayed(), 0, 1) + total(histogram.churned(), 0, 1);
        double clear = total(histogram.stayed(), 0, .1)
                + total(histogram.churned(), 0, .1)
                + total(histogram.stayed(), .9, 1)
                + total(histogram.churned(), .9, 1);
        return all == 0 ? Double.NaN : clear / all;
    }

    private static double share(List<Integer> counts, double from, double to) {
        double all = total(counts, 0, 1);
        return all == 0 ? Double.NaN : total(counts, from, to) / all;
    }

    /** The counts of bins that lie between two probabilities. */
    private static double total(List<Integer> counts, double from, double to) {
        double sum = 0;
        for (int i = 0; i < counts.size(); i++) {
            double low = (double) i / counts.size();
            double high = (i + 1.0) / counts.size();
            sum += low >= from - 1e-9 && high <= to + 1e-9 ? counts.get(i) : 0;
        }
        return sum;
    }

    private static double[] numbers(List<Integer> counts) {
        return counts.stream().mapToDouble(Integer::doubleValue).toArray();
    }
}
