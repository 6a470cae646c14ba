package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.page.PredictPage;
import io.github.churn4j.servlet.page.SecurityPolicy;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import java.io.IOException;

/**
 * {@code GET /}: the web page of the model that answers. All its addresses are relative, so it works below any path;
 * asked for without the slash at its end it sends the browser there.
 */
public final class PageEndpoint implements Endpoint {

    private final ActiveModels models;
    private final CachedDocument withoutModel;
    private final PerModel<CachedDocument> pages;

    /** Shows these models. */
    public PageEndpoint(ActiveModels models, PredictPage page) {
        this.models = models;
        withoutModel = page.withoutModel();
        pages = new PerModel<>(serving -> page.of(serving.served()));
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (exchange.path().isEmpty()) {
            String address = exchange.request().getRequestURI().replaceFirst(";.*", "");
            exchange.response().setStatus(308);
            exchange.response().setHeader("Location", "./" + address.substring(address.lastIndexOf('/') + 1) + "/");
            return;
        }
        exchange.response().setHeader("Content-Security-Policy", SecurityPolicy.PAGE);
        CachedDocument page = models.champion().map(pages::of).orElse(withoutModel);
        exchange.response().setHeader("Referrer-Policy", "no-referrer");
        page.send(exchange);
    }
}
