package io.github.churn4j.batch;

import io.github.churn4j.RiskLevel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of scoring a file. Apart from {@code resumedFrom} it does not depend on how often the scoring was cut off.
 *
 * @param output the file with the answers
 * @param rejects the file with the refused rows, where one was asked for and a row was refused
 * @param inputSha256 SHA-256 of the input's bytes, lower-case hex
 * @param modelSha256 the model's identity
 * @param rows rows of the input, without its header
 * @param scored rows that were answered
 * @param refused rows that the schema refused; {@code rows - scored}
 * @param churners answered rows predicted to leave
 * @param riskLevels answered rows of each risk level; every level is a key
 * @param meanProbability mean P(churn) of the answered rows, in [0, 1]
 * @param resumedFrom rows that earlier runs had done, 0 where there was nothing to go on from
 */
public record ScoreSummary(
        Path output,
        Optional<Path> rejects,
        String inputSha256,
        String modelSha256,
        long rows,
        long scored,
        long refused,
        long churners,
        Map<RiskLevel, Long> riskLevels,
        double meanProbability,
        long resumedFrom) {

    public ScoreSummary {
        Map<RiskLevel, Long> ordered = new EnumMap<>(RiskLevel.class);
        for (RiskLevel level : RiskLevel.values()) {
            ordered.put(level, riskLevels.getOrDefault(level, 0L));
        }
        riskLevels = Collections.unmodifiableMap(ordered);
    }
}
