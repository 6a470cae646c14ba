package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;

/**
 * {@code GET /ping}: 200 with an empty body when a model is loaded, else 503, as Amazon SageMaker asks its containers.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html">Custom Inference
 *     Code with Hosting Services</a>, section "How Your Container Should Respond to Health Check (Ping) Requests"
 */
public final class PingEndpoint implements Endpoint {

    private final ActiveModels models;

    /** Tells of these models. */
    public PingEndpoint(ActiveModels models) {
        this.models = models;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        exchange.bytes(models.champion().isPresent() ? 200 : 503, "text/plain", new byte[0]);
    }
}
