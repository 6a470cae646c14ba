package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.brief;
import static io.github.churn4j.drift.report.Words.p;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.report.Axis;
import io.github.churn4j.report.CategoryChart;
import io.github.churn4j.report.Chart;
import io.github.churn4j.report.DistributionChart;
import io.github.churn4j.report.Figure;
import io.github.churn4j.report.ValueFormat;
import java.util.Arrays;

/** Reference and current distribution of a feature as a figure whose title is the finding. */
final class FeatureFigures {

    private FeatureFigures() {}

    static Figure of(FeatureDrift feature) {
        Figure figure = Figure.of(Change.of(feature), chart(feature)).subtitle(subtitle(feature));
        String remark = String.join(" ", feature.notes());
        return remark.isEmpty() ? figure : figure.remark(remark);
    }

    private static Chart chart(FeatureDrift feature) {
        ComparedDistribution both = feature.distribution();
        String label = feature.kind() == FeatureDrift.Kind.SCORE ? "P(churn)" : brief(feature.column());
        if (both.edges().length > 0) {
            return DistributionChart.of(
                    Axis.of(label, format(both.edges())), both.edges(), both.reference(), both.current());
        }
        double then = Arrays.stream(both.reference()).sum();
        double now = Arrays.stream(both.current()).sum();
        CategoryChart chart = CategoryChart.of(label);
        for (int i = 0; i < both.levels().size(); i++) {
            chart = chart.category(brief(both.levels().get(i)), both.reference()[i] / then, both.current()[i] / now);
        }
        return chart;
    }

    /** As many decimals as tell bins apart. */
    private static ValueFormat format(double[] edges) {
        double width = (edges[edges.length - 1] - edges[0]) / edges.length;
        return ValueFormat.decimals(width >= 1 ? 0 : width >= .1 ? 1 : width >= .01 ? 2 : 3);
    }

    private static String subtitle(FeatureDrift feature) {
        StringBuilder text =
                new StringBuilder(feature.leading().map(FeatureFigures::tested).orElse("Not tested"));
        if (!Double.isNaN(feature.importance())) {
            text.append(" · ").append(PERCENT.format(feature.importance())).append(" of the importance");
        }
        return text.toString();
    }

    private static String tested(TestResult test) {
        return Words.name(test.test()) + ": " + Words.effect(test.test(), test.effect())
                + (Double.isNaN(test.pValue()) ? "" : ", p\u00a0" + p(test.pValue()));
    }
}
