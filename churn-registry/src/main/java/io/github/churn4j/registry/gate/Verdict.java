package io.github.churn4j.registry.gate;

import io.github.churn4j.registry.GateResult;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Collects a gate's figures until it decides. Not thread-safe. */
final class Verdict {

    private final String gate;
    private final Map<String, Double> figures = new TreeMap<>();

    Verdict(Gate gate) {
        this.gate = gate.name();
    }

    /** A figure; one that is not defined is left out. */
    Verdict figure(String name, double value) {
        if (Double.isFinite(value)) {
            figures.put(name, value);
        }
        return this;
    }

    Verdict figures(Map<String, Double> values) {
        figures.putAll(values);
        return this;
    }

    GateResult of(boolean passed, String summary, Object... values) {
        return new GateResult(gate, passed, String.format(Locale.ROOT, summary, values), figures);
    }

    /** A sentence that is no format. */
    GateResult failed(String summary) {
        return new GateResult(gate, false, summary, figures);
    }
}
