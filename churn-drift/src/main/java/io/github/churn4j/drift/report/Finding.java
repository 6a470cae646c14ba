package io.github.churn4j.drift.report;

import static io.github.churn4j.drift.report.Words.PERCENT;
import static io.github.churn4j.drift.report.Words.count;

import io.github.churn4j.drift.DomainDrift;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.EstimatedAndRealised;
import io.github.churn4j.drift.performance.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a drift report comes to, in one or two sentences. */
public final class Finding {

    private Finding() {}

    /** The sentences, such as {@code 2 of 19 features drifted: …}. */
    public static String of(DriftReport report) {
        return switch (report.verdict()) {
            case INSUFFICIENT_DATA ->
                "Too few customers to say: " + count(report.current().rows(), "current one") + " against "
                        + count(report.reference().rows(), "row") + " of the reference.";
            case STABLE -> stable(report);
            case DRIFT -> drift(report);
        };
    }

    /** What outcomes say that no feature shows, in a sentence; empty where they are as the scores promised, or unknown. */
    public static Optional<String> outcomes(PerformanceHistory history) {
        List<PerformanceHistory.Chunk> broken = history.broken();
        if (broken.isEmpty() && history.whole().verdict() != Verdict.DRIFT) {
            return Optional.empty();
        }
        String promise = "Outcomes are further from what the scores promised than chance explains, ";
        if (broken.isEmpty()) {
            return Optional.of(promise + "over all chunks together: " + farthest(history.whole()) + ".");
        }
        PerformanceHistory.Chunk last = broken.get(broken.size() - 1);
        return Optional.of(promise + "in " + count(broken.size(), "chunk") + " of "
                + history.chunks().size() + "; the last, " + last.label() + ": " + farthest(last.performance()) + ".");
    }

    /** The measure that is least as promised. */
    private static String farthest(EstimatedAndRealised performance) {
        Measure measure = performance.outside().stream()
                .min(Comparator.comparing(performance.pValues()::get))
                .orElse(Measure.CHURN_RATE);
        String real = Words.THREE.format(performance
                .realised()
                .map(realised -> realised.get(measure).value())
                .orElse(Double.NaN));
        return Words.name(measure) + " " + real + " where "
                + Words.THREE.format(performance.estimated().get(measure).value()) + " was estimated";
    }

    private static String stable(DriftReport report) {
        String customers = count(report.current().rows(), "current customer");
        List<FeatureDrift> drifted = report.drifted();
        if (drifted.isEmpty()) {
            return "The " + customers + " look like those of the reference: none of " + count(report.judged(), "test")
                    + " found more than chance explains.";
        }
        return "Stable by its policy, although " + names(drifted) + " drifted.";
    }

    private static String drift(DriftReport report) {
        List<FeatureDrift> drifted = report.drifted();
        String features = drifted.isEmpty()
                ? "No feature drifted alone"
                : drifted.size() + " of " + count(report.features().size(), "feature") + " drifted: "
                        + Change.of(drifted.get(0)) + importance(drifted.get(0))
                        + (drifted.size() == 1 ? "" : "; then " + names(drifted.subList(1, drifted.size())));
        return (features + ". " + scores(report) + together(report)).strip();
    }

    private static String importance(FeatureDrift feature) {
        return Double.isNaN(feature.importance())
                ? ""
                : ", with " + PERCENT.format(feature.importance()) + " of the model's importance";
    }

    private static String scores(DriftReport report) {
        return report.score()
                .map(score -> score.verdict() == Verdict.DRIFT
                        ? direction(score)
                        : score.verdict() == Verdict.STABLE ? "The scores are stable." : "")
                .orElse("");
    }

    private static String direction(FeatureDrift score) {
        double shift = Change.shift(score.distribution());
        return Double.isNaN(shift) || Math.abs(shift) < .02
                ? "The scores are distributed otherwise."
                : "The scores are " + (shift > 0 ? "higher" : "lower") + " on the whole.";
    }

    private static String together(DriftReport report) {
        boolean told = report.domain().map(DomainDrift::verdict).orElse(Verdict.STABLE) == Verdict.DRIFT;
        return told ? " A classifier tells the current customers from those of the reference." : "";
    }

    private static String names(List<FeatureDrift> features) {
        int shown = Math.min(3, features.size());
        String names = String.join(
                ", ",
                features.subList(0, shown).stream()
                        .map(feature -> Words.brief(feature.column()))
                        .toList());
        return features.size() > shown ? names + " and " + (features.size() - shown) + " more" : names;
    }
}
