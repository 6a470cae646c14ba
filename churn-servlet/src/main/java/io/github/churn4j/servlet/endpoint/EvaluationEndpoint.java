package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.page.EvaluationFragment;
import io.github.churn4j.servlet.page.SecurityPolicy;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import java.io.IOException;

/** {@code GET /model/evaluation}: the evaluation of the model that answers, as a piece of the page. */
public final class EvaluationEndpoint implements Endpoint {

    private final ActiveModels models;
    private final PerModel<CachedDocument> fragments =
            new PerModel<>(serving -> EvaluationFragment.of(serving.served().model()));

    /** Shows these models. */
    public EvaluationEndpoint(ActiveModels models) {
        this.models = models;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        CachedDocument fragment = fragments.of(models.require());
        exchange.response().setHeader("Content-Security-Policy", SecurityPolicy.PAGE);
        exchange.response().setHeader("Referrer-Policy", "no-referrer");
        fragment.send(exchange);
    }
}
