package io.github.churn4j.servlet.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The table of {@code operations.json}: one line per method of a route, and the schemas of what they answer. */
final class Operations {

    private static final JsonNode TABLE = load();

    private Operations() {}

    private static JsonNode load() {
        try (InputStream in = Operations.class.getResourceAsStream("operations.json")) {
            if (in == null) {
                throw new IllegalStateException("operations.json is not in the jar; build it again");
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), "operations.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode all() {
        return TABLE.path("operations");
    }

    /** Whether a line is about a route. A route of the root may be registered with and without its slash. */
    static boolean describes(JsonNode operation, Route route) {
        String path = route.path().isEmpty() ? "/" : route.path();
        return operation.path("route").asText().equals(path)
                && operation.path("method").asText().equals(route.method().toLowerCase(Locale.ROOT));
    }

    /** The path with names for its open parts. */
    static String path(JsonNode operation) {
        return operation.path(operation.has("path") ? "path" : "route").asText();
    }

    static JsonNode tags() {
        return TABLE.path("tags");
    }

    static ObjectNode schemas() {
        return TABLE.path("schemas").deepCopy();
    }

    /** An answer as an example. */
    static JsonNode example(String name) {
        return TABLE.path("examples").path(name).deepCopy();
    }

    static ObjectNode parameters() {
        return TABLE.path("parameters").deepCopy();
    }
}
