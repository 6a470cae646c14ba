package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Admission;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;

/** {@code GET /readyz}: whether requests should be sent here; 503 with the reasons where they should not. */
public final class ReadyzEndpoint implements Endpoint {

    private final ActiveModels models;
    private final Admission admission;

    /** Ready by these models, and until nobody is let in any more. */
    public ReadyzEndpoint(ActiveModels models, Admission admission) {
        this.models = models;
        this.admission = admission;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        ObjectNode answer = Json.object();
        ArrayNode reasons = answer.arrayNode();
        if (models.champion().isEmpty()) {
            reasons.add("no model is loaded: " + models.publicTrouble());
        }
        if (admission.closed()) {
            reasons.add("the service is stopping");
        }
        boolean ready = reasons.isEmpty();
        answer.put("status", ready ? "ready" : "not ready").set("reasons", reasons);
        exchange.json(ready ? 200 : 503, answer);
    }
}
