package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.util.Optional;

/** {@code GET /health}: whether the service answers, and by which model. */
public final class HealthEndpoint implements Endpoint {

    private final ActiveModels models;

    /** Tells of these models. */
    public HealthEndpoint(ActiveModels models) {
        this.models = models;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Optional<Serving> serving = models.champion();
        ObjectNode answer = Json.object()
                .put("status", serving.isPresent() ? "healthy" : "unhealthy")
                .put("model_loaded", serving.isPresent())
                .put(
                        "features_count",
                        serving.map(s -> s.served().model().pipeline().width()).orElse(0));
        serving.ifPresent(s -> answer.put("model", s.served().model().name())
                .put("model_version", s.served().version())
                .put("since", s.since().toString()));
        if (!models.trouble().isEmpty()) {
            answer.put("trouble", models.trouble());
        }
        exchange.json(serving.isPresent() ? 200 : 503, answer);
    }
}
