package io.github.churn4j.servlet.drift;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ServedModel;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;
import java.util.function.LongSupplier;

/** {@code GET /drift}: what was found out about drift of the model at work. Aggregates only, no customer. */
final class DriftEndpoint implements Endpoint {

    private static final int USUAL = 60;
    private static final int MOST = 500;

    private final DriftWatch watch;
    private final ActiveModels models;
    private final Guard guard;
    private final RealisedSource realised;
    private final LongSupplier feedDropped;

    DriftEndpoint(
            DriftWatch watch, ActiveModels models, Guard guard, RealisedSource realised, LongSupplier feedDropped) {
        this.watch = watch;
        this.models = models;
        this.guard = guard;
        this.realised = realised;
        this.feedDropped = feedDropped;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        guard.check(exchange);
        int windows = windows(exchange);
        ServedModel served = models.require().served();
        WatchedModel model = watch.of(served)
                .orElseThrow(() -> new ProblemException(Problem.unavailable(
                        "drift-not-possible",
                        "drift of version " + served.version()
                                + " cannot be watched; the log tells why, or the service is stopping")));
        exchange.json(200, document(model, windows));
    }

    private ObjectNode document(WatchedModel model, int windows) {
        DriftJson json = new DriftJson(model, windows);
        return json.document(
                new DriftJson.Policy(
                        watch.watched().minimum(),
                        watch.watched().rearm(),
                        watch.watched().budget()),
                feedDropped.getAsLong(),
                realised.byDay(),
                watch.webhook());
    }

    private static int windows(Exchange exchange) {
        String text = exchange.query("windows").orElse(Integer.toString(USUAL));
        if (text.matches("[0-9]{1,3}")) {
            int windows = Integer.parseInt(text);
            if (windows >= 1 && windows <= MOST) {
                return windows;
            }
        }
        throw new ProblemException(Problem.of(
                400,
                "malformed-query",
                "The query string cannot be read",
                "windows must be a whole number in [1, " + MOST + "]"));
    }
}
