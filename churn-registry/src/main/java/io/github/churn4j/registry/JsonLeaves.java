package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** The leaves of a JSON document under dotted paths, such as {@code search.folds} and {@code grid.0}. */
final class JsonLeaves {

    private static final int MOST = 10_000;

    private JsonLeaves() {}

    /** Adds texts, numbers and truth values; at most 10,000. */
    static void collect(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(join(path, field.getKey()), field.getValue(), leaves));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(join(path, String.valueOf(i)), node.get(i), leaves);
            }
        } else if (!node.isMissingNode() && leaves.size() < MOST) {
            leaves.put(path, node.asText());
        }
    }

    /** Adds numbers outside arrays: curves are too long to compare point by point. */
    static void collectNumbers(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.properties().forEach(field -> collectNumbers(join(path, field.getKey()), field.getValue(), leaves));
        } else if (node.isNumber() && leaves.size() < MOST) {
            leaves.put(path, node.asText());
        }
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
