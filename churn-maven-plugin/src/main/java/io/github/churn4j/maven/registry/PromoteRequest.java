package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.Signoff;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which aliases to move, on which conditions.
 *
 * @param moves by alias the version as the user wrote it; the empty text takes the alias away
 * @param gates what the versions must pass
 * @param force whether failed gates and rejections are passed over
 * @param expected the sequence number of the newest event the caller knows
 * @param signoff who, and why
 */
public record PromoteRequest(
        Map<Alias, String> moves, GateRequest gates, boolean force, OptionalLong expected, Signoff signoff) {

    public PromoteRequest {
        moves = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(moves));
        Optional<String> unsaid = Optional.of(signoff.reason()).filter(String::isEmpty);
        if (force && unsaid.isPresent()) {
            throw new IllegalArgumentException("churn.reason is not set; say why gates are passed over by churn.force");
        }
        if (gates.none() && unsaid.isPresent() && !moves.values().stream().allMatch(String::isEmpty)) {
            throw new IllegalArgumentException(
                    "churn.reason is not set; say why a version is promoted with churn.gates=none");
        }
    }
}
