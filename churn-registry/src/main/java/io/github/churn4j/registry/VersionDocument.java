package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The document of a version.
 *
 * @param version what it tells
 * @param previous seal of the version before; empty for the first
 * @param nonce tells writers apart
 */
record VersionDocument(ModelVersion version, String previous, String nonce) {

    private static final String KIND = "version";

    /** The bytes to store; the version's own seal and signer are made here and not read. */
    byte[] write(@Nullable Signer signer) {
        ObjectNode body = DocumentFields.open(KIND);
        body.put("name", version.name());
        body.put("version", version.number());
        body.put("previous", previous);
        body.put("published", version.published().toString());
        DocumentFields.put(body, version.signoff());
        version.parent().ifPresent(parent -> body.put("parent", parent));
        body.putObject("bundle").put("sha256", version.sha256()).put("size", version.size());
        ModelSummary summary = version.summary();
        ObjectNode model = body.putObject("model");
        model.put("algorithm", summary.algorithm());
        model.put("features", summary.features());
        model.put("dataSha256", summary.dataSha256());
        model.put("dataRows", summary.dataRows());
        summary.dataVersion().ifPresent(text -> model.put("dataVersion", text));
        summary.codeRevision().ifPresent(text -> model.put("codeRevision", text));
        ObjectNode metrics = model.putObject("metrics");
        summary.metrics().forEach(metrics::put);
        body.put("nonce", nonce);
        return SealedDocument.write(body, signer);
    }

    /**
     * Reads what {@link Layout#version} holds.
     *
     * @throws io.github.churn4j.registry.store.CorruptObjectException if it is damaged, or of another version
     */
    static VersionDocument read(byte[] bytes, String name, int number, TrustedKeys trusted) {
        String key = Layout.version(name, number);
        SealedDocument document = SealedDocument.read(bytes, key, trusted);
        return DocumentFields.reading(key, () -> {
            JsonNode body = document.body();
            DocumentFields.expect(body, KIND, key);
            DocumentFields.same(name, Json.text(body, "name", key), key);
            DocumentFields.same(number, DocumentFields.whole(body, "version", key), key);
            JsonNode bundle = body.path("bundle");
            return new VersionDocument(
                    new ModelVersion(
                            name,
                            number,
                            DocumentFields.sha256(bundle, "sha256", key),
                            DocumentFields.whole(bundle, "size", key),
                            Instant.parse(Json.text(body, "published", key)),
                            DocumentFields.signoff(body, key),
                            body.has("parent")
                                    ? OptionalInt.of(Math.toIntExact(DocumentFields.whole(body, "parent", key)))
                                    : OptionalInt.empty(),
                            summary(body.path("model"), key),
                            document.seal(),
                            document.signedBy()),
                    Json.text(body, "previous", key),
                    Json.text(body, "nonce", key));
        });
    }

    private static ModelSummary summary(JsonNode model, String key) {
        Map<String, Double> metrics = new TreeMap<>();
        model.path("metrics")
                .fieldNames()
                .forEachRemaining(name -> metrics.put(name, Json.number(model.path("metrics"), name, key)));
        return new ModelSummary(
                Json.text(model, "algorithm", key),
                Math.toIntExact(DocumentFields.whole(model, "features", key)),
                DocumentFields.sha256(model, "dataSha256", key),
                DocumentFields.whole(model, "dataRows", key),
                optional(model, "dataVersion"),
                optional(model, "codeRevision"),
                metrics);
    }

    private static Optional<String> optional(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue());
    }
}
