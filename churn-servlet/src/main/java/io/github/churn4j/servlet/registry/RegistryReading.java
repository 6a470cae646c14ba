package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.NotFoundException;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code GET /models} and what lies below it: versions, how two differ, and who did what when. */
final class RegistryReading {

    private static final String VERSIONS = "/models/";
    private static final int USUAL = 20;
    private static final int MOST = 100;
    private static final int LONGEST_QUERY = 300;

    private final ModelRegistry registry;
    private final String name;
    private final Alias champion;
    private final Optional<Alias> challenger;
    private final ActiveModels models;
    private final Guard guard;
    private final BriefAnswers answers;

    RegistryReading(
            ModelRegistry registry,
            String name,
            Alias champion,
            Optional<Alias> challenger,
            ActiveModels models,
            Guard guard,
            BriefAnswers answers) {
        this.registry = registry;
        this.name = name;
        this.champion = champion;
        this.challenger = challenger;
        this.models = models;
        this.guard = guard;
        this.answers = answers;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/models", answering(this::versions)),
                Route.get("/models/diff", answering(this::diff)),
                Route.get("/models/history", answering(this::history)),
                Route.get("/models/*", answering(this::version)));
    }

    private Endpoint answering(Function<Exchange, ObjectNode> maker) {
        return exchange -> {
            guard.check(exchange);
            String query =
                    Optional.ofNullable(exchange.request().getQueryString()).orElse("");
            if (query.length() > LONGEST_QUERY) {
                throw RegistryProblems.query("it is longer than " + LONGEST_QUERY + " characters");
            }
            exchange.json(200, answers.of(exchange.path() + '?' + query, () -> maker.apply(exchange)));
        };
    }

    private ObjectNode versions(Exchange exchange) {
        int before = number(exchange, "before", Integer.MAX_VALUE, Integer.MAX_VALUE);
        int limit = number(exchange, "limit", USUAL, MOST);
        Optional<RegistryEvent> newest = newest();
        Map<Alias, AliasState> aliases = newest.map(RegistryEvent::aliases).orElse(Map.of());
        ObjectNode answer = Json.object()
                .put("name", name)
                .put("sequence", newest.map(RegistryEvent::sequence).orElse(0L));
        answer.set("aliases", RegistryJson.aliases(aliases));
        answer.set("at_work", atWork());
        ArrayNode versions = answer.putArray("versions");
        int last = 0;
        for (ModelVersion version : published(before, limit)) {
            versions.add(RegistryJson.version(version, registry.review(name, version.number()), aliases, false));
            last = version.number();
        }
        if (last > 1) {
            answer.put("next", last);
        }
        return answer;
    }

    /** A name under which nothing was published yet has no versions. */
    private List<ModelVersion> published(int before, int limit) {
        try {
            return registry.versions(name, before, limit);
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    private Optional<RegistryEvent> newest() {
        return events(Long.MAX_VALUE, 1).stream().findFirst();
    }

    private List<RegistryEvent> events(long before, int limit) {
        try {
            return registry.history(name, before, limit);
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    private ObjectNode atWork() {
        ObjectNode node = Json.object().put("alias", champion.name());
        node.put("challenger_alias", challenger.map(Alias::name).orElse(null));
        node.put("version", models.champion().map(RegistryReading::version).orElse(null));
        node.put("challenger", models.challenger().map(RegistryReading::version).orElse(null));
        return node.put("pinned", models.pinned());
    }

    private static String version(Serving serving) {
        return serving.served().version();
    }

    private ObjectNode version(Exchange exchange) {
        String text = exchange.path().substring(VERSIONS.length());
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new NotFoundException("a version is a number from 1 on, as GET /models lists them");
        }
        ModelVersion version = registry.resolve(ModelReference.of(name, Integer.parseInt(text)));
        Map<Alias, AliasState> aliases = newest().map(RegistryEvent::aliases).orElse(Map.of());
        ObjectNode answer = Json.object().put("name", name);
        answer.setAll(RegistryJson.version(version, registry.review(name, version.number()), aliases, true));
        return answer;
    }

    private ObjectNode diff(Exchange exchange) {
        ModelReference from = reference(exchange, "from", ModelReference.of(name, champion));
        ModelReference to = reference(exchange, "to", ModelReference.latest(name));
        ObjectNode answer = Json.object().put("name", name);
        answer.setAll(RegistryJson.diff(registry.diff(from, to)));
        return answer;
    }

    private ModelReference reference(Exchange exchange, String parameter, ModelReference usual) {
        Optional<String> text = exchange.query(parameter).filter(t -> !t.isBlank());
        try {
            return text.map(which -> ModelReference.parse(name + "@" + which)).orElse(usual);
        } catch (IllegalArgumentException e) {
            throw RegistryProblems.query(parameter + " must be a version's number, an alias, or latest");
        }
    }

    private ObjectNode history(Exchange exchange) {
        long before = number(exchange, "before", Integer.MAX_VALUE, Integer.MAX_VALUE);
        int limit = number(exchange, "limit", USUAL, MOST);
        List<RegistryEvent> events = events(before == Integer.MAX_VALUE ? Long.MAX_VALUE : before, limit + 1);
        ObjectNode answer = Json.object().put("name", name);
        ArrayNode told = answer.putArray("events");
        for (int i = 0; i < Math.min(limit, events.size()); i++) {
            Map<Alias, AliasState> earlier =
                    i + 1 < events.size() ? events.get(i + 1).aliases() : Map.of();
            told.add(RegistryJson.event(events.get(i), earlier));
        }
        if (events.size() > limit) {
            answer.put("next", events.get(limit - 1).sequence());
        }
        return answer;
    }

    private static int number(Exchange exchange, String parameter, int usual, int most) {
        Optional<String> text = exchange.query(parameter);
        if (text.isEmpty()) {
            return usual;
        }
        if (text.get().matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(text.get());
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw RegistryProblems.query(
                parameter + " must be a whole number from 1" + (most == MOST ? " to " + MOST : " on"));
    }
}
