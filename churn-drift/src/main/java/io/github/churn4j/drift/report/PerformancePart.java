package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.COUNT;
import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.THREE;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.performance.EstimatedAndRealised;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import io.github.churn4j.drift.performance.PriorShift;
import io.github.churn4j.drift.report.PerformanceHistory.Chunk;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.Column;
import io.github.churn4j.report.Details;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.LineChart;
import io.github.churn4j.report.ReportTable;
import io.github.churn4j.report.Section;
import io.github.churn4j.report.Series;
import io.github.churn4j.report.ValueFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Performance estimated before the outcomes are known, and realised where they are, in one chart. */
final class PerformancePart {

    private static final int MOST_ROWS = 400;

    private PerformancePart() {}

    static Section of(PerformanceHistory history) {
        Section section = Section.of("Performance")
                .paragraph(
                        "If the probabilities are calibrated, they tell beforehand how good the predictions will turn out:"
                                + " of customers with a score of .3, three in ten will leave. Bands are 95% intervals. The estimate"
                                + " follows every change of the mix of customers. When customers come to behave otherwise (concept"
                                + " drift) it stays where it was; only outcomes tell.")
                .with(figure(history));
        String prior = history.whole().priorShift().map(PerformancePart::prior).orElse("");
        return (prior.isEmpty() ? section : section.paragraph(prior))
                .with(Details.of("All chunks as a table", table(history)));
    }

    private static Figure figure(PerformanceHistory history) {
        List<Chunk> chunks = history.chunks();
        LineChart chart = LineChart.of(
                        Axis.of(
                                chunks.size() + (chunks.size() == 1 ? " chunk" : " chunks") + " in their order",
                                ValueFormat.integer()),
                        Axis.of("ROC AUC", THREE))
                .low()
                .with(curve(
                        "Estimated",
                        chunks,
                        chunk -> Optional.of(chunk.performance().estimated())));
        if (chunks.stream().anyMatch(chunk -> chunk.performance().realised().isPresent())) {
            chart = chart.with(
                    curve("Realised", chunks, chunk -> chunk.performance().realised()));
        }
        if (chunks.stream().anyMatch(chunk -> chunk.performance().adjusted().isPresent())) {
            chart = chart.with(curve(
                            "Estimated, if the churn rate moved",
                            chunks,
                            chunk -> chunk.performance().adjusted())
                    .quiet());
        }
        if (!Double.isNaN(history.whenMade())) {
            chart = chart.horizontalLine(history.whenMade(), "when made " + THREE.format(history.whenMade()));
        }
        return Figure.of(title(history), chart)
                .subtitle("ROC AUC by " + history.unit() + ", from "
                        + chunks.get(0).label() + " to "
                        + chunks.get(chunks.size() - 1).label());
    }

    private static String title(PerformanceHistory history) {
        EstimatedAndRealised whole = history.whole();
        Optional<Estimate> realised =
                whole.realised().map(PerformanceEstimate::rocAuc).filter(Estimate::isKnown);
        Estimate estimated = whole.estimated().rocAuc();
        if (realised.isPresent()) {
            return "Realised ROC AUC " + THREE.format(realised.get().value()) + " where "
                    + THREE.format(estimated.value()) + " was estimated";
        }
        return "The ROC AUC is estimated at " + THREE.format(estimated.value()) + ", within "
                + THREE.interval(estimated.low(), estimated.high());
    }

    private static Series curve(String name, List<Chunk> chunks, Function<Chunk, Optional<PerformanceEstimate>> of) {
        int n = chunks.size();
        double[] xs = new double[n];
        double[] ys = new double[n];
        double[] lower = new double[n];
        double[] upper = new double[n];
        for (int i = 0; i < n; i++) {
            Estimate auc =
                    of.apply(chunks.get(i)).map(PerformanceEstimate::rocAuc).orElse(Estimate.unknown());
            xs[i] = i + 1;
            ys[i] = auc.value();
            lower[i] = auc.low();
            upper[i] = auc.high();
        }
        return Series.of(name, xs, ys).band(lower, upper).dots();
    }

    private static String prior(PriorShift shift) {
        String moved = "The scores suggest a churn rate of "
                + PERCENT.format(shift.current().value()) + " ("
                + PERCENT.interval(shift.current().low(), shift.current().high()) + "); they were calibrated at "
                + PERCENT.format(shift.reference()) + " (p " + p(shift.pValue()) + "). ";
        return shift.shifted(SHIFT_LEVEL)
                ? moved
                        + "If nothing but the rate of leavers moved, the estimate for that rate holds; if other customers came,"
                        + " the plain one does."
                : moved + "Too little to speak of a shift.";
    }

    /** The level at which the churn rate counts as moved. */
    static final double SHIFT_LEVEL = .01;

    private static ReportTable table(PerformanceHistory history) {
        ReportTable.Builder table = ReportTable.captioned("Estimated and realised, by " + history.unit())
                .columns(
                        Column.text("Chunk"),
                        Column.number("Rows", COUNT),
                        Column.number("Estimated AUC", THREE),
                        Column.number("Realised AUC", THREE),
                        Column.number("Outcomes", COUNT),
                        Column.number("Estimated accuracy", THREE),
                        Column.number("Realised accuracy", THREE),
                        Column.number("Estimated F1", THREE),
                        Column.number("Realised F1", THREE),
                        Column.number("Estimated profit", Words.TWO),
                        Column.number("Realised profit", Words.TWO),
                        Column.text("Outcomes as promised"))
                .cap(MOST_ROWS);
        for (Chunk chunk : history.chunks()) {
            PerformanceEstimate estimated = chunk.performance().estimated();
            Optional<PerformanceEstimate> realised = chunk.performance().realised();
            table.row(
                    chunk.label(),
                    estimated.rows(),
                    estimated.rocAuc().value(),
                    value(realised, PerformanceEstimate::rocAuc),
                    chunk.performance().labelled(),
                    estimated.accuracy().value(),
                    value(realised, PerformanceEstimate::accuracy),
                    estimated.f1().value(),
                    value(realised, PerformanceEstimate::f1),
                    estimated.profit().value(),
                    value(realised, PerformanceEstimate::profit),
                    promised(chunk.performance().verdict()));
        }
        return table.build();
    }

    private static String promised(Verdict verdict) {
        return switch (verdict) {
            case STABLE -> "yes";
            case DRIFT -> "no";
            case INSUFFICIENT_DATA -> "too few to say";
        };
    }

    private static double value(Optional<PerformanceEstimate> of, Function<PerformanceEstimate, Estimate> measure) {
        return of.map(measure).map(Estimate::value).orElse(Double.NaN);
    }
}
