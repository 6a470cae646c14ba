package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.brief;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.TestResult;
import io.github.churn4j.drift.Verdict;
import java.util.Arrays;
import java.util.Optional;

/** Says in a few words how a feature changed. */
final class Change {

    /** Below this shift of the mean, in standard deviations, the shape is what changed. */
    private static final double SHIFTED = .05;

    private Change() {}

    /** {@code Total_Trans_Ct is lower}, {@code Card_Category: Black rose from 0.0% to 12.1%}. */
    static String of(FeatureDrift feature) {
        String name = feature.kind() == FeatureDrift.Kind.SCORE ? "P(churn)" : brief(feature.column());
        if (feature.verdict() != Verdict.DRIFT) {
            return name + (feature.verdict() == Verdict.STABLE ? " is stable" : " has too few values to say");
        }
        if (feature.currentCount() == 0 && feature.currentMissing() >= 1) {
            return name + " is missing altogether";
        }
        DriftTest test = feature.leading().map(TestResult::test).orElse(DriftTest.KOLMOGOROV_SMIRNOV);
        return switch (test) {
            case MISSING_RATE ->
                name + " is missing " + (more(feature) ? "more" : "less") + " often: "
                        + PERCENT.format(feature.referenceMissing()) + " → " + PERCENT.format(feature.currentMissing());
            case NEW_VALUES -> name + " has values that the model does not know";
            default -> values(name, feature.distribution());
        };
    }

    private static boolean more(FeatureDrift feature) {
        return feature.currentMissing() > feature.referenceMissing();
    }

    private static String values(String name, ComparedDistribution both) {
        if (both.edges().length == 0) {
            return largest(both).map(moved -> name + ": " + moved).orElse(name + " has other shares");
        }
        double shift = shift(both);
        if (Double.isNaN(shift) || Math.abs(shift) < SHIFTED) {
            return name + " is distributed otherwise";
        }
        return name + " is " + (shift > 0 ? "higher" : "lower");
    }

    /** The category whose share moved most. */
    private static Optional<String> largest(ComparedDistribution both) {
        double then = Arrays.stream(both.reference()).sum();
        double now = Arrays.stream(both.current()).sum();
        int most = -1;
        double moved = 0;
        for (int i = 0; i < both.levels().size() && then > 0 && now > 0; i++) {
            double by = Math.abs(both.current()[i] / now - both.reference()[i] / then);
            if (by > moved) {
                moved = by;
                most = i;
            }
        }
        if (most < 0) {
            return Optional.empty();
        }
        double from = both.reference()[most] / then;
        double to = both.current()[most] / now;
        return Optional.of(brief(both.levels().get(most)) + (to > from ? " rose" : " fell") + " from "
                + PERCENT.format(from) + " to " + PERCENT.format(to));
    }

    /** How far the mean moved, in standard deviations of the reference, taken from the bins; NaN where these tell nothing. */
    static double shift(ComparedDistribution both) {
        double[] edges = both.edges();
        double then = mean(edges, both.reference());
        double variance = 0;
        double total = Arrays.stream(both.reference()).sum();
        for (int i = 0; i + 1 < edges.length; i++) {
            double away = (edges[i] + edges[i + 1]) / 2 - then;
            variance += both.reference()[i] / total * away * away;
        }
        return variance > 0 ? (mean(edges, both.current()) - then) / StrictMath.sqrt(variance) : Double.NaN;
    }

    private static double mean(double[] edges, double[] counts) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i + 1 < edges.length; i++) {
            sum += counts[i] * (edges[i] + edges[i + 1]) / 2;
            total += counts[i];
        }
        return total > 0 ? sum / total : Double.NaN;
    }
}
