package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.internal.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How good predictions are as one list over time: estimated, window by window, without labels, and realised, day by day,
 * once it is known what became of the customers.
 */
final class PerformanceLine {

    private static final int MOST_DAYS = 90;

    private PerformanceLine() {}

    private record Entry(Instant from, ObjectNode node) {}

    static ArrayNode of(List<WindowSummary> history, Optional<ObjectNode> realised, String model, String version) {
        List<Entry> entries = new ArrayList<>();
        for (WindowSummary window : history) {
            window.estimated().ifPresent(e -> entries.add(new Entry(window.from(), estimated(window, e))));
        }
        realised.ifPresent(document -> entries.addAll(days(document, model, version)));
        ArrayNode line = Json.object().arrayNode();
        entries.stream().sorted(Comparator.comparing(Entry::from)).forEach(e -> line.add(e.node));
        return line;
    }

    private static ObjectNode estimated(WindowSummary window, PerformanceEstimate estimate) {
        ObjectNode node = Json.object()
                .put("kind", "estimated")
                .put("from", window.from().toString())
                .put("to", window.to().toString())
                .put("window", window.number())
                .put("rows", estimate.rows());
        node.set("roc_auc", WindowJson.estimate(estimate.rocAuc()));
        node.set("accuracy", WindowJson.estimate(estimate.accuracy()));
        node.set("f1", WindowJson.estimate(estimate.f1()));
        node.set("churn_rate", WindowJson.estimate(estimate.churnRate()));
        node.set("profit", WindowJson.estimate(estimate.profit()));
        return node;
    }

    private static List<Entry> days(JsonNode document, String model, String version) {
        List<Entry> days = new ArrayList<>();
        for (JsonNode told : document.path("versions")) {
            if (told.path("model").asText().equals(model)
                    && told.path("model_version").asText().equals(version)) {
                told.path("periods").forEach(day -> {
                    if (day.path("outcomes").asInt() > 0) {
                        days.add(day(day));
                    }
                });
            }
        }
        return days.subList(Math.max(0, days.size() - MOST_DAYS), days.size());
    }

    private static Entry day(JsonNode day) {
        Instant from = start(day.path("from"));
        ObjectNode node = Json.object()
                .put("kind", "realised")
                .put("from", from.toString())
                .put("to", start(day.path("to")).toString())
                .put("rows", day.path("outcomes").asInt());
        value(node, "roc_auc", day.path("roc_auc").asDouble(Double.NaN));
        value(node, "accuracy", day.path("accuracy").asDouble(Double.NaN));
        double precision = day.path("precision").asDouble(Double.NaN);
        double recall = day.path("recall").asDouble(Double.NaN);
        value(node, "f1", 2 * precision * recall / (precision + recall));
        value(node, "churn_rate", day.path("churn_rate").asDouble(Double.NaN));
        value(node, "profit", Double.NaN);
        return new Entry(from, node);
    }

    private static Instant start(JsonNode day) {
        return LocalDate.parse(day.asText()).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static void value(ObjectNode node, String name, double value) {
        ObjectNode told = node.putObject(name);
        SixDigits.put(told, "value", value);
        told.putNull("low").putNull("high");
    }
}
