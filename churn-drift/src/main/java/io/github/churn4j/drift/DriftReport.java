package io.github.churn4j.drift;

import java.util.List;
import java.util.Optional;

/**
 * What a {@link DriftDetector} found: an overall verdict and, feature by feature, what it rests on.
 *
 * @param verdict overall, by the policy of the options
 * @param reference the customers that were compared with
 * @param current the customers that were compared
 * @param alpha the level at which p-values were judged, before correction
 * @param correction how many tests were judged together
 * @param judged how many tests were judged together, the score's and the domain classifier's included
 * @param policy what the overall verdict rests on, in words
 * @param features all features, drift first and among it the one that moves predictions most
 * @param score P(churn), absent where it is unknown on one side
 * @param domain the classifier of all features, absent where none was asked for
 * @param notes in sentences: refused rows, absent columns, one customer or one row all over the table
 */
public record DriftReport(
        Verdict verdict,
        SampleFacts reference,
        SampleFacts current,
        double alpha,
        Correction correction,
        int judged,
        String policy,
        List<FeatureDrift> features,
        Optional<FeatureDrift> score,
        Optional<DomainDrift> domain,
        List<String> notes) {

    public DriftReport {
        features = List.copyOf(features);
        notes = List.copyOf(notes);
    }

    /** The features that drifted, the one that moves predictions most first. */
    public List<FeatureDrift> drifted() {
        return features.stream().filter(f -> f.verdict() == Verdict.DRIFT).toList();
    }

    /**
     * One feature.
     *
     * @throws IllegalArgumentException if there is none of that column
     */
    public FeatureDrift feature(String column) {
        return features.stream()
                .filter(f -> f.column().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no feature '" + column + "'"));
    }

    /** The report as JSON text, {@code drift.json}; the same report gives the same text. */
    public String toJson() {
        return ReportJson.write(this);
    }
}
