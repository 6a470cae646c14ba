package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Decision;
import io.github.churn4j.model.Provenance;
import io.github.churn4j.servlet.serving.Serving;
import java.util.List;
import java.util.Locale;

/** A model as JSON. */
final class ModelJson {

    private ModelJson() {}

    static ObjectNode of(Serving serving) {
        ChurnModel model = serving.served().model();
        ObjectNode node = Json.object()
                .put("name", model.name())
                .put("version", serving.served().version())
                .put("origin", serving.served().origin())
                .put("since", serving.since().toString())
                .put("sha256", model.sha256())
                .put("size_bytes", model.size())
                .put("algorithm", model.provenance().algorithm())
                .put("model_features", model.pipeline().width());
        node.set("schema", schema(model.schema()));
        node.set("decision", decision(model.decision()));
        node.set("metrics", metrics(Json.read(model.evaluation(), "evaluation")));
        node.set("provenance", provenance(model.provenance()));
        return node;
    }

    private static ObjectNode schema(ChurnSchema schema) {
        ObjectNode node = Json.object();
        schema.identifier().ifPresent(c -> node.put("identifier", c));
        ArrayNode features = node.putArray("features");
        schema.features().forEach(f -> features.add(feature(f)));
        return node;
    }

    private static ObjectNode feature(Feature feature) {
        ObjectNode node = Json.object().put("field", feature.field()).put("column", feature.column());
        if (feature instanceof NumericFeature numeric) {
            node.put("type", "numeric").put("integer", numeric.integer());
            if (Double.isFinite(numeric.min())) {
                node.put("min", numeric.min());
            }
            if (Double.isFinite(numeric.max())) {
                node.put("max", numeric.max());
            }
            if (!numeric.unit().isEmpty()) {
                node.put("unit", numeric.unit());
            }
        } else if (feature instanceof BinaryFeature binary) {
            levels(node.put("type", "binary"), List.of(binary.zero(), binary.one()));
        } else if (feature instanceof CategoricalFeature categorical) {
            levels(node.put("type", "categorical"), categorical.categories());
        }
        return node.put("missing", name(feature.missing()));
    }

    private static void levels(ObjectNode node, List<String> levels) {
        ArrayNode array = node.putArray("levels");
        levels.forEach(array::add);
    }

    private static String name(Enum<?> policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode decision(Decision decision) {
        return Json.object()
                .put("threshold", decision.threshold())
                .put("medium_above", decision.mediumAbove())
                .put("high_above", decision.highAbove())
                .put("stays", decision.stays())
                .put("leaves", decision.leaves());
    }

    /** Members the document lacks are left out: bundles of other tools may hold less. */
    private static ObjectNode metrics(JsonNode evaluation) {
        ObjectNode metrics = Json.object();
        figures(metrics, "holdout", evaluation.path("holdout"));
        figures(metrics, "cross_validation", evaluation.path("crossValidation"));
        figures(metrics, "baseline", evaluation.path("baseline"));
        return metrics;
    }

    private static void figures(ObjectNode metrics, String name, JsonNode part) {
        if (!part.isObject()) {
            return;
        }
        ObjectNode node = metrics.putObject(name);
        for (String key : List.of("n", "positives", "threshold")) {
            if (part.has(key)) {
                node.set(key, part.get(key));
            }
        }
        for (Metric metric : Metric.values()) {
            if (part.has(metric.key())) {
                node.set(metric.key(), part.get(metric.key()));
            }
        }
        if (part.path("intervals").isObject()) {
            node.set("intervals", part.get("intervals"));
        }
    }

    /** Not the configuration: it may name places of those who trained. */
    private static ObjectNode provenance(Provenance provenance) {
        ObjectNode node = Json.object()
                .put("data_sha256", provenance.dataSha256())
                .put("data_rows", provenance.dataRows())
                .put("seed", Long.toString(provenance.seed()));
        provenance.codeRevision().ifPresent(r -> node.put("code_revision", r));
        ObjectNode libraries = node.putObject("libraries");
        provenance.libraries().forEach(libraries::put);
        return node;
    }
}
