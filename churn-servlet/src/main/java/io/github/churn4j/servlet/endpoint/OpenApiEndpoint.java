package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.openapi.OpenApiDocument;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /openapi.json}: the service described for programs, with the fields of the model that answers. */
public final class OpenApiEndpoint implements Endpoint {

    private final ActiveModels models;
    private final Supplier<List<Route>> routes;
    private final PerModel<CachedDocument> documents;

    /** Describes these routes, which may come to be after this endpoint. */
    public OpenApiEndpoint(ActiveModels models, Supplier<List<Route>> routes) {
        this.models = models;
        this.routes = routes;
        this.documents = new PerModel<>(this::of);
    }

    private CachedDocument of(Serving serving) {
        return document(Optional.of(serving));
    }

    private CachedDocument document(Optional<Serving> serving) {
        return CachedDocument.of(
                MediaTypes.JSON,
                Json.compact(OpenApiDocument.of(
                        routes.get(), serving.map(s -> s.served().model()))));
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Optional<Serving> serving = models.champion();
        CachedDocument document = serving.isPresent() ? documents.of(serving.get()) : document(serving);
        // the same at another path of the host, so the server's address is left to where it was fetched from
        document.send(exchange);
    }
}
