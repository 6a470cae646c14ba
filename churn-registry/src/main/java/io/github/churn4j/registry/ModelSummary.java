package io.github.churn4j.registry;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is worth knowing of a version without reading its bundle.
 *
 * @param algorithm the winning algorithm
 * @param features how many features the schema has
 * @param dataSha256 SHA-256 of the training data
 * @param dataRows its rows after validation
 * @param dataVersion the data's version as {@code path md5}, where it was tracked
 * @param codeRevision the training code's revision, where it was given
 * @param metrics {@code crossValidation.rocAuc}, {@code holdout.brier} and so on, by name; finite
 */
public record ModelSummary(
        String algorithm,
        int features,
        String dataSha256,
        long dataRows,
        Optional<String> dataVersion,
        Optional<String> codeRevision,
        Map<String, Double> metrics) {

    public ModelSummary {
        metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    }
}
