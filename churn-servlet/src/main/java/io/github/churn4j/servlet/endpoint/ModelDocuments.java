package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.Serving;
import java.util.function.Function;

/** What the service tells of the model that answers: {@code /model}, its card and its evaluation, made once per model. */
public final class ModelDocuments {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final ActiveModels models;

    /** Tells of these models. */
    public ModelDocuments(ActiveModels models) {
        this.models = models;
    }

    /** {@code GET /model}: name, schema, decision, figures and provenance. */
    public Endpoint model() {
        return document(s -> CachedDocument.of(MediaTypes.JSON, Json.compact(ModelJson.of(s))));
    }

    /** {@code GET /model/card}: the model card as Markdown. */
    public Endpoint card() {
        return document(s -> CachedDocument.of(MARKDOWN, s.served().model().card()));
    }

    /** {@code GET /model/evaluation.json}: the evaluation document as training wrote it. */
    public Endpoint evaluation() {
        return document(
                s -> CachedDocument.of(MediaTypes.JSON, s.served().model().evaluation()));
    }

    private Endpoint document(Function<Serving, CachedDocument> maker) {
        PerModel<CachedDocument> documents = new PerModel<>(maker);
        return exchange -> documents.of(models.require()).send(exchange);
    }
}
