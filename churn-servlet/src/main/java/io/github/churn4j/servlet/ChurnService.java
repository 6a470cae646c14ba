package io.github.churn4j.servlet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.drift.DriftWatch;
import io.github.churn4j.servlet.endpoint.AdminModels;
import io.github.churn4j.servlet.endpoint.AssetEndpoint;
import io.github.churn4j.servlet.endpoint.BatchEndpoint;
import io.github.churn4j.servlet.endpoint.Batches;
import io.github.churn4j.servlet.endpoint.ChallengerEndpoint;
import io.github.churn4j.servlet.endpoint.EvaluationEndpoint;
import io.github.churn4j.servlet.endpoint.ExplainEndpoint;
import io.github.churn4j.servlet.endpoint.HealthEndpoint;
import io.github.churn4j.servlet.endpoint.InferenceProtocolEndpoint;
import io.github.churn4j.servlet.endpoint.InvocationsEndpoint;
import io.github.churn4j.servlet.endpoint.LivezEndpoint;
import io.github.churn4j.servlet.endpoint.MetricsEndpoint;
import io.github.churn4j.servlet.endpoint.ModelDocuments;
import io.github.churn4j.servlet.endpoint.OpenApiEndpoint;
import io.github.churn4j.servlet.endpoint.PageEndpoint;
import io.github.churn4j.servlet.endpoint.PingEndpoint;
import io.github.churn4j.servlet.endpoint.PredictEndpoint;
import io.github.churn4j.servlet.endpoint.Predictions;
import io.github.churn4j.servlet.endpoint.ReadyzEndpoint;
import io.github.churn4j.servlet.endpoint.ReportEndpoint;
import io.github.churn4j.servlet.endpoint.StatsEndpoint;
import io.github.churn4j.servlet.http.AccessLog;
import io.github.churn4j.servlet.http.Admission;
import io.github.churn4j.servlet.http.BearerToken;
import io.github.churn4j.servlet.http.BodyLimits;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.RequestIds;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.http.Router;
import io.github.churn4j.servlet.http.TokenGuard;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.github.churn4j.servlet.metrics.Surroundings;
import io.github.churn4j.servlet.page.PageAssets;
import io.github.churn4j.servlet.page.PredictPage;
import io.github.churn4j.servlet.registry.RegisteredModels;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.ModelWatch;
import io.github.churn4j.servlet.serving.PredictionFeed;
import io.github.churn4j.servlet.serving.Serving;
import io.github.churn4j.servlet.serving.ShadowScorer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service behind the servlet: models, endpoints, metrics and journals, wired by settings. Thread-safe. One service
 * belongs to one servlet.
 */
public final class ChurnService implements AutoCloseable {

    private final ServiceSettings settings;
    private final ServiceMetrics metrics;
    private final RequestIds ids;
    private final @Nullable RegisteredModels registered;
    private final ActiveModels models;
    private final ModelWatch watch;
    private final ShadowScorer shadow;
    private final @Nullable DriftWatch drift;
    private final Journals journals;
    private final PredictionFeed feed;
    private final Optional<BearerToken> adminToken;
    private final Admission admission;
    private final BodyLimits limits;
    private final AccessLog accessLog;
    private final Instant started;
    private final Router router;

    private ChurnService(Builder builder) {
        settings = builder.settings;
        adminToken = builder.adminToken();
        Clock clock = builder.clock;
        metrics = new ServiceMetrics(builder.registry, clock);
        Deque<Runnable> opened = new ArrayDeque<>(List.of(metrics::close)); // what is opened last is released first
        try {
            accessLog = new AccessLog(settings.get(ServiceSettings.ACCESS_LOG), clock);
            started = clock.instant();
            ids = new RequestIds(clock);
            registered = builder.registered();
            if (registered != null) {
                opened.push(registered::close);
            }
            models = new ActiveModels(builder.source(registered), builder.challengers(registered), clock);
            shadow = new ShadowScorer(models, metrics.challenger(), clock);
            drift = DriftLink.open(settings, clock);
            if (drift != null) {
                opened.push(drift::close);
            }
            journals = Journals.open(settings, clock);
            opened.push(journals::release);
            journals.count(metrics);
            feed = new PredictionFeed(
                    listeners(journals, builder.listeners, drift),
                    clock,
                    settings.get(ServiceSettings.FEED_CAPACITY),
                    shadow,
                    models::challenged,
                    drift == null ? null : drift::refused);
            admission = new Admission(settings.get(ServiceSettings.MAX_IN_FLIGHT));
            limits = new BodyLimits(settings.get(ServiceSettings.MAX_BODY), settings.get(ServiceSettings.BODY_TIMEOUT));
            router = new Router(routes(clock));
            if (registered != null) {
                metrics.tell(registered.requests());
            }
            metrics.surround(new Surroundings(admission::inside, this::modelsAtWork, feed::delivered, feed::dropped));
            if (drift != null) {
                if (journals.keepFeedback()) {
                    drift.expectFeedback();
                }
                drift.figures(models, feed::refusalsDropped).forEach(metrics::tell);
            }
            watch = new ModelWatch(models, settings.get(ServiceSettings.WATCH));
        } catch (RuntimeException | Error e) {
            opened.forEach(Runnable::run);
            throw e;
        }
    }

    private static List<PredictionListener> listeners(
            Journals journals, List<PredictionListener> others, @Nullable DriftWatch drift) {
        List<PredictionListener> all = new ArrayList<>(journals.listeners(others));
        if (drift != null) {
            all.add(drift);
        }
        return all;
    }

    /** Each endpoint with its path. */
    private List<Route> routes(Clock clock) {
        List<Route> routes = new ArrayList<>();
        ModelDocuments documents = new ModelDocuments(models, this::registered);
        routes.add(Route.get("/health", new HealthEndpoint(models, admission, started, clock, this::registryHealth)));
        routes.add(Route.get("/livez", new LivezEndpoint()));
        routes.add(Route.get("/readyz", new ReadyzEndpoint(models, admission)));
        routes.add(Route.get("/metrics", new MetricsEndpoint(metrics.registry())));
        routes.add(Route.get("/stats", new StatsEndpoint(metrics, started, clock, journals.tellPerformance())));
        routes.add(Route.get("/model", documents.model()));
        routes.add(Route.get("/model/card", documents.card()));
        routes.add(Route.get("/model/evaluation.json", documents.evaluation()));
        routes.add(Route.get("/openapi.json", new OpenApiEndpoint(models, () -> router().routes())));
        routes.add(Route.get("/challenger", new ChallengerEndpoint(models, shadow)));
        routes.addAll(new AdminModels(models, adminToken).routes());
        Predictions predictions = new Predictions(models, ids, feed, metrics, settings.actions());
        routes.add(Route.post("/predict", new PredictEndpoint(predictions)));
        routes.add(Route.post("/explain", new ExplainEndpoint(predictions)));
        Batches batches = new Batches(
                predictions, settings.get(ServiceSettings.MAX_BATCH), settings.get(ServiceSettings.MAX_BODY));
        routes.add(Route.post("/predict/batch", new BatchEndpoint(batches)));
        routes.add(Route.get("/ping", new PingEndpoint(models)));
        routes.add(Route.post("/invocations", new InvocationsEndpoint(batches)));
        InferenceProtocolEndpoint protocol =
                new InferenceProtocolEndpoint(batches, settings.get(ServiceSettings.MAX_INFER_BODY));
        routes.add(Route.get("/v2", protocol));
        routes.add(Route.get("/v2/*", protocol));
        routes.add(Route.post("/v2/*", protocol));
        routes.addAll(journals.routes(new TokenGuard(adminToken), models, this::feedback));
        routes.add(new Route("GET", "/drift", true, driftEndpoint()));
        if (registered != null) {
            routes.addAll(registered.routes(models, adminToken, settings.get(ServiceSettings.MODELS)));
        }
        if (settings.get(ServiceSettings.PAGE)) {
            routes.addAll(pageRoutes());
        }
        return routes;
    }

    private void feedback(List<Feedback> batch) {
        if (drift != null) {
            drift.feedback(batch);
        }
    }

    private Endpoint driftEndpoint() {
        return drift == null
                ? DriftLink.absent(settings)
                : drift.endpoint(
                        models,
                        DriftLink.guard(settings, new TokenGuard(adminToken)),
                        journals::performanceByDay,
                        () -> feed.dropped() + feed.refusalsDropped());
    }

    private List<Route> pageRoutes() {
        PageAssets assets = PageAssets.load();
        String readers = registered == null ? "off" : settings.get(ServiceSettings.MODELS);
        String driftReaders = drift == null ? "off" : settings.get(DriftSettings.READERS);
        Endpoint page = new PageEndpoint(
                models, new PredictPage(assets, settings.get(ServiceSettings.PAGE_GROUPS), readers, driftReaders));
        return List.of(
                Route.get("", page),
                Route.get("/", page),
                Route.get("/page/*", new AssetEndpoint(assets)),
                Route.get("/model/evaluation", new EvaluationEndpoint(models)),
                Route.get("/model/report", new ReportEndpoint(models)));
    }

    /** A builder with default settings and no model. */
    public static Builder builder() {
        return new Builder();
    }

    /** Loads the model, if there is one yet, and begins to watch its source. */
    public void start() {
        feed.start();
        models.refresh();
        watch.start();
    }

    /** The models at work. */
    public ActiveModels models() {
        return models;
    }

    /** Brings predictions to those who listen. */
    PredictionFeed feed() {
        return feed;
    }

    Router router() {
        return router;
    }

    Admission admission() {
        return admission;
    }

    BodyLimits limits() {
        return limits;
    }

    RequestIds ids() {
        return ids;
    }

    AccessLog accessLog() {
        return accessLog;
    }

    /** What the service counts. */
    public ServiceMetrics metrics() {
        return metrics;
    }

    private List<Surroundings.AtWork> modelsAtWork() {
        List<Surroundings.AtWork> atWork = new ArrayList<>();
        models.champion().ifPresent(s -> atWork.add(atWork("champion", s)));
        models.challenger().ifPresent(s -> atWork.add(atWork("challenger", s)));
        return atWork;
    }

    private Optional<ObjectNode> registered(Serving serving) {
        return registered == null ? Optional.empty() : registered.told(serving);
    }

    private ObjectNode registryHealth() {
        return registered == null ? Json.object() : registered.health();
    }

    private static Surroundings.AtWork atWork(String role, Serving serving) {
        return new Surroundings.AtWork(
                role, serving.served().model().name(), serving.served().version(), serving.since());
    }

    /** Lets nobody in any more, waits for the requests at work as long as the settings say, and stops. */
    @Override
    public void close() {
        try {
            admission.drain(settings.get(ServiceSettings.DRAIN));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        watch.close();
        feed.close();
        metrics.close();
        journals.close();
        if (registered != null) {
            registered.close();
        }
    }

    /** Collects what a service needs. Not thread-safe. */
    public static final class Builder {
        private ServiceSettings settings = ServiceSettings.withDefaults();
        private @Nullable ModelSource source;
        private @Nullable ModelSource challengers;
        private PrometheusRegistry registry = new PrometheusRegistry();
        private Clock clock = Clock.systemUTC();
        private final List<PredictionListener> listeners = new ArrayList<>();

        private @Nullable BearerToken adminToken;

        private Builder() {}

        /** How it behaves; the defaults unless told. */
        public Builder settings(ServiceSettings value) {
            settings = value;
            return this;
        }

        /**
         * Where the model comes from; unless told the file of {@link ServiceSettings#MODEL}, or the registry of {@link
         * ServiceSettings#REGISTRY}, which is not opened if this is told.
         */
        public Builder source(ModelSource value) {
            source = value;
            return this;
        }

        /**
         * Where the challenger comes from; unless told the file of {@link ServiceSettings#CHALLENGER}, or the registry's
         * {@link ServiceSettings#CHALLENGER_ALIAS}.
         */
        public Builder challengers(ModelSource value) {
            challengers = value;
            return this;
        }

        /** Where metrics are registered; a registry of its own unless told. */
        public Builder registry(PrometheusRegistry value) {
            registry = value;
            return this;
        }

        /** What dates answers and journals; the system clock unless told. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** One more who hears of every prediction. */
        public Builder listener(PredictionListener value) {
            listeners.add(value);
            return this;
        }

        /**
         * The token that administration asks for; that of the settings unless told.
         *
         * @throws IllegalArgumentException if it is shorter than 16 characters
         */
        public Builder adminToken(String value) {
            adminToken = BearerToken.of(value);
            return this;
        }

        private Optional<BearerToken> adminToken() {
            return Optional.ofNullable(adminToken)
                    .or(() -> settings.get(ServiceSettings.ADMIN_TOKEN))
                    .or(() -> settings.get(ServiceSettings.ADMIN_TOKEN_FILE).map(BearerToken::read));
        }

        private @Nullable RegisteredModels registered() {
            return source == null ? RegistryLink.open(settings, clock) : null;
        }

        private ModelSource source(@Nullable RegisteredModels registered) {
            if (source != null) {
                return source;
            }
            if (registered != null) {
                return registered.champions();
            }
            return settings.get(ServiceSettings.MODEL).map(ModelSource::file).orElseGet(NoModelSource::new);
        }

        private @Nullable ModelSource challengers(@Nullable RegisteredModels registered) {
            if (challengers != null) {
                return challengers;
            }
            Optional<ModelSource> file =
                    settings.get(ServiceSettings.CHALLENGER).map(ModelSource::file);
            return file.isPresent() || registered == null
                    ? file.orElse(null)
                    : registered.challengers().orElse(null);
        }

        /** The service, not started yet. Without a source it answers that it has no model. */
        public ChurnService build() {
            return new ChurnService(this);
        }
    }
}
