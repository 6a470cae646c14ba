package io.github.churn4j.registry;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a gate found: the evidence that a promotion records.
 *
 * @param gate the gate's name, such as {@code non-inferiority(rocAuc)}
 * @param passed whether the version may pass
 * @param summary one sentence for people, with the figures that decided
 * @param figures what was measured, by name; finite
 */
public record GateResult(String gate, boolean passed, String summary, Map<String, Double> figures) {

    public GateResult {
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "gate " + gate + ": " + name + " is " + value + ", expected a finite number");
            }
        });
    }
}
