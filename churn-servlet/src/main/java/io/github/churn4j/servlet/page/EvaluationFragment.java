package io.github.churn4j.servlet.page;

import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.Curve;
import io.github.churn4j.evaluate.Evaluation;
import io.github.churn4j.evaluate.Interval;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.evaluate.ReliabilityBin;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.CalibrationChart;
import io.github.churn4j.report.Element;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.FigureRow;
import io.github.churn4j.report.Html;
import io.github.churn4j.report.LineChart;
import io.github.churn4j.report.Series;
import io.github.churn4j.report.ValueFormat;
import io.github.churn4j.servlet.http.CachedDocument;
import java.util.List;
import java.util.Set;

/** A model's evaluation as a piece of the page: its main figures with intervals, and how it ranks and is calibrated. */
public final class EvaluationFragment {

    private static final ValueFormat PERCENT = ValueFormat.percent(1);
    private static final ValueFormat THREE = ValueFormat.decimals(3);

    /** What a constant probability has a meaningful value of. */
    private static final Set<Metric> RANKING = Set.of(Metric.ROC_AUC, Metric.AVERAGE_PRECISION, Metric.TOP_DECILE_LIFT);

    private EvaluationFragment() {}

    /** The fragment of a model; a note where its evaluation cannot be read. */
    public static CachedDocument of(ChurnModel model) {
        return CachedDocument.page(html(model).markup());
    }

    private static Html html(ChurnModel model) {
        ModelEvaluation all;
        try {
            all = ModelEvaluation.fromJson(model.evaluation());
        } catch (ChurnException e) {
            return Element.named("p")
                    .attr("class", "hint")
                    .text("The bundle holds no evaluation that this page can show; see its report.")
                    .html();
        }
        Evaluation measured = all.headline();
        String rows = String.format(
                java.util.Locale.ROOT,
                "Measured on %,d %s customers, %,d of whom left; ranges are 95 %% intervals.",
                measured.n(),
                all.holdout().isPresent() ? "held-out" : "cross-validated",
                measured.positives());
        return Html.join(
                Element.named("p").attr("class", "hint").text(rows).html(),
                figures(measured, all.baseline()),
                charts(measured));
    }

    private static Html figures(Evaluation measured, Evaluation baseline) {
        Element list = Element.named("dl").attr("class", "key-figures");
        figure(list, "ROC AUC", measured, baseline, Metric.ROC_AUC, THREE);
        figure(list, "Average precision", measured, baseline, Metric.AVERAGE_PRECISION, THREE);
        figure(list, "Lift in the top tenth", measured, baseline, Metric.TOP_DECILE_LIFT, ValueFormat.decimals(2));
        figure(list, "Leavers found", measured, baseline, Metric.RECALL, PERCENT);
        figure(list, "Alarms that are right", measured, baseline, Metric.PRECISION, PERCENT);
        figure(list, "Calibration error", measured, baseline, Metric.ECE, THREE);
        return list.html();
    }

    private static void figure(
            Element list, String label, Evaluation measured, Evaluation baseline, Metric metric, ValueFormat format) {
        Interval interval = measured.interval(metric);
        Element value = Element.named("dd")
                .add(Element.named("span")
                        .attr("class", "figure-value")
                        .text(format.format(measured.metrics().get(metric))));
        if (interval.isKnown()) {
            value.add(Element.named("span")
                    .attr("class", "figure-range")
                    .text(format.interval(interval.low(), interval.high())));
        }
        double trivial = baseline.metrics().get(metric);
        if (RANKING.contains(metric) && Double.isFinite(trivial)) {
            value.add(Element.named("span").attr("class", "figure-range").text("baseline " + format.format(trivial)));
        }
        list.add(Element.named("div").add(Element.named("dt").text(label)).add(value));
    }

    private static Html charts(Evaluation measured) {
        Curve roc = measured.curves().roc();
        Curve gain = measured.curves().gain();
        LineChart rocChart = LineChart.of(
                        Axis.share("Stayers above the score").range(0, 1),
                        Axis.share("Leavers above the score").range(0, 1))
                .square()
                .diagonal()
                .with(Series.of("Model", roc.x(), roc.y()));
        LineChart gainChart = LineChart.of(
                        Axis.share("Customers contacted").range(0, 1),
                        Axis.share("Leavers reached").range(0, 1))
                .square()
                .diagonal()
                .with(Series.of("Model", gain.x(), gain.y()));
        List<CalibrationChart.Bin> bins = measured.curves().reliability().stream()
                .map(EvaluationFragment::bin)
                .toList();
        return FigureRow.of(
                        Figure.of("Leavers from stayers", rocChart).subtitle("ROC curve; the diagonal is chance"),
                        Figure.of("Whom a campaign reaches", gainChart)
                                .subtitle("Cumulative gain, highest scores first"),
                        Figure.of("Does 30 % mean 30 %?", CalibrationChart.of("Model", bins))
                                .subtitle("Calibration; on the diagonal a probability means what it says"))
                .html();
    }

    private static CalibrationChart.Bin bin(ReliabilityBin bin) {
        return new CalibrationChart.Bin(bin.meanPredicted(), bin.observedRate(), bin.low(), bin.high(), bin.count());
    }
}
