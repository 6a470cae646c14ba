package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.GateResult;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.Move;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.registry.Review;
import io.github.churn4j.registry.VersionDiff;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a registry holds, as JSON. Members are left out where there is nothing to tell. */
final class RegistryJson {

    private static final Set<String> MAIN_METRICS = Arrays.stream(Metric.values())
            .map(Metric::key)
            .flatMap(key -> Stream.of("holdout." + key, "crossValidation." + key))
            .collect(Collectors.toUnmodifiableSet());

    private RegistryJson() {}

    /** What {@code /model} tells of the version at work. */
    static ObjectNode served(ModelVersion version, Optional<Alias> alias, Optional<RegistryEvent> promoted) {
        ObjectNode node = Json.object().put("name", version.name()).put("version", version.number());
        alias.ifPresent(a -> node.put("alias", a.name()));
        node.put("published", version.published().toString())
                .put("published_by", version.signoff().actor())
                .put("reason", version.signoff().reason());
        version.parent().ifPresent(parent -> node.put("parent", parent));
        version.summary().dataVersion().ifPresent(data -> node.put("data_version", data));
        promoted.ifPresent(event -> {
            ObjectNode told = node.putObject("promoted")
                    .put("sequence", event.sequence())
                    .put("time", event.time().toString())
                    .put("did", lower(event.kind()))
                    .put("actor", event.signoff().actor())
                    .put("reason", event.signoff().reason())
                    .put("forced", event.forced());
            gates(told, event.evidence());
        });
        return node;
    }

    /**
     * A version.
     *
     * @param every whether all its metrics are told, not only the main ones
     */
    static ObjectNode version(ModelVersion version, Review review, Map<Alias, AliasState> aliases, boolean every) {
        ObjectNode node = Json.object()
                .put("version", version.number())
                .put("sha256", version.sha256())
                .put("size", version.size())
                .put("published", version.published().toString())
                .put("actor", version.signoff().actor())
                .put("reason", version.signoff().reason())
                .put("status", lower(review.status()));
        ObjectNode tags = node.putObject("tags");
        review.tags().forEach(tags::put);
        ArrayNode pointing = node.putArray("aliases");
        aliases.forEach((alias, state) -> {
            if (state.version() == version.number()) {
                pointing.add(alias.name());
            }
        });
        node.put("algorithm", version.summary().algorithm())
                .put("features", version.summary().features())
                .put("data_sha256", version.summary().dataSha256())
                .put("data_rows", version.summary().dataRows());
        version.summary().dataVersion().ifPresent(data -> node.put("data_version", data));
        version.summary().codeRevision().ifPresent(revision -> node.put("code_revision", revision));
        version.parent().ifPresent(parent -> node.put("parent", parent));
        version.signedBy().ifPresent(key -> node.put("signed_by", key));
        ObjectNode metrics = node.putObject("metrics");
        version.summary().metrics().forEach((name, value) -> {
            if (every || MAIN_METRICS.contains(name)) {
                metrics.put(name, value);
            }
        });
        return node;
    }

    /** Where every alias points. */
    static ObjectNode aliases(Map<Alias, AliasState> aliases) {
        ObjectNode node = Json.object();
        aliases.forEach((alias, state) ->
                node.putObject(alias.name()).put("version", state.version()).put("since", state.since()));
        return node;
    }

    /**
     * An event.
     *
     * @param before where the aliases pointed before it
     */
    static ObjectNode event(RegistryEvent event, Map<Alias, AliasState> before) {
        ObjectNode node = Json.object()
                .put("sequence", event.sequence())
                .put("time", event.time().toString())
                .put("did", lower(event.kind()))
                .put("actor", event.signoff().actor())
                .put("reason", event.signoff().reason())
                .put("forced", event.forced());
        event.signedBy().ifPresent(key -> node.put("signed_by", key));
        ArrayNode moves = node.putArray("moves");
        for (Move move : event.moves()) {
            ObjectNode moved = moves.addObject().put("alias", move.alias().name());
            AliasState from = before.get(move.alias());
            put(moved, "from", from == null ? OptionalInt.empty() : OptionalInt.of(from.version()));
            put(moved, "version", move.version());
        }
        event.review().ifPresent(reviewed -> {
            ObjectNode review = node.putObject("review")
                    .put("version", reviewed.version())
                    .put("status", lower(reviewed.review().status()));
            ObjectNode tags = review.putObject("tags");
            reviewed.review().tags().forEach(tags::put);
        });
        gates(node, event.evidence());
        return node;
    }

    private static void put(ObjectNode node, String name, OptionalInt version) {
        if (version.isPresent()) {
            node.put(name, version.getAsInt());
        } else {
            node.putNull(name);
        }
    }

    static void gates(ObjectNode node, List<GateResult> results) {
        node.set("gates", gates(results));
    }

    static ArrayNode gates(List<GateResult> results) {
        ArrayNode gates = Json.object().arrayNode();
        for (GateResult result : results) {
            ObjectNode gate = gates.addObject()
                    .put("gate", result.gate())
                    .put("passed", result.passed())
                    .put("summary", result.summary());
            ObjectNode figures = gate.putObject("figures");
            result.figures().forEach(figures::put);
        }
        return gates;
    }

    static ObjectNode diff(VersionDiff diff) {
        ObjectNode node = Json.object()
                .put("from", diff.from().number())
                .put("to", diff.to().number());
        ArrayNode changes = node.putArray("changes");
        for (VersionDiff.Change change : diff.changes()) {
            if (change.section().equals("hyperparameters") && !isPublic(change.item())) {
                continue;
            }
            ObjectNode told =
                    changes.addObject().put("section", change.section()).put("item", change.item());
            if (!change.before().isEmpty()) {
                told.put("before", change.before());
            }
            if (!change.after().isEmpty()) {
                told.put("after", change.after());
            }
        }
        return node;
    }

    /** Of the configuration, which may name places of those who trained, only what describes the model is told. */
    private static boolean isPublic(String item) {
        return item.equals("algorithm") || item.equals("seed") || item.startsWith("champion.");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
