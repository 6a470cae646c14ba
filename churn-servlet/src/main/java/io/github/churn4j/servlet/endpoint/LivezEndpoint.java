package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import java.io.IOException;

/** {@code GET /livez}: the process answers. Always 200; a missing model is no reason to restart it. */
public final class LivezEndpoint implements Endpoint {

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.json(200, Json.object().put("status", "alive"));
    }
}
