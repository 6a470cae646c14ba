package io.github.churn4j.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The schema's JSON form. */
final class SchemaJson {

    private static final int FORMAT_VERSION = 1;
    private static final long LARGEST_FILE = 16L << 20;

    private SchemaJson() {}

    static String write(ChurnSchema schema) {
        ObjectNode root = Json.object();
        root.put("formatVersion", FORMAT_VERSION);
        schema.label()
                .ifPresent(label -> root.putObject("label")
                        .put("column", label.column())
                        .put("positive", label.positive())
                        .put("negative", label.negative()));
        schema.identifier().ifPresent(c -> root.put("identifier", c));
        schema.group().ifPresent(c -> root.put("group", c));
        schema.time().ifPresent(c -> root.put("time", c));
        var features = root.putArray("features");
        schema.features().forEach(feature -> write(feature, features.addObject()));
        var excluded = root.putArray("excluded");
        schema.excluded().forEach(excluded::add);
        if (!schema.missingTokens().isEmpty()) {
            var tokens = root.putArray("missingTokens");
            schema.missingTokens().forEach(tokens::add);
        }
        return Json.write(root);
    }

    private static void write(Feature feature, ObjectNode node) {
        node.put("column", feature.column());
        if (feature instanceof NumericFeature numeric) {
            node.put("type", "numeric");
            if (numeric.min() != Double.NEGATIVE_INFINITY) {
                node.put("min", numeric.min());
            }
            if (numeric.max() != Double.POSITIVE_INFINITY) {
                node.put("max", numeric.max());
            }
            node.put("integer", numeric.integer());
            if (!numeric.unit().isEmpty()) {
                node.put("unit", numeric.unit());
            }
        } else if (feature instanceof BinaryFeature binary) {
            node.put("type", "binary").put("zero", binary.zero()).put("one", binary.one());
            node.put("unseen", name(binary.unseen()));
        } else if (feature instanceof CategoricalFeature categorical) {
            node.put("type", "categorical");
            var categories = node.putArray("categories");
            categorical.categories().forEach(categories::add);
            node.put("unseen", name(categorical.unseen()));
        }
        node.put("missing", name(feature.missing()));
    }

    static ChurnSchema read(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new ChurnException(file + " is larger than 16 MiB, which no schema is; check churn.schema");
            }
            return read(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            throw new ChurnException(
                    "schema file " + file + " does not exist; check churn.schema or leave it out to infer one", e);
        } catch (IOException e) {
            throw new ChurnException("schema file " + file + " cannot be read as UTF-8 text: " + e.getMessage(), e);
        }
    }

    static ChurnSchema read(String json, String place) {
        JsonNode root = Json.read(json, place);
        int version = root.path("formatVersion").asInt(0);
        if (version != FORMAT_VERSION) {
            throw new ChurnException(
                    place + ": formatVersion is " + root.path("formatVersion").asText("missing") + ", expected "
                            + FORMAT_VERSION + "; use a matching version of churn4j");
        }
        try {
            return build(root, place);
        } catch (IllegalArgumentException e) {
            throw new ChurnException(place + ": " + e.getMessage(), e);
        }
    }

    private static ChurnSchema build(JsonNode root, String place) {
        known(
                root,
                place,
                "formatVersion",
                "label",
                "identifier",
                "group",
                "time",
                "features",
                "excluded",
                "missingTokens");
        ChurnSchema.Builder builder = ChurnSchema.builder();
        if (root.has("label")) {
            JsonNode label = root.get("label");
            String at = place + "/label";
            known(label, at, "column", "positive", "negative");
            builder.label(text(label, "column", at), text(label, "positive", at), text(label, "negative", at));
        }
        optional(root, "identifier", place).ifPresent(builder::identifier);
        optional(root, "group", place).ifPresent(builder::group);
        optional(root, "time", place).ifPresent(builder::time);
        int index = 0;
        for (JsonNode feature : root.path("features")) {
            builder.feature(feature(feature, place + "/features/" + index++));
        }
        for (JsonNode column : root.path("excluded")) {
            builder.exclude(column.asText());
        }
        for (JsonNode token : root.path("missingTokens")) {
            builder.missingToken(token.asText());
        }
        return builder.build();
    }

    private static Feature feature(JsonNode node, String at) {
        String column = text(node, "column", at);
        String type = text(node, "type", at);
        MissingPolicy missing = policy(MissingPolicy.class, node, "missing", MissingPolicy.REJECT, at);
        UnseenPolicy unseen = policy(UnseenPolicy.class, node, "unseen", UnseenPolicy.REJECT, at);
        switch (type) {
            case "numeric" -> {
                known(node, at, "column", "type", "min", "max", "integer", "unit", "missing");
                return new NumericFeature(
                        column,
                        number(node, "min", Double.NEGATIVE_INFINITY, at),
                        number(node, "max", Double.POSITIVE_INFINITY, at),
                        node.path("integer").asBoolean(false),
                        node.path("unit").asText(""),
                        missing);
            }
            case "binary" -> {
                known(node, at, "column", "type", "zero", "one", "missing", "unseen");
                return new BinaryFeature(column, text(node, "zero", at), text(node, "one", at), missing, unseen);
            }
            case "categorical" -> {
                known(node, at, "column", "type", "categories", "missing", "unseen");
                List<String> categories = new ArrayList<>();
                node.path("categories").forEach(c -> categories.add(c.asText()));
                return new CategoricalFeature(column, categories, missing, unseen);
            }
            default ->
                throw new IllegalArgumentException(
                        at + ": type is \"" + type + "\", expected numeric, binary or categorical");
        }
    }

    private static String text(JsonNode node, String key, String at) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(at + ": \"" + key + "\" must be a text");
        }
        return value.textValue();
    }

    private static Optional<String> optional(JsonNode node, String key, String at) {
        JsonNode value = node.path(key);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(text(node, key, at));
    }

    private static double number(JsonNode node, String key, double otherwise, String at) {
        JsonNode value = node.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(at + ": \"" + key + "\" must be a number");
        }
        return value.doubleValue();
    }

    private static <E extends Enum<E>> E policy(Class<E> type, JsonNode node, String key, E otherwise, String at) {
        if (!node.has(key)) {
            return otherwise;
        }
        String value = text(node, key, at);
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(value)) {
                return constant;
            }
        }
        List<String> names = java.util.Arrays.stream(type.getEnumConstants())
                .map(SchemaJson::name)
                .toList();
        throw new IllegalArgumentException(at + ": \"" + key + "\" is \"" + value + "\", expected one of " + names);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void known(JsonNode node, String at, String... keys) {
        List<String> expected = List.of(keys);
        node.fieldNames().forEachRemaining(key -> {
            if (!expected.contains(key)) {
                throw new IllegalArgumentException(at + ": unknown key \"" + key + "\""
                        + Spelling.nearest(key, expected)
                                .map(n -> "; did you mean \"" + n + "\"?")
                                .orElse(""));
            }
        });
    }
}
