package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.registry.VersionDiff.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tells how two versions differ: each section is a flat table of items on either side, and what is not the same is a
 * change. Sections come in the order of {@link VersionDiff}, items by name; at most 10,000 changes, each text at most 500
 * characters.
 */
final class VersionDiffer {

    private static final int MOST = 10_000;
    private static final int LONGEST = 500;

    private VersionDiffer() {}

    static VersionDiff of(ModelVersion from, ChurnModel before, ModelVersion to, ChurnModel after) {
        Map<String, Map<String, String>> one = sections(before);
        Map<String, Map<String, String>> other = sections(after);
        List<Change> changes = new ArrayList<>();
        one.forEach((section, items) -> compare(section, items, other.getOrDefault(section, Map.of()), changes));
        return new VersionDiff(from, to, changes);
    }

    private static void compare(
            String section, Map<String, String> before, Map<String, String> after, List<Change> changes) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (String name : names) {
            String one = before.getOrDefault(name, "");
            String other = after.getOrDefault(name, "");
            if (!one.equals(other) && changes.size() < MOST) {
                changes.add(new Change(section, bounded(name), bounded(one), bounded(other)));
            }
        }
    }

    private static Map<String, Map<String, String>> sections(ChurnModel model) {
        JsonNode evaluation = json(model.evaluation());
        Map<String, Map<String, String>> sections = new LinkedHashMap<>();
        sections.put("schema", schema(model.schema()));
        sections.put("hyperparameters", hyperparameters(model.provenance(), evaluation));
        sections.put("metrics", metrics(evaluation));
        sections.put("data", data(model.provenance()));
        sections.put("decision", decision(model.decision()));
        sections.put("libraries", model.provenance().libraries());
        return sections;
    }

    private static Map<String, String> schema(ChurnSchema schema) {
        Map<String, String> items = new TreeMap<>();
        for (Feature feature : schema.features()) {
            items.put(feature.column(), describe(feature));
        }
        schema.label()
                .ifPresent(label ->
                        items.put("(label)", label.column() + ": " + label.positive() + " or " + label.negative()));
        return items;
    }

    private static String describe(Feature feature) {
        String kind =
                feature instanceof NumericFeature ? "" : feature instanceof BinaryFeature ? "binary, " : "category, ";
        return kind + feature.expectation() + ", missing values: "
                + feature.missing().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, String> hyperparameters(Provenance provenance, JsonNode evaluation) {
        Map<String, String> items = new TreeMap<>();
        JsonLeaves.collect("", json(provenance.configuration()), items);
        items.put("algorithm", provenance.algorithm());
        items.put("seed", String.valueOf(provenance.seed()));
        JsonLeaves.collect("champion", evaluation.path("champion").path("hyperparameters"), items);
        return items;
    }

    private static Map<String, String> metrics(JsonNode evaluation) {
        Map<String, String> items = new TreeMap<>();
        for (String part : List.of("crossValidation", "holdout")) {
            JsonLeaves.collectNumbers(part, evaluation.path(part), items);
        }
        return items;
    }

    private static Map<String, String> data(Provenance provenance) {
        Map<String, String> items = new TreeMap<>();
        items.put("sha256", provenance.dataSha256());
        items.put("rows", String.valueOf(provenance.dataRows()));
        items.put(
                "version",
                provenance
                        .dataVersion()
                        .map(data -> data.path() + " " + data.md5())
                        .orElse(""));
        items.put("codeRevision", provenance.codeRevision().orElse(""));
        return items;
    }

    private static Map<String, String> decision(Decision decision) {
        return Map.of(
                "threshold", String.valueOf(decision.threshold()),
                "mediumAbove", String.valueOf(decision.mediumAbove()),
                "highAbove", String.valueOf(decision.highAbove()),
                "stays", decision.stays(),
                "leaves", decision.leaves());
    }

    /** What is no JSON has no leaves: a bundle may say what it likes in its texts. */
    private static JsonNode json(String text) {
        try {
            return Json.read(text, "the bundle");
        } catch (ChurnException e) {
            return Json.object();
        }
    }

    private static String bounded(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
