package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.Signoff;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What an administrator decides: the body of a promotion, a rollback or a review. */
final class DecisionBody {

    /** Who acts, where the body does not name anybody: the token is all that is known of them. */
    static final String ANONYMOUS = "admin token";

    private static final int LARGEST = 1 << 15;
    private static final long LARGEST_VERSION = 999_999_999;

    private final JsonNode body;

    private DecisionBody(JsonNode body) {
        this.body = body;
    }

    /**
     * Reads a body.
     *
     * @param members which it may have
     * @throws ProblemException if it is no JSON object of these
     */
    static DecisionBody read(Exchange exchange, Set<String> members) throws IOException {
        if (!exchange.mediaType().equals(MediaTypes.JSON)) {
            throw new ProblemException(
                    Problem.of(415, "unsupported-media-type", "The body is of another type", "send application/json"));
        }
        JsonNode body = parsed(exchange.body(LARGEST));
        if (!body.isObject()) {
            throw malformed("the body is not one valid JSON object");
        }
        body.fieldNames().forEachRemaining(name -> {
            if (!members.contains(name)) {
                throw malformed("a member is not known; expected " + String.join(", ", new TreeSet<>(members)));
            }
        });
        return new DecisionBody(body);
    }

    private static JsonNode parsed(byte[] bytes) {
        try {
            return Json.read(new String(bytes, StandardCharsets.UTF_8), "the body");
        } catch (ChurnException e) {
            throw malformed("the body is not one valid JSON object");
        }
    }

    Alias alias() {
        try {
            return new Alias(body.path("alias").asText());
        } catch (IllegalArgumentException e) {
            throw malformed("\"alias\" must be a name such as champion: a lower-case letter, then lower-case letters,"
                    + " digits and dashes");
        }
    }

    /** The version's number. */
    int version() {
        return Math.toIntExact(whole("version", 1, LARGEST_VERSION));
    }

    /** The version's number; empty where it is null, for an alias that is to be taken away. */
    OptionalInt versionOrNone() {
        return body.path("version").isNull() ? OptionalInt.empty() : OptionalInt.of(version());
    }

    OptionalLong expectedSequence() {
        return body.has("expected_sequence")
                ? OptionalLong.of(whole("expected_sequence", 0, LARGEST_VERSION))
                : OptionalLong.empty();
    }

    boolean force() {
        JsonNode force = body.path("force");
        if (!force.isMissingNode() && !force.isBoolean()) {
            throw malformed("\"force\" must be true or false");
        }
        return force.asBoolean();
    }

    Signoff signoff() {
        String reason = text("reason");
        if (reason.isBlank()) {
            throw malformed("\"reason\" must say why: it is kept for ever beside what was done");
        }
        try {
            return new Signoff(body.has("actor") ? text("actor") : ANONYMOUS, reason);
        } catch (IllegalArgumentException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private String text(String name) {
        JsonNode value = body.path(name);
        if (!value.isTextual()) {
            throw malformed("\"" + name + "\" must be a text");
        }
        return value.textValue();
    }

    private long whole(String name, long min, long max) {
        JsonNode value = body.path(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw malformed("\"" + name + "\" must be a whole number from " + min + " on");
        }
        return value.longValue();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(Problem.malformed(detail));
    }
}
