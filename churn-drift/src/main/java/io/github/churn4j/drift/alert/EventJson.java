package io.github.churn4j.drift.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.stream.DriftEpisode;
import io.github.churn4j.drift.stream.DriftEvent;
import io.github.churn4j.drift.stream.MeanChangeEvent;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.drift.stream.WindowTest;
import io.github.churn4j.internal.json.Json;
import java.util.Locale;

/** A drift event as the document that a webhook is sent. Holds figures of windows, no customer. */
final class EventJson {

    private EventJson() {}

    static ObjectNode of(DriftEvent event, String delivery) {
        ObjectNode node = Json.object()
                .put("id", delivery)
                .put("type", "drift." + event.kind().name().toLowerCase(Locale.ROOT))
                .put("model", event.model())
                .put("model_version", event.version());
        node.set("episode", episode(event.episode()));
        node.set("window", window(event.window()));
        return node;
    }

    static ObjectNode of(MeanChangeEvent event, String delivery) {
        ObjectNode node = Json.object()
                .put("id", delivery)
                .put("type", "drift.error_changed")
                .put("model", event.model())
                .put("model_version", event.version());
        ObjectNode change = node.putObject("change")
                .put("at", event.change().at().toString())
                .put("row", event.change().row());
        put(change, "before", event.change().before());
        put(change, "after", event.change().after());
        change.put("changes", event.change().changes());
        return node;
    }

    private static ObjectNode episode(DriftEpisode episode) {
        ObjectNode node = Json.object()
                .put("number", episode.number())
                .put("opened", episode.opened().toString());
        episode.closed().ifPresent(closed -> node.put("closed", closed.toString()));
        node.put("windows", episode.windows());
        ArrayNode alarms = node.putArray("alarms");
        for (DriftEpisode.Alarm alarm : episode.alarms()) {
            ObjectNode told = alarms.addObject()
                    .put("column", alarm.column())
                    .put("test", alarm.test().key())
                    .put("windows", alarm.windows());
            put(told, "smallest_p_value", alarm.smallestP());
        }
        return node;
    }

    private static ObjectNode window(WindowSummary window) {
        ObjectNode node = Json.object()
                .put("number", window.number())
                .put("from", window.from().toString())
                .put("to", window.to().toString())
                .put("rows", window.rows())
                .put("refused", window.refused())
                .put("verdict", window.verdict().key());
        put(node, "mean_score", window.meanScore());
        ArrayNode drifted = node.putArray("drifted");
        for (WindowTest test : window.tests()) {
            if (test.drift()) {
                ObjectNode told = drifted.addObject()
                        .put("column", test.column())
                        .put("test", test.test().key());
                put(told, "statistic", test.statistic());
                put(told, "p_value", test.pValue());
                put(told, "critical", test.critical());
            }
        }
        window.estimated().ifPresent(e -> estimate(node.putObject("estimated_roc_auc"), e.rocAuc()));
        return node;
    }

    private static void estimate(ObjectNode node, Estimate estimate) {
        put(node, "value", estimate.value());
        put(node, "low", estimate.low());
        put(node, "high", estimate.high());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
