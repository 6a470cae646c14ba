package io.github.churn4j.servlet.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.data.CsvCells;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Bodies that the service accepts, made of a typical customer of the model that answers, and answers that are long. */
final class Examples {

    private static final String PREDICTION = "01a2055b-d7d3-72e8-907f-94ba320e8fda";

    private Examples() {}

    /** All of them by their names; customers are empty where there is no model yet. */
    static ObjectNode of(Optional<ChurnModel> model) {
        ObjectNode customer = model.map(CustomerSchema::example).orElseGet(Json::object);
        ObjectNode named = customer.deepCopy().put("customer_id", "C-17");
        ObjectNode examples = Json.object();
        value(examples, "customer", customer);
        value(examples, "customers", Json.object().arrayNode().add(customer).add(named));
        value(examples, "lines", examples.textNode(customer + "\n" + named + "\n"));
        value(
                examples,
                "table",
                examples.textNode(row(named, Map.Entry::getKey)
                        + row(named, e -> e.getValue().asText())));
        value(examples, "tensors", model.map(m -> tensors(m, customer)).orElseGet(Json::object));
        ObjectNode feedback = Json.object().put("prediction_id", PREDICTION).put("churned", true);
        value(examples, "feedback", feedback);
        value(examples, "feedback_lines", examples.textNode(feedback + "\n"));
        value(examples, "no_version", Json.object().putNull("version"));
        String reason = "better on last month's customers";
        value(
                examples,
                "promotion",
                Json.object()
                        .put("alias", "challenger")
                        .put("version", 1)
                        .put("reason", reason)
                        .put("actor", "an analyst"));
        value(examples, "review", Json.object().put("version", 1).put("reason", reason));
        value(examples, "drift", Operations.example("drift"));
        return examples;
    }

    private static void value(ObjectNode examples, String name, JsonNode value) {
        examples.putObject(name).set("value", value);
    }

    private static String row(ObjectNode customer, Function<Map.Entry<String, JsonNode>, String> cell) {
        StringBuilder row = new StringBuilder();
        customer.properties().forEach(e -> {
            if (!row.isEmpty()) {
                row.append(',');
            }
            CsvCells.append(row, cell.apply(e), ',');
        });
        return row.append('\n').toString();
    }

    private static ObjectNode tensors(ChurnModel model, ObjectNode customer) {
        ObjectNode request = Json.object();
        ArrayNode inputs = request.putArray("inputs");
        model.schema().features().forEach(feature -> {
            JsonNode value = customer.path(feature.field());
            if (!value.isMissingNode()) {
                ObjectNode input = inputs.addObject().put("name", feature.field());
                input.put("datatype", feature instanceof NumericFeature ? "FP64" : "BYTES");
                input.putArray("shape").add(1);
                input.putArray("data").add(value);
            }
        });
        return request;
    }
}
