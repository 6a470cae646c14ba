package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.drift.stream.WindowTest;
import io.github.churn4j.internal.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each feature, and the score, as JSON: what the tests said in the latest window that was judged, how they went from
 * window to window, and how the values lie now and in the reference.
 */
final class FeatureJson {

    private final ChurnSchema schema;
    private final DriftSnapshot snapshot;
    private final List<Map<String, List<WindowTest>>> windows = new ArrayList<>();

    FeatureJson(ChurnSchema schema, DriftSnapshot snapshot, List<WindowSummary> history) {
        this.schema = schema;
        this.snapshot = snapshot;
        for (WindowSummary window : history) {
            Map<String, List<WindowTest>> tests = new HashMap<>();
            for (WindowTest test : window.tests()) {
                tests.computeIfAbsent(test.column(), c -> new ArrayList<>()).add(test);
            }
            windows.add(tests);
        }
    }

    /** In the schema's order, the score last. */
    ArrayNode all() {
        ArrayNode features = Json.object().arrayNode();
        for (Feature feature : schema.features()) {
            features.add(feature(feature.column(), feature.field(), kind(feature)));
        }
        features.add(feature(FeatureDrift.SCORE, FeatureDrift.SCORE, "score"));
        return features;
    }

    private static String kind(Feature feature) {
        return feature instanceof NumericFeature
                ? "numeric"
                : feature instanceof BinaryFeature ? "binary" : "categorical";
    }

    private ObjectNode feature(String column, String field, String kind) {
        ObjectNode node =
                Json.object().put("column", column).put("field", field).put("kind", kind);
        ArrayNode tests = node.putArray("tests");
        for (WindowTest test : latest(column)) {
            ObjectNode told = tests.addObject().put("test", test.test().key());
            Numbers.put(told, "statistic", test.statistic());
            Numbers.put(told, "p_value", test.pValue());
            told.put("drift", test.drift());
        }
        history(column, node.putObject("history"));
        node.set("distribution", distribution(snapshot.distributions().get(column)));
        return node;
    }

    private List<WindowTest> latest(String column) {
        for (int i = windows.size() - 1; i >= 0; i--) {
            if (!windows.get(i).isEmpty()) {
                return windows.get(i).getOrDefault(column, List.of());
            }
        }
        return List.of();
    }

    /** One entry per window of the history: the smallest p-value of all tests, and the statistic of the first. */
    private void history(String column, ObjectNode node) {
        ArrayNode statistics = node.putArray("statistic");
        ArrayNode pValues = node.putArray("p_value");
        for (Map<String, List<WindowTest>> window : windows) {
            List<WindowTest> tests = window.getOrDefault(column, List.of());
            Numbers.add(statistics, tests.isEmpty() ? Double.NaN : tests.get(0).statistic());
            Numbers.add(
                    pValues,
                    tests.stream().mapToDouble(WindowTest::pValue).min().orElse(Double.NaN));
        }
    }

    private static @Nullable ObjectNode distribution(@Nullable ComparedDistribution distribution) {
        if (distribution == null) {
            return null;
        }
        ObjectNode node = Json.object();
        if (distribution.levels().isEmpty()) {
            Numbers.array(node.putArray("edges"), distribution.edges());
        } else {
            ArrayNode levels = node.putArray("levels");
            distribution.levels().forEach(levels::add);
        }
        Numbers.array(node.putArray("reference"), distribution.reference());
        Numbers.array(node.putArray("current"), distribution.current());
        return node;
    }
}
