package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.time.DateTimeException;
import java.util.function.Supplier;

/** What the documents of a registry have in common. */
final class DocumentFields {

    private static final int FORMAT = 1;

    private DocumentFields() {}

    static ObjectNode open(String kind) {
        return Json.object().put("format", FORMAT).put("kind", kind);
    }

    static void put(ObjectNode body, Signoff signoff) {
        body.put("actor", signoff.actor()).put("reason", signoff.reason());
    }

    static Signoff signoff(JsonNode body, String key) {
        return new Signoff(Json.text(body, "actor", key), Json.text(body, "reason", key));
    }

    static void expect(JsonNode body, String kind, String key) {
        if (body.path("format").asInt() > FORMAT) {
            throw new CorruptObjectException(
                    key,
                    "its format is " + body.path("format").asInt() + ", this release reads " + FORMAT
                            + "; use a newer one");
        }
        same(kind, Json.text(body, "kind", key), key);
    }

    static void same(Object expected, Object found, String key) {
        if (!expected.equals(found)) {
            throw new CorruptObjectException(key, "it holds " + found + ", expected " + expected);
        }
    }

    static void same(long expected, long found, String key) {
        same((Object) expected, found, key);
    }

    static long whole(JsonNode node, String field, String key) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new CorruptObjectException(key, "\"" + field + "\" must be a whole number");
        }
        return value.longValue();
    }

    static String sha256(JsonNode node, String field, String key) {
        String text = Json.text(node, field, key);
        if (!text.matches("[0-9a-f]{64}")) {
            throw new CorruptObjectException(key, "\"" + field + "\" must be a SHA-256 in lower-case hex");
        }
        return text;
    }

    /** Runs a reader and turns what its constructors refuse into the damage it is. */
    static <T> T reading(String key, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (CorruptObjectException e) {
            throw e;
        } catch (ChurnException | IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new CorruptObjectException(key, String.valueOf(e.getMessage()));
        }
    }
}
