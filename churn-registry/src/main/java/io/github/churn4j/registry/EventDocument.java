package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The document of an event.
 *
 * @param event what it tells
 * @param previous seal of the event before; empty for the first
 * @param nonce tells writers apart
 */
record EventDocument(RegistryEvent event, String previous, String nonce) {

    private static final String KIND = "event";

    /** The bytes to store; the event's own seal and signer are made here and not read. */
    byte[] write(@Nullable Signer signer) {
        ObjectNode body = DocumentFields.open(KIND);
        body.put("name", event.name());
        body.put("sequence", event.sequence());
        body.put("previous", previous);
        body.put("time", event.time().toString());
        body.put("did", event.kind().name().toLowerCase(Locale.ROOT));
        DocumentFields.put(body, event.signoff());
        event.review().ifPresent(reviewed -> write(body.putObject("review"), reviewed));
        if (!event.moves().isEmpty()) {
            ArrayNode moves = body.putArray("moves");
            for (Move move : event.moves()) {
                ObjectNode node = moves.addObject().put("alias", move.alias().name());
                move.version().ifPresent(number -> node.put("version", number));
            }
        }
        if (!event.evidence().isEmpty()) {
            ArrayNode gates = body.putArray("gates");
            event.evidence().forEach(result -> write(gates.addObject(), result));
        }
        if (event.forced()) {
            body.put("forced", true);
        }
        ObjectNode aliases = body.putObject("aliases");
        event.aliases()
                .forEach((alias, state) -> aliases.putObject(alias.name())
                        .put("version", state.version())
                        .put("sha256", state.sha256())
                        .put("since", state.since())
                        .put("before", state.before()));
        body.put("nonce", nonce);
        return SealedDocument.write(body, signer);
    }

    private static void write(ObjectNode node, RegistryEvent.Reviewed reviewed) {
        node.put("version", reviewed.version());
        node.put("status", reviewed.review().status().name().toLowerCase(Locale.ROOT));
        ObjectNode tags = node.putObject("tags");
        reviewed.review().tags().forEach(tags::put);
    }

    private static void write(ObjectNode node, GateResult result) {
        node.put("gate", result.gate()).put("passed", result.passed()).put("summary", result.summary());
        ObjectNode figures = node.putObject("figures");
        result.figures().forEach(figures::put);
    }

    /**
     * Reads what {@link Layout#event} holds.
     *
     * @throws io.github.churn4j.registry.store.CorruptObjectException if it is damaged, or another event
     */
    static EventDocument read(byte[] bytes, String name, long sequence, TrustedKeys trusted) {
        String key = Layout.event(name, sequence);
        SealedDocument document = SealedDocument.read(bytes, key, trusted);
        return DocumentFields.reading(key, () -> {
            JsonNode body = document.body();
            DocumentFields.expect(body, KIND, key);
            DocumentFields.same(name, Json.text(body, "name", key), key);
            DocumentFields.same(sequence, DocumentFields.whole(body, "sequence", key), key);
            return new EventDocument(
                    new RegistryEvent(
                            name,
                            sequence,
                            Instant.parse(Json.text(body, "time", key)),
                            RegistryEvent.Kind.valueOf(
                                    Json.text(body, "did", key).toUpperCase(Locale.ROOT)),
                            DocumentFields.signoff(body, key),
                            moves(body.path("moves"), key),
                            body.has("review") ? Optional.of(reviewed(body.path("review"), key)) : Optional.empty(),
                            gates(body.path("gates"), key),
                            body.path("forced").asBoolean(),
                            aliases(body.path("aliases"), key),
                            document.seal(),
                            document.signedBy()),
                    Json.text(body, "previous", key),
                    Json.text(body, "nonce", key));
        });
    }

    private static List<Move> moves(JsonNode nodes, String key) {
        List<Move> moves = new ArrayList<>();
        for (JsonNode node : nodes) {
            moves.add(new Move(
                    new Alias(Json.text(node, "alias", key)),
                    node.has("version")
                            ? OptionalInt.of(Math.toIntExact(DocumentFields.whole(node, "version", key)))
                            : OptionalInt.empty()));
        }
        return moves;
    }

    private static RegistryEvent.Reviewed reviewed(JsonNode node, String key) {
        Map<String, String> tags = new TreeMap<>();
        node.path("tags").fieldNames().forEachRemaining(tag -> tags.put(tag, Json.text(node.path("tags"), tag, key)));
        return new RegistryEvent.Reviewed(
                Math.toIntExact(DocumentFields.whole(node, "version", key)),
                new Review(Review.Status.valueOf(Json.text(node, "status", key).toUpperCase(Locale.ROOT)), tags));
    }

    private static List<GateResult> gates(JsonNode nodes, String key) {
        List<GateResult> gates = new ArrayList<>();
        for (JsonNode node : nodes) {
            JsonNode figures = node.path("figures");
            Map<String, Double> values = new TreeMap<>();
            figures.fieldNames().forEachRemaining(name -> values.put(name, Json.number(figures, name, key)));
            gates.add(new GateResult(
                    Json.text(node, "gate", key),
                    node.path("passed").asBoolean(),
                    Json.text(node, "summary", key),
                    values));
        }
        return gates;
    }

    private static Map<Alias, AliasState> aliases(JsonNode nodes, String key) {
        Map<Alias, AliasState> aliases = new TreeMap<>();
        nodes.fieldNames().forEachRemaining(name -> {
            JsonNode node = nodes.path(name);
            aliases.put(
                    new Alias(name),
                    new AliasState(
                            Math.toIntExact(DocumentFields.whole(node, "version", key)),
                            DocumentFields.sha256(node, "sha256", key),
                            DocumentFields.whole(node, "since", key),
                            DocumentFields.whole(node, "before", key)));
        });
        return aliases;
    }
}
