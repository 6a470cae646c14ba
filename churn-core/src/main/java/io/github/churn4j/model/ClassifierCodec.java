package io.github.churn4j.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.util.function.Supplier;

/** A classifier's JSON description; the trees themselves are binary, see {@link TreeCodec}. */
final class ClassifierCodec {

    private static final String PLACE = "classifier";

    private ClassifierCodec() {}

    static String description(Classifier classifier) {
        ObjectNode root = Json.object();
        if (classifier instanceof LogisticClassifier logistic) {
            root.put("type", "logistic").put("intercept", logistic.intercept());
            root.set("weights", Json.array(logistic.weights()));
            root.set("means", Json.array(logistic.means()));
        } else if (classifier instanceof TreeEnsemble ensemble) {
            root.put("type", "trees")
                    .put("rule", ensemble.rule().name())
                    .put("modelFeatures", ensemble.featureCount())
                    .put("trees", ensemble.trees())
                    .put("nodes", ensemble.nodes());
        }
        return Json.write(root);
    }

    /** Reads a classifier of that many model features. */
    static Classifier read(String json, Supplier<byte[]> trees, int modelFeatures) {
        JsonNode root = Json.read(json, PLACE);
        String type = Json.text(root, "type", PLACE);
        return switch (type) {
            case "logistic" ->
                new LogisticClassifier(
                        Json.number(root, "intercept", PLACE),
                        Json.numbers(root, "weights", PLACE),
                        Json.numbers(root, "means", PLACE));
            case "trees" -> TreeCodec.read(trees.get(), modelFeatures);
            default -> throw new ChurnException(PLACE + ": type is \"" + type + "\", which this version does not know");
        };
    }
}
