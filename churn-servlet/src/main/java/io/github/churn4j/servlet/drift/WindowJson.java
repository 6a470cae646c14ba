package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.internal.json.Json;

/** A window as JSON. */
final class WindowJson {

    private WindowJson() {}

    /** The window with its notes. */
    static ObjectNode of(WindowSummary window) {
        ObjectNode node = brief(window);
        ArrayNode notes = node.putArray("notes");
        window.notes().forEach(notes::add);
        return node;
    }

    /** The window as one of many. */
    static ObjectNode brief(WindowSummary window) {
        ObjectNode node = Json.object()
                .put("number", window.number())
                .put("from", window.from().toString())
                .put("to", window.to().toString())
                .put("rows", window.rows())
                .put("refused", window.refused())
                .put("verdict", window.verdict().key());
        SixDigits.put(node, "mean_score", window.meanScore());
        return node;
    }

    static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = Json.object();
        SixDigits.put(node, "value", estimate.value());
        SixDigits.put(node, "low", estimate.low());
        SixDigits.put(node, "high", estimate.high());
        return node;
    }
}
