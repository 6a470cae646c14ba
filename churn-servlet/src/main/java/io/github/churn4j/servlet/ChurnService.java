package io.github.churn4j.servlet;

import io.github.churn4j.ModelSource;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.servlet.endpoint.AssetEndpoint;
import io.github.churn4j.servlet.endpoint.EvaluationEndpoint;
import io.github.churn4j.servlet.endpoint.HealthEndpoint;
import io.github.churn4j.servlet.endpoint.PageEndpoint;
import io.github.churn4j.servlet.endpoint.PredictEndpoint;
import io.github.churn4j.servlet.endpoint.ReportEndpoint;
import io.github.churn4j.servlet.http.Admission;
import io.github.churn4j.servlet.http.BodyLimits;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.RequestIds;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.http.Router;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.github.churn4j.servlet.page.PageAssets;
import io.github.churn4j.servlet.page.PredictPage;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.ModelWatch;
import io.github.churn4j.servlet.serving.PredictionFeed;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The service behind the servlet: models, endpoints, metrics and journals, wired by settings. Thread-safe. One service
 * belongs to one servlet.
 */
public final class ChurnService implements AutoCloseable {

    private final ServiceSettings settings;
    private final ServiceMetrics metrics;
    private final RequestIds ids;
    private final ActiveModels models;
    private final ModelWatch watch;
    private final PredictionFeed feed;
    private final Admission admission;
    private final BodyLimits limits;
    private final Router router;

    private ChurnService(Builder builder) {
        settings = builder.settings;
        Clock clock = builder.clock;
        metrics = new ServiceMetrics(builder.registry);
        ids = new RequestIds(clock);
        models = new ActiveModels(builder.requireSource(), builder.challengers(), clock);
        feed = new PredictionFeed(builder.listeners, clock);
        admission = new Admission(settings.get(ServiceSettings.MAX_IN_FLIGHT));
        limits = new BodyLimits(settings.get(ServiceSettings.MAX_BODY), settings.get(ServiceSettings.BODY_TIMEOUT));
        router = new Router(routes());
        watch = new ModelWatch(models, settings.get(ServiceSettings.WATCH));
    }

    /** Each endpoint with its path. */
    private List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        routes.add(Route.get("/health", new HealthEndpoint(models)));
        routes.add(Route.post("/predict", new PredictEndpoint(models, ids, feed, metrics)));
        if (settings.get(ServiceSettings.PAGE)) {
            routes.addAll(pageRoutes());
        }
        return routes;
    }

    private List<Route> pageRoutes() {
        PageAssets assets = PageAssets.load();
        Endpoint page = new PageEndpoint(models, new PredictPage(assets, settings.get(ServiceSettings.PAGE_GROUPS)));
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
        models.refresh();
        watch.start();
    }

    /** The models at work. */
    public ActiveModels models() {
        return models;
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

    ServiceMetrics metrics() {
        return metrics;
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
    }

    /** Collects what a service needs. Not thread-safe. */
    public static final class Builder {
        private ServiceSettings settings = ServiceSettings.withDefaults();
        private @Nullable ModelSource source;
        private @Nullable ModelSource challengers;
        private PrometheusRegistry registry = new PrometheusRegistry();
        private Clock clock = Clock.systemUTC();
        private final List<PredictionListener> listeners = new ArrayList<>();

        private Builder() {}

        /** How it behaves; the defaults unless told. */
        public Builder settings(ServiceSettings value) {
            settings = value;
            return this;
        }

        /** Where the model comes from; the file of {@link ServiceSettings#MODEL} unless told. */
        public Builder source(ModelSource value) {
            source = value;
            return this;
        }

        /** Where the challenger comes from; the file of {@link ServiceSettings#CHALLENGER} unless told. */
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

        private ModelSource requireSource() {
            if (source != null) {
                return source;
            }
            return settings.get(ServiceSettings.MODEL).map(ModelSource::file).orElseGet(NoModelSource::new);
        }

        private @Nullable ModelSource challengers() {
            return challengers != null
                    ? challengers
                    : settings.get(ServiceSettings.CHALLENGER)
                            .map(ModelSource::file)
                            .orElse(null);
        }

        /** The service, not started yet. Without a source it answers that it has no model. */
        public ChurnService build() {
            return new ChurnService(this);
        }
    }
}
