package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.metrics.LatencyCounts;
import io.github.churn4j.servlet.metrics.Minute;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.github.churn4j.servlet.metrics.Surroundings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** {@code GET /stats}: the service's figures as JSON, with the last sixty minutes, for people and pages. */
public final class StatsEndpoint implements Endpoint {

    private static final double[] PERCENTILES = {.5, .95, .99};
    private static final double ROUNDING = 1e4;

    private final ServiceMetrics metrics;
    private final Instant started;
    private final Clock clock;
    private final boolean performance;

    /**
     * Tells these figures, and the time since the start.
     *
     * @param performance whether {@code /performance} can be told, too
     */
    public StatsEndpoint(ServiceMetrics metrics, Instant started, Clock clock, boolean performance) {
        this.metrics = metrics;
        this.started = started;
        this.clock = clock;
        this.performance = performance;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Surroundings around = metrics.surroundings();
        ObjectNode answer = Json.object()
                .put(
                        "uptime_seconds",
                        Duration.between(started, clock.instant()).toSeconds())
                .put("in_flight", around.inFlight().getAsInt());
        answer.set("requests", requests());
        answer.set("latency", latency());
        answer.set("predictions", predictions());
        answer.set("scores", scores());
        for (Surroundings.AtWork model : around.models().get()) {
            answer.putObject(model.role().equals("champion") ? "model" : model.role())
                    .put("name", model.model())
                    .put("version", model.version())
                    .put("since", model.since().toString());
        }
        answer.putObject("feed")
                .put("delivered", around.delivered().getAsLong())
                .put("dropped", around.dropped().getAsLong());
        answer.put("performance", performance);
        ArrayNode history = answer.putArray("history");
        metrics.history().forEach(m -> history.add(minute(m)));
        exchange.json(200, answer);
    }

    private ObjectNode requests() {
        ObjectNode requests = Json.object()
                .put("total", metrics.requests())
                .put("errors", metrics.errors())
                .put("refused", metrics.refused());
        ObjectNode routes = requests.putObject("by_route");
        metrics.routes().values().forEach(route -> {
            long[] counts = route.latency().counts();
            ObjectNode figures =
                    routes.putObject(route.path()).put("count", route.latency().count());
            for (double fraction : PERCENTILES) {
                put(figures, "p" + Math.round(fraction * 100) + "_ms", LatencyCounts.quantileMillis(counts, fraction));
            }
        });
        return requests;
    }

    private ObjectNode latency() {
        ObjectNode latency = Json.object();
        latency.set("bounds_ms", Json.array(LatencyCounts.boundsMillis()));
        ArrayNode counts = latency.putArray("counts");
        for (long count : metrics.latency()) {
            counts.add(count);
        }
        return latency;
    }

    private ObjectNode predictions() {
        ObjectNode predictions = Json.object();
        long total = 0;
        for (RiskLevel level : RiskLevel.values()) {
            long count = metrics.predictions(level);
            predictions.put(level.name().toLowerCase(Locale.ROOT), count);
            total += count;
        }
        return predictions.put("total", total);
    }

    private ObjectNode scores() {
        long[] scores = metrics.scores();
        ObjectNode node = Json.object();
        ArrayNode bounds = node.putArray("bounds");
        for (int i = 0; i <= scores.length; i++) {
            bounds.add((double) i / scores.length);
        }
        ArrayNode counts = node.putArray("counts");
        for (long count : scores) {
            counts.add(count);
        }
        return node;
    }

    private static ObjectNode minute(Minute minute) {
        ObjectNode node = Json.object()
                .put("time", Instant.ofEpochMilli(minute.millis()).toString())
                .put("requests", minute.requests())
                .put("errors", minute.errors());
        put(node, "p50_ms", minute.p50());
        put(node, "p99_ms", minute.p99());
        put(node, "mean_score", minute.meanScore());
        return node;
    }

    /** Null where there is nothing to tell; figures for people, so four decimals do. */
    private static void put(ObjectNode node, String name, double value) {
        if (Double.isNaN(value)) {
            node.putNull(name);
        } else {
            node.put(name, Math.round(value * ROUNDING) / ROUNDING);
        }
    }
}
