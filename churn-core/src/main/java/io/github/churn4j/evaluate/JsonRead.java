package io.github.churn4j.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads an evaluation's keys strictly: a key that is absent or of another type is bad data, not a default. */
final class JsonRead {
    private JsonRead() {}

    static JsonNode object(JsonNode json, String key) {
        JsonNode node = json.get(key);
        if (node == null || !node.isObject()) {
            throw bad(key, node, "an object");
        }
        return node;
    }

    static JsonNode array(JsonNode json, String key) {
        JsonNode node = json.get(key);
        if (node == null || !node.isArray()) {
            throw bad(key, node, "an array");
        }
        return node;
    }

    static String text(JsonNode json, String key) {
        JsonNode node = json.get(key);
        if (node == null || !node.isTextual()) {
            throw bad(key, node, "a string");
        }
        return node.textValue();
    }

    static int whole(JsonNode json, String key) {
        JsonNode node = json.get(key);
        if (node == null || !node.canConvertToExactIntegral() || !node.canConvertToInt()) {
            throw bad(key, node, "a whole number");
        }
        return node.intValue();
    }

    /** A number, or null for NaN. */
    static double number(JsonNode json, String key) {
        return number(key, json.get(key));
    }

    static double[] numbers(JsonNode json, String key) {
        JsonNode array = array(json, key);
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(key + "[" + i + "]", array.get(i));
        }
        return numbers;
    }

    private static double number(String place, @Nullable JsonNode node) {
        if (node != null && node.isNull()) {
            return Double.NaN;
        }
        if (node == null || !node.isNumber() || !Double.isFinite(node.doubleValue())) {
            throw bad(place, node, "a number or null");
        }
        return node.doubleValue();
    }

    /** Makes a value, turning what its constructor refuses into bad data. */
    static <T> T checked(String place, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw new ChurnException("evaluation JSON: '" + place + "': " + e.getMessage(), e);
        }
    }

    private static ChurnException bad(String place, @Nullable JsonNode node, String expected) {
        return new ChurnException("evaluation JSON: '" + place + "' is " + (node == null ? "absent" : node)
                + ", expected " + expected + "; was the file written by another version?");
    }
}
