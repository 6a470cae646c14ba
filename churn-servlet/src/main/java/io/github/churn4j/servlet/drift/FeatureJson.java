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
    private final Map<String, List<WindowTest>> latest;

    FeatureJson(ChurnSchema schema, DriftSnapshot snapshot, List<WindowSummary> history) {
        this.schema = schema;
        this.snapshot = snapshot;
        history.forEach(window -> windows.add(byColumn(window)));
        latest = latestJudged(snapshot.history());
    }

    private static Map<String, List<WindowTest>> byColumn(WindowSummary window) {
        Map<String, List<WindowTest>> tests = new HashMap<>();
        for (WindowTest test : window.tests()) {
            tests.computeIfAbsent(test.column(), c -> new ArrayList<>()).add(test);
        }
        return tests;
    }

    /** Of all that are kept, however few are told. */
    private static Map<String, List<WindowTest>> latestJudged(List<WindowSummary> kept) {
        for (int i = kept.size() - 1; i >= 0; i--) {
            if (!kept.get(i).tests().isEmpty()) {
                return byColumn(kept.get(i));
            }
        }
        return Map.of();
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
        for (WindowTest test : latest.getOrDefault(column, List.of())) {
            ObjectNode told = tests.addObject().put("test", test.test().key());
            SixDigits.put(told, "statistic", test.statistic());
            SixDigits.put(told, "p_value", test.pValue());
            told.put("drift", test.drift());
        }
        history(column, node.putObject("history"));
        node.set("distribution", distribution(snapshot.distributions().get(column)));
        return node;
    }

    /** One entry per window of the history: the smallest p-value of all tests, and the statistic of the first. */
    private void history(String column, ObjectNode node) {
        ArrayNode statistics = node.putArray("statistic");
        ArrayNode pValues = node.putArray("p_value");
        for (Map<String, List<WindowTest>> window : windows) {
            List<WindowTest> tests = window.getOrDefault(column, List.of());
            SixDigits.add(
                    statistics, tests.isEmpty() ? Double.NaN : tests.get(0).statistic());
            SixDigits.add(
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
            SixDigits.array(node.putArray("edges"), distribution.edges());
        } else {
            ArrayNode levels = node.putArray("levels");
            distribution.levels().forEach(levels::add);
        }
        counts(node.putArray("reference"), distribution.reference());
        counts(node.putArray("current"), distribution.current());
        return node;
    }

    /** Whole counts in full; those that a summary of the reference only comes near to, rounded. */
    private static void counts(ArrayNode array, double[] counts) {
        for (double count : counts) {
            if (count == Math.rint(count)) {
                array.add((long) count);
            } else {
                SixDigits.add(array, count);
            }
        }
    }
}
