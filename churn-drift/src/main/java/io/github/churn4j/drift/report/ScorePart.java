package io.github.churn4j.drift.report;

import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.report.Section;
import java.util.Optional;

/** The distribution of P(churn): what the drift of the features comes to. */
final class ScorePart {

    private ScorePart() {}

    static Section of(DriftReport report) {
        Section section = Section.of("Scores");
        Optional<FeatureDrift> score = report.score();
        if (score.isEmpty()) {
            return section.paragraph(
                    "The scores were not compared: P(churn) of the reference or of the current customers is"
                            + " not known.");
        }
        return section.paragraph(meaning(score.get().verdict(), report.drifted().isEmpty()))
                .with(FeatureFigures.of(score.get()));
    }

    private static String meaning(Verdict verdict, boolean featuresStable) {
        return switch (verdict) {
            case DRIFT ->
                featuresStable
                        ? "The scores moved although no feature alone did: small changes of several features add up, or one"
                                + " below its own limit weighs much."
                        : "The drift of the features reaches the predictions: another share of customers lies above the"
                                + " threshold, whether or not they behave otherwise.";
            case STABLE ->
                featuresStable
                        ? "The scores are distributed as they were when the model was made."
                        : "The scores are distributed as before: what drifted hardly moves predictions, or its effects cancel.";
            case INSUFFICIENT_DATA -> "There are too few scores to compare.";
        };
    }
}
