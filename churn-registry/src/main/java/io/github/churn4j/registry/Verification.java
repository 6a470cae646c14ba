package io.github.churn4j.registry;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What checking a whole registry found.
 *
 * @param models models seen
 * @param versions versions checked
 * @param events events checked
 * @param bundles bundles read
 * @param problems what is wrong, each naming its object; empty if all is well
 * @param heads by model: sequence and seal of the newest event and number and seal of the newest version, to be kept
 *     elsewhere: a history that was cut off at its end and signed again by a thief of the key shows only against them
 */
public record Verification(
        int models, long versions, long events, long bundles, List<Problem> problems, Map<String, String> heads) {

    public Verification {
        problems = List.copyOf(problems);
        heads = Collections.unmodifiableMap(new TreeMap<>(heads));
    }

    /** Whether all is well. */
    public boolean sound() {
        return problems.isEmpty();
    }

    /**
     * One broken link.
     *
     * @param key the object
     * @param what is wrong with it
     */
    public record Problem(String key, String what) {}
}
