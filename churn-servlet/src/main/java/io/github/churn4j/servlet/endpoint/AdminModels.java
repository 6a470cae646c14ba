package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.BearerToken;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Guarded;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Choosing models by hand, behind a token: {@code GET /admin/models}, {@code POST /admin/reload}, {@code /admin/activate}
 * and {@code /admin/challenger}. Each answers what is at work afterwards.
 */
public final class AdminModels {

    private static final int LONGEST_VERSION = 200;

    private final ActiveModels models;
    private final Optional<BearerToken> token;

    /** Administration of these models; without a token it is switched off. */
    public AdminModels(ActiveModels models, Optional<BearerToken> token) {
        this.models = models;
        this.token = token;
    }

    /** The endpoints. They do not count as work, so that an overloaded service can still be given another model. */
    public List<Route> routes() {
        return List.of(
                route("GET", "/admin/models", this::list),
                route("POST", "/admin/reload", this::reload),
                route("POST", "/admin/activate", this::activate),
                route("POST", "/admin/challenger", this::challenge));
    }

    private Route route(String method, String path, Endpoint endpoint) {
        return new Route(method, path, false, new Guarded(token, endpoint));
    }

    private void list(Exchange exchange) throws IOException {
        ObjectNode state = state();
        try {
            ArrayNode versions = state.putArray("versions");
            models.versions().forEach(versions::add);
        } catch (ChurnException e) {
            state.put("versions_trouble", e.getMessage());
        }
        exchange.json(200, state);
    }

    private void reload(Exchange exchange) throws IOException {
        models.reload();
        exchange.json(200, state());
    }

    private void activate(Exchange exchange) throws IOException {
        String version = version(exchange);
        if (version == null) {
            throw new ProblemException(Problem.malformed("\"version\" must be a text; see GET /admin/models"));
        }
        attempt(() -> models.activate(version));
        exchange.json(200, state());
    }

    private void challenge(Exchange exchange) throws IOException {
        String version = version(exchange);
        attempt(() -> models.challenge(version));
        exchange.json(200, state());
    }

    private static void attempt(Runnable change) {
        try {
            change.run();
        } catch (ChurnException e) {
            throw new ProblemException(Problem.of(
                    422, "unusable-version", "The version cannot be loaded", String.valueOf(e.getMessage())));
        }
    }

    private static @Nullable String version(Exchange exchange) throws IOException {
        if (!exchange.mediaType().equals(MediaTypes.JSON)) {
            throw new ProblemException(
                    Problem.of(415, "unsupported-media-type", "The body is of another type", "send application/json"));
        }
        JsonNode document = parsed(exchange.body());
        JsonNode version = document.path("version");
        boolean fine = document.size() == 1 && (version.isNull() || version.isTextual());
        if (!fine || version.asText().length() > LONGEST_VERSION) {
            throw new ProblemException(Problem.malformed("expected {\"version\": \"…\"} and nothing else"));
        }
        return version.isNull() ? null : version.textValue();
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return Json.read(new String(body, StandardCharsets.UTF_8), "the body");
        } catch (ChurnException e) {
            throw new ProblemException(Problem.malformed("the body is not one valid JSON object"));
        }
    }

    private ObjectNode state() {
        return AtWork.json(models);
    }
}
