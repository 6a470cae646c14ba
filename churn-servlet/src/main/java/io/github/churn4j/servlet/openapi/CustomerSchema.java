package io.github.churn4j.servlet.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import java.util.List;

/** A customer of a model's schema, as JSON Schema. */
final class CustomerSchema {

    private CustomerSchema() {}

    /** Any fields. */
    static ObjectNode unknown() {
        return Json.object().put("type", "object").put("description", "The fields of the model's schema");
    }

    static ObjectNode of(ChurnSchema schema) {
        ObjectNode node = unknown().put("additionalProperties", false);
        node.put("description", "A customer; a column's own spelling is understood as well as its field name");
        ArrayNode required = node.putArray("required");
        ObjectNode properties = node.putObject("properties");
        schema.identifier().ifPresent(c -> reference(properties, FieldNames.of(c), "The customer, for feedback"));
        reference(properties, "customer_id", "The customer, for feedback; no feature");
        for (Feature feature : schema.features()) {
            properties.set(feature.field(), property(feature));
            if (feature.missing() == MissingPolicy.REJECT) {
                required.add(feature.field());
            }
        }
        return node;
    }

    private static void reference(ObjectNode properties, String name, String meaning) {
        properties
                .putObject(name)
                .put("description", meaning)
                .putArray("type")
                .add("string")
                .add("integer");
    }

    private static ObjectNode property(Feature feature) {
        ObjectNode node = Json.object();
        boolean nullable = feature.missing() != MissingPolicy.REJECT;
        String type =
                !(feature instanceof NumericFeature numeric) ? "string" : numeric.integer() ? "integer" : "number";
        if (nullable) {
            node.putArray("type").add(type).add("null");
        } else {
            node.put("type", type);
        }
        if (feature instanceof NumericFeature numeric) {
            range(node, numeric);
        } else if (feature instanceof BinaryFeature binary) {
            levels(node, List.of(binary.zero(), binary.one()), binary.unseen(), nullable);
        } else if (feature instanceof CategoricalFeature categorical) {
            levels(node, categorical.categories(), categorical.unseen(), nullable);
        }
        return node;
    }

    private static void range(ObjectNode node, NumericFeature feature) {
        if (Double.isFinite(feature.min())) {
            number(node, "minimum", feature.min());
        }
        if (Double.isFinite(feature.max())) {
            number(node, "maximum", feature.max());
        }
        if (!feature.unit().isEmpty()) {
            node.put("description", feature.unit());
        }
    }

    private static void levels(ObjectNode node, List<String> levels, UnseenPolicy unseen, boolean nullable) {
        boolean closed = unseen == UnseenPolicy.REJECT;
        ArrayNode array = node.putArray(closed ? "enum" : "examples");
        levels.forEach(array::add);
        if (closed && nullable) {
            array.addNull();
        }
    }

    /** A customer with the median of each number and the most frequent level, as the reference profile has them. */
    static ObjectNode example(ChurnModel model) {
        ObjectNode example = Json.object();
        List<Feature> features = model.schema().features();
        for (int i = 0; i < features.size(); i++) {
            Distribution seen = model.profile().features().get(i);
            if (seen.count() == 0) {
                continue;
            }
            if (features.get(i) instanceof NumericFeature) {
                number(example, features.get(i).field(), seen.quantile(.5));
            } else {
                example.put(features.get(i).field(), features.get(i).format(mostFrequent(seen)));
            }
        }
        return example;
    }

    private static double mostFrequent(Distribution seen) {
        double[] points = seen.points();
        double[] cumulative = seen.cumulative();
        double most = 0;
        double level = points[0];
        for (int i = 0; i < points.length; i++) {
            double share = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
            if (share > most) {
                most = share;
                level = points[i];
            }
        }
        return level;
    }

    /** Whole numbers without a decimal point. */
    private static void number(ObjectNode node, String name, double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            node.put(name, (long) value);
        } else {
            node.put(name, value);
        }
    }
}
