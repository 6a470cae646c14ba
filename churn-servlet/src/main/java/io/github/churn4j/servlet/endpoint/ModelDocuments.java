package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.CachedDocument;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.Serving;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the service tells of the model that answers: {@code /model}, its card and its evaluation, made once per model. */
public final class ModelDocuments {

    private static final String MARKDOWN = "text/markdown;charset=UTF-8";

    private final ActiveModels models;
    private final Function<Serving, Optional<ObjectNode>> registry;
    private volatile @Nullable Told told;

    /**
     * Tells of these models.
     *
     * @param registry what the registry tells of a model that came from one
     */
    public ModelDocuments(ActiveModels models, Function<Serving, Optional<ObjectNode>> registry) {
        this.models = models;
        this.registry = registry;
    }

    private record Told(Serving serving, Optional<ObjectNode> registry, CachedDocument document) {}

    /** {@code GET /model}: name, schema, decision, figures and provenance, and what its registry tells. */
    public Endpoint model() {
        return exchange -> model(models.require()).send(exchange);
    }

    /** Made anew when another model answers, or when its registry tells something else of it. */
    @SuppressWarnings("ReferenceEquality") // the same model at work, not an equal one
    private CachedDocument model(Serving serving) {
        Optional<ObjectNode> registered = registry.apply(serving);
        Told now = told;
        if (now == null || now.serving != serving || !now.registry.equals(registered)) {
            ObjectNode document = ModelJson.of(serving);
            registered.ifPresent(node -> document.set("registry", node));
            now = new Told(serving, registered, CachedDocument.of(MediaTypes.JSON, Json.compact(document)));
            told = now;
        }
        return now.document;
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
