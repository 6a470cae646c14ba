package io.github.churn4j.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;

/**
 * JSON documents, strict in and byte-stable out: duplicate keys, trailing text and deep nesting are refused; numbers
 * are written in the shortest form that reads back equal, by Jackson's own writer, because
 * {@link Double#toString(double)} changed between JDK 17 and 19.
 */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                    .enable(JsonWriteFeature.QUOTE_FIELD_NAMES)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(64 << 20)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /** An empty object. */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Numbers as an array; NaN and infinities are refused. */
    public static ArrayNode array(double... values) {
        ArrayNode array = MAPPER.createArrayNode();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no " + value);
            }
            array.add(value);
        }
        return array;
    }

    /** The text of a document: two-space indents, line feeds, arrays on one line, a line feed at the end. */
    public static String write(JsonNode document) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        try {
            return MAPPER.writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document could not be written as JSON", e);
        }
    }

    /** A document as UTF-8 without white space. */
    public static byte[] compact(JsonNode document) {
        try {
            return MAPPER.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the node cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /**
     * Parses a document.
     *
     * @param place what is read, for the message
     * @throws ChurnException if the text is not one valid JSON document
     */
    public static JsonNode read(String text, String place) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ChurnException(place + " is not valid JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The text under a key that must be there. */
    public static String text(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isTextual()) {
            throw new ChurnException(place + ": \"" + key + "\" must be a text");
        }
        return value.textValue();
    }

    /** The finite number under a key that must be there. */
    public static double number(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
            throw new ChurnException(place + ": \"" + key + "\" must be a number");
        }
        return value.doubleValue();
    }

    /** The finite numbers under a key that must be there. */
    public static double[] numbers(JsonNode node, String key, String place) {
        JsonNode array = node.path(key);
        if (!array.isArray()) {
            throw new ChurnException(place + ": \"" + key + "\" must be an array of numbers");
        }
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = array.get(i);
            if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
                throw new ChurnException(place + ": \"" + key + "\"[" + i + "] must be a number");
            }
            values[i] = value.doubleValue();
        }
        return values;
    }
}
