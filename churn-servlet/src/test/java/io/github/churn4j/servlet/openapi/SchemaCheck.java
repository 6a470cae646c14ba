package io.github.churn4j.servlet.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a document against a part of JSON Schema: {@code $ref}, type, enum, required, properties,
 * additionalProperties, items, minimum, maximum.
 */
public final class SchemaCheck {

    private final JsonNode root; // where references lead
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonNode root) {
        this.root = root;
    }

    /** What is wrong with a value; empty if nothing is. */
    public static List<String> problems(JsonNode root, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(root);
        check.check(schema, value, "$");
        return check.problems;
    }

    /** What a reference leads to; the node itself where it is none. */
    public static JsonNode resolve(JsonNode root, JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.startsWith("#") ? root.at(reference.substring(1)) : node;
    }

    private void check(JsonNode given, JsonNode value, String at) {
        JsonNode schema = resolve(root, given);
        if (schema.isMissingNode()) {
            problems.add(at + ": " + given + " leads nowhere");
            return;
        }
        if (schema.has("type") && !typed(schema.path("type"), value)) {
            problems.add(at + ": " + value + " is no " + schema.path("type"));
            return;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            problems.add(at + ": " + value + " is not one of " + schema.path("enum"));
        }
        if (value.isNumber()) {
            boolean low = schema.has("minimum")
                    && value.doubleValue() < schema.path("minimum").doubleValue();
            boolean high = schema.has("maximum")
                    && value.doubleValue() > schema.path("maximum").doubleValue();
            if (low || high) {
                problems.add(at + ": " + value + " is out of range");
            }
        }
        for (int i = 0; value.isArray() && schema.has("items") && i < value.size(); i++) {
            check(schema.path("items"), value.get(i), at + "[" + i + "]");
        }
        if (value.isObject()) {
            members(schema, value, at);
        }
    }

    private void members(JsonNode schema, JsonNode value, String at) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                problems.add(at + ": " + name + " is missing");
            }
        }
        JsonNode others = schema.path("additionalProperties");
        value.properties().forEach(member -> {
            JsonNode property = schema.path("properties").path(member.getKey());
            String place = at + "." + member.getKey();
            if (!property.isMissingNode()) {
                check(property, member.getValue(), place);
            } else if (others.isObject()) {
                check(others, member.getValue(), place);
            } else if (others.isBoolean() && !others.booleanValue()) {
                problems.add(place + " is not declared");
            }
        });
    }

    private static boolean typed(JsonNode type, JsonNode value) {
        if (!type.isArray()) {
            return is(type.asText(), value);
        }
        for (JsonNode one : type) {
            if (is(one.asText(), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            case "number" -> value.isNumber();
            case "integer" -> value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
            default -> throw new IllegalArgumentException("no type of JSON Schema: " + type);
        };
    }

    private static boolean contains(JsonNode choices, JsonNode value) {
        for (JsonNode choice : choices) {
            if (choice.equals(value)) {
                return true;
            }
        }
        return false;
    }
}
