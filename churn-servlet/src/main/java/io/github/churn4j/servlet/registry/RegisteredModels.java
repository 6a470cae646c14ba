package io.github.churn4j.servlet.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Signer;
import io.github.churn4j.registry.TrustedKeys;
import io.github.churn4j.registry.store.ObjectStore;
import io.github.churn4j.servlet.http.BearerToken;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.http.TokenGuard;
import io.github.churn4j.servlet.metrics.CounterFamily;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service's models in a registry: where champion and challenger come from, and what is told and decided of them. */
public final class RegisteredModels implements AutoCloseable {

    private static final int LARGEST_KEYS = 1 << 20;

    private final WatchedStore store;
    private final ModelRegistry registry;
    private final String name;
    private final Alias alias;
    private final boolean readOnly;
    private final Optional<Alias> challengerAlias;
    private final AliasSource champions;
    private final Optional<AliasSource> challengers;
    private final BriefAnswers answers = new BriefAnswers();

    private RegisteredModels(RegistryOptions options, WatchedStore store, Clock clock) {
        this.store = store;
        name = options.name();
        alias = alias("churn.alias", options.alias());
        challengerAlias = options.challengerAlias().map(text -> alias("churn.challenger-alias", text));
        ModelRegistry.Builder builder = ModelRegistry.builder(store).clock(clock);
        options.cache().ifPresent(builder::cache);
        options.trustedKeys().map(RegisteredModels::keys).ifPresent(builder::trusted);
        options.signingKey().map(RegisteredModels::signer).ifPresent(builder::signer);
        readOnly = options.trustedKeys().isPresent() && options.signingKey().isEmpty();
        registry = builder.build();
        champions = new AliasSource(registry, name, alias);
        challengers = challengerAlias.map(each -> new AliasSource(registry, name, each));
    }

    /**
     * Opens the registry if its store is there; if it is away, later.
     *
     * @throws IllegalArgumentException if a setting is not understood, naming it
     * @throws ChurnException if the root cannot be used
     */
    public static RegisteredModels open(RegistryOptions options, Clock clock) {
        checkName(options.name());
        WatchedStore store = new WatchedStore(
                options.root(), () -> ObjectStore.open(options.root(), options.storeSettings()), clock);
        RegisteredModels models = new RegisteredModels(options, store, clock);
        store.tryToOpen();
        return models;
    }

    private static void checkName(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "churn.registry is set and churn.name is not, expected the name of the model to serve from it");
        }
        try {
            ModelReference.latest(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("churn.name: " + e.getMessage(), e);
        }
    }

    private static Alias alias(String setting, String text) {
        try {
            return new Alias(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(setting + ": " + e.getMessage(), e);
        }
    }

    private static TrustedKeys keys(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return TrustedKeys.ofPem(new String(in.readNBytes(LARGEST_KEYS), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "churn.registry-trusted-keys is \"" + file + "\", which cannot be read (" + e + ")", e);
        } catch (ChurnException e) {
            throw new IllegalArgumentException("churn.registry-trusted-keys is \"" + file + "\": " + e.getMessage(), e);
        }
    }

    private static Signer signer(String pem) {
        try {
            return Signer.ofPem(pem);
        } catch (ChurnException e) {
            throw new IllegalArgumentException("the key of churn.registry-signing-key: " + e.getMessage(), e);
        }
    }

    /** What the alias points at. */
    public ModelSource champions() {
        return champions;
    }

    /** What the challenger's alias points at, if there is to be a challenger. */
    public Optional<ModelSource> challengers() {
        return challengers.map(each -> each);
    }

    /** What the registry tells of the model at work; empty where it could not be read yet. */
    public Optional<ObjectNode> told(Serving serving) {
        return champions.told(serving.served().version());
    }

    /** What {@code /health} tells of the registry. The service is healthy without it, as long as it has a model. */
    public ObjectNode health() {
        Optional<Instant> away = store.awaySince();
        ObjectNode node = Json.object().put("degraded", away.isPresent());
        ObjectNode told = node.putObject("registry").put("reachable", away.isEmpty());
        away.ifPresent(since -> told.put("unreachable_since", since.toString()));
        return node;
    }

    /** Requests to the store. */
    public CounterFamily requests() {
        return new CounterFamily(
                "registry_requests", "Requests to the registry's store, answered or not.", "outcome", store::requests);
    }

    /**
     * The endpoints.
     *
     * @param readers who may read: {@code open}, {@code token} or {@code off}
     */
    public List<Route> routes(ActiveModels models, Optional<BearerToken> token, String readers) {
        Guard guard = switch (readers) {
            case "open" -> Guard.open();
            case "off" ->
                Guard.refusing(
                        Problem.of(403, "models-off", "The registry's lists are switched off", "churn.models is off"));
            default -> new TokenGuard(token);
        };
        List<Route> routes = new ArrayList<>(
                new RegistryReading(registry, name, alias, challengerAlias, models, guard, answers).routes());
        routes.addAll(new RegistryAdministration(registry, name, models, administrators(token), this::forget).routes());
        return routes;
    }

    /** Without a key, nothing that this service decides would be believed by those who trust keys, itself included. */
    private Guard administrators(Optional<BearerToken> token) {
        Guard administrators = new TokenGuard(token);
        return readOnly
                ? exchange -> {
                    administrators.check(exchange);
                    throw new ProblemException(Problem.of(
                            403,
                            "registry-read-only",
                            "This service cannot sign",
                            "churn.registry-trusted-keys is set and no key is; set CHURN_REGISTRY_SIGNING_KEY or"
                                    + " churn.registry-signing-key-file, or decide elsewhere"));
                }
                : administrators;
    }

    private void forget() {
        answers.forget();
        champions.forget();
        challengers.ifPresent(AliasSource::forget);
    }

    @Override
    public void close() {
        champions.close();
        challengers.ifPresent(AliasSource::close);
        registry.close();
        store.close();
    }
}
