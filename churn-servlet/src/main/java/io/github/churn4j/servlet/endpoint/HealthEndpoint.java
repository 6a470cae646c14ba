package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Admission;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /health}: whether the service answers, and by which model. */
public final class HealthEndpoint implements Endpoint {

    private final ActiveModels models;
    private final Admission admission;
    private final Instant started;
    private final Clock clock;
    private final Supplier<ObjectNode> more;

    /**
     * Tells of these models, of who is inside, and of the time since the start.
     *
     * @param more members of what else the service depends on
     */
    public HealthEndpoint(
            ActiveModels models, Admission admission, Instant started, Clock clock, Supplier<ObjectNode> more) {
        this.models = models;
        this.admission = admission;
        this.started = started;
        this.clock = clock;
        this.more = more;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Optional<Serving> serving = models.champion();
        ObjectNode answer = Json.object()
                .put("status", serving.isPresent() ? "healthy" : "unhealthy")
                .put("model_loaded", serving.isPresent())
                .put(
                        "features_count",
                        serving.map(s -> s.served().model().pipeline().width()).orElse(0))
                .put(
                        "uptime_seconds",
                        Duration.between(started, clock.instant()).toSeconds())
                .put("in_flight", admission.inside())
                .put("stopping", admission.closed());
        serving.ifPresent(s -> answer.put("model", s.served().model().name())
                .put("model_version", s.served().version())
                .put("since", s.since().toString()));
        if (!models.publicTrouble().isEmpty()) {
            answer.put("trouble", models.publicTrouble());
        }
        answer.setAll(more.get());
        exchange.json(serving.isPresent() ? 200 : 503, answer);
    }
}
