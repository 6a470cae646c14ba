package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ConflictException;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Move;
import io.github.churn4j.registry.Promotion;
import io.github.churn4j.registry.RegistryEvent;
import io.github.churn4j.servlet.endpoint.AtWork;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.Guarded;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code POST /admin/promote}, {@code /admin/rollback}, {@code /admin/approve} and {@code /admin/reject}, behind a token.
 * Each answers the event and what is at work afterwards.
 */
final class RegistryAdministration {

    private final ModelRegistry registry;
    private final String name;
    private final ActiveModels models;
    private final Guard administrators;
    private final Runnable changed;

    /** @param changed is told that what was read before may no longer hold */
    RegistryAdministration(
            ModelRegistry registry, String name, ActiveModels models, Guard administrators, Runnable changed) {
        this.registry = registry;
        this.name = name;
        this.models = models;
        this.administrators = administrators;
        this.changed = changed;
    }

    /** The endpoints. They do not count as work: a bad model is rolled back while the service is overloaded, too. */
    List<Route> routes() {
        return List.of(
                route("/admin/promote", this::promote),
                route("/admin/rollback", this::rollback),
                route("/admin/approve", this::approve),
                route("/admin/reject", this::reject));
    }

    private Route route(String path, Endpoint endpoint) {
        return new Route("POST", path, false, new Guarded(administrators, endpoint));
    }

    private void promote(Exchange exchange) throws IOException {
        DecisionBody body = DecisionBody.read(
                exchange, Set.of("alias", "version", "reason", "actor", "expected_sequence", "force"));
        Promotion promotion = new Promotion(
                name,
                List.of(new Move(body.alias(), body.versionOrNone())),
                body.expectedSequence(),
                body.signoff(),
                List.of(),
                body.force());
        answer(exchange, () -> registry.promote(promotion));
    }

    private void rollback(Exchange exchange) throws IOException {
        DecisionBody body = DecisionBody.read(exchange, Set.of("alias", "reason", "actor", "expected_sequence"));
        answer(exchange, () -> {
            expect(body.expectedSequence());
            return registry.rollback(name, body.alias(), body.signoff());
        });
    }

    /** A rollback is relative to where the alias points, so whoever saw it point elsewhere means another one. */
    private void expect(OptionalLong expected) {
        if (expected.isPresent()) {
            long now = registry.sequence(name);
            if (now != expected.getAsLong()) {
                throw new ConflictException("the newest event of " + name + " is " + now + ", expected "
                        + expected.getAsLong() + "; look again before you decide");
            }
        }
    }

    private void approve(Exchange exchange) throws IOException {
        DecisionBody body = DecisionBody.read(exchange, Set.of("version", "reason", "actor"));
        answer(exchange, () -> registry.approve(name, body.version(), body.signoff()));
    }

    private void reject(Exchange exchange) throws IOException {
        DecisionBody body = DecisionBody.read(exchange, Set.of("version", "reason", "actor"));
        answer(exchange, () -> registry.reject(name, body.version(), body.signoff()));
    }

    private void answer(Exchange exchange, Supplier<RegistryEvent> decision) throws IOException {
        RegistryEvent event;
        try {
            event = RegistryProblems.asking(decision);
        } finally {
            changed.run(); // a conflict, too, tells of news
        }
        models.refresh();
        ObjectNode answer = Json.object();
        answer.set("event", RegistryJson.event(event, before(event)));
        answer.setAll(AtWork.json(models));
        exchange.json(200, answer);
    }

    /** Where the aliases pointed before; what was done is done, so nothing is told where that cannot be read. */
    private Map<Alias, AliasState> before(RegistryEvent event) {
        if (event.moves().isEmpty() || event.sequence() == 1) {
            return Map.of();
        }
        try {
            return registry.history(name, event.sequence(), 1).stream()
                    .findFirst()
                    .map(RegistryEvent::aliases)
                    .orElse(Map.of());
        } catch (ChurnException e) {
            return Map.of();
        }
    }
}
