package io.github.churn4j.model;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a model comes from: enough to train it again and get the same bytes.
 *
 * @param dataSha256 SHA-256 of the training data's bytes, lower-case hex
 * @param dataVersion the data's version, where it is tracked
 * @param dataRows rows the data held after validation
 * @param codeRevision revision of the code that trained, where it was given
 * @param seed of everything drawn by chance
 * @param algorithm name of the winning algorithm
 * @param configuration the training configuration as JSON text
 * @param libraries versions of the libraries that shaped the numbers, by name
 */
public record Provenance(
        String dataSha256,
        Optional<DataVersion> dataVersion,
        long dataRows,
        Optional<String> codeRevision,
        long seed,
        String algorithm,
        String configuration,
        Map<String, String> libraries) {

    public Provenance {
        libraries = java.util.Collections.unmodifiableMap(new TreeMap<>(libraries));
    }

    /** The same of data that is not tracked. */
    public Provenance(
            String dataSha256,
            long dataRows,
            Optional<String> codeRevision,
            long seed,
            String algorithm,
            String configuration,
            Map<String, String> libraries) {
        this(dataSha256, Optional.empty(), dataRows, codeRevision, seed, algorithm, configuration, libraries);
    }
}
