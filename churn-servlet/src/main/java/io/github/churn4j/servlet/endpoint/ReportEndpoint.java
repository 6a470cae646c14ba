package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.page.SecurityPolicy;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import java.io.IOException;

/** {@code GET /model/report}: the training report inside the bundle of the model that answers. */
public final class ReportEndpoint implements Endpoint {

    private final ActiveModels models;
    private final PerModel<CachedDocument> reports = new PerModel<>(
            serving -> CachedDocument.page(serving.served().model().report()));

    /** Shows these models. */
    public ReportEndpoint(ActiveModels models) {
        this.models = models;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        CachedDocument report = reports.of(models.require());
        exchange.response().setHeader("Content-Security-Policy", SecurityPolicy.REPORT);
        exchange.response().setHeader("Referrer-Policy", "no-referrer");
        report.send(exchange);
    }
}
