package io.github.churn4j.servlet.metrics;

import io.github.churn4j.Prediction;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.ServedModel;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the service counts. Every event is counted once, in plain adders; Prometheus, {@code /stats} and Micrometer only
 * read them. Thread-safe; counting takes no lock but for the first event of a kind.
 *
 * <p>Labels cannot grow without bound: routes are the router's, methods a handful, problem codes and model versions
 * limited, and what goes beyond is counted as {@code other}.
 */
public final class ServiceMetrics implements AutoCloseable {

    private static final int MOST_ROUTES = 200;
    private static final int MOST_CODES = 100;
    private static final int MOST_VERSIONS = 50;
    private static final String OTHER = "other";

    private final PrometheusRegistry registry;
    private final ChallengerMetrics challenger;
    private final Clock clock;
    private final Map<String, RouteMetrics> routes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> problems = new ConcurrentHashMap<>();
    private final Map<String, ModelMetrics> versions = new ConcurrentHashMap<>();
    private final History history;
    private final PrometheusFigures prometheus;
    private final List<Figure> figures = new ArrayList<>(); // guarded by itself, as are the listeners
    private final List<CounterFamily> families = new CopyOnWriteArrayList<>();
    private final List<SeriesFamily> series = new CopyOnWriteArrayList<>();
    private final List<Consumer<Figure>> listeners = new ArrayList<>();
    private volatile Surroundings surroundings = Surroundings.none();
    private volatile @Nullable LastModel last;

    private record LastModel(ServedModel served, ModelMetrics metrics) {}

    /** Metrics registered with a registry, which may hold others too; minutes by the system's clock. */
    public ServiceMetrics(PrometheusRegistry registry) {
        this(registry, Clock.systemUTC());
    }

    /**
     * Metrics registered with a registry, which may hold others too. Names begin with {@code churn_}; where the registry
     * has such metrics already, those of another service, with {@code churn2_} and so on.
     *
     * @param clock tells minutes and a model's age
     */
    public ServiceMetrics(PrometheusRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
        history = new History(this::reading, clock.millis());
        prometheus = PrometheusFigures.register(registry, this);
        challenger = new ChallengerMetrics();
        families.addAll(challenger.families());
    }

    /** Tells what else is to be told; once, when the service is put together. */
    public void surround(Surroundings value) {
        surroundings = value;
    }

    /** The registry they are registered with. */
    public PrometheusRegistry registry() {
        return registry;
    }

    /** What is counted of the model that scores in shadow. */
    public ChallengerMetrics challenger() {
        return challenger;
    }

    /** One prediction was answered. */
    @SuppressWarnings("ReferenceEquality") // the same model at work, not an equal one
    public void predicted(ServedModel served, Prediction prediction) {
        LastModel now = last;
        if (now == null || now.served() != served) {
            now = new LastModel(served, version(served.version()));
            last = now;
        }
        now.metrics().record(prediction.riskLevel(), prediction.attritionProbability());
    }

    /**
     * One request was answered.
     *
     * @param route the route's path, {@code none} where there is none
     */
    public void requested(String route, String method, int status, long nanos) {
        history.at(clock.millis());
        RouteMetrics counted = routes.get(route);
        (counted == null ? route(route) : counted).record(method, status, nanos);
    }

    /** A request ended with a problem of that code. */
    public void failed(String code) {
        LongAdder counted = problems.get(code);
        (counted == null ? problem(code) : counted).increment();
    }

    private RouteMetrics route(String path) {
        String name = routes.size() < MOST_ROUTES ? path : OTHER;
        return routes.computeIfAbsent(name, p -> {
            RouteMetrics made = new RouteMetrics(p, this::first);
            add(Figure.timer("churn.request", Map.of("route", p), made.latency()));
            return made;
        });
    }

    private void first(RouteMetrics.Outcome outcome) {
        Map<String, String> labels = Map.of(
                "route", outcome.route(), "method", outcome.method(), "status", Integer.toString(outcome.status()));
        add(Figure.counter("churn.requests", labels, outcome.count()::sum));
    }

    private LongAdder problem(String code) {
        String name = problems.size() < MOST_CODES ? code : OTHER;
        return problems.computeIfAbsent(name, c -> {
            LongAdder made = new LongAdder();
            add(Figure.counter("churn.problems", Map.of("code", c), made::sum));
            return made;
        });
    }

    private ModelMetrics version(String version) {
        ModelMetrics known = versions.get(version);
        String name = known != null || versions.size() < MOST_VERSIONS ? version : OTHER;
        return versions.computeIfAbsent(name, v -> {
            ModelMetrics made = new ModelMetrics(v);
            for (RiskLevel level : RiskLevel.values()) {
                Map<String, String> labels = Map.of("risk_level", level.label(), "model_version", v);
                add(Figure.counter("churn.predictions", labels, made.adder(level)::sum));
            }
            return made;
        });
    }

    private void add(Figure figure) {
        synchronized (figures) {
            figures.add(figure);
            listeners.forEach(l -> l.accept(figure));
        }
    }

    /** Tells of every series there is, and of each new one. */
    void listen(Consumer<Figure> listener) {
        synchronized (figures) {
            figures.forEach(listener);
            listeners.add(listener);
        }
    }

    private History.Reading reading() {
        long[] latency = latency();
        long predictions = 0;
        double scores = 0;
        for (ModelMetrics version : versions.values()) {
            for (RiskLevel level : RiskLevel.values()) {
                predictions += version.count(level);
            }
            scores += version.sum();
        }
        return new History.Reading(requests(), errors(), latency, predictions, scores);
    }

    /** Requests answered since the service began. */
    public long requests() {
        return answered(0, Integer.MAX_VALUE);
    }

    /** Requests answered with a status of 500 and above. */
    public long errors() {
        return answered(500, Integer.MAX_VALUE);
    }

    /** Requests refused with a status from 400 to 499. */
    public long refused() {
        return answered(400, 500);
    }

    private long answered(int from, int below) {
        return routes.values().stream().mapToLong(r -> r.answered(from, below)).sum();
    }

    /** Each route that was asked for, by its path. */
    public SortedMap<String, RouteMetrics> routes() {
        return new TreeMap<>(routes);
    }

    /** Requests by how long they took, over all routes. */
    public long[] latency() {
        long[] sum = new long[LatencyCounts.boundsMillis().length + 1];
        for (RouteMetrics route : routes.values()) {
            long[] counts = route.latency().counts();
            for (int i = 0; i < sum.length; i++) {
                sum[i] += counts[i];
            }
        }
        return sum;
    }

    /** Predictions of a risk level. */
    public long predictions(RiskLevel level) {
        return versions.values().stream().mapToLong(v -> v.count(level)).sum();
    }

    /** Predictions by P(churn): twenty buckets of .05, upper bounds included. */
    public long[] scores() {
        long[] sum = new long[ModelMetrics.SCORE_BUCKETS];
        versions.values().forEach(v -> v.addScores(sum));
        return sum;
    }

    /** The last minutes, up to sixty, the oldest first; the last one has not ended yet. */
    public List<Minute> history() {
        return history.minutes(clock.millis());
    }

    double scoreSum() {
        return versions.values().stream().mapToDouble(ModelMetrics::sum).sum();
    }

    Collection<ModelMetrics> versions() {
        return new TreeMap<>(versions).values();
    }

    SortedMap<String, LongAdder> problems() {
        return new TreeMap<>(problems);
    }

    /** What else is told. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** Tells counters that another room keeps, too. */
    public void tell(CounterFamily family) {
        families.add(family);
    }

    List<CounterFamily> families() {
        return families;
    }

    /** Tells counters and gauges that another room keeps, too. */
    public void tell(SeriesFamily family) {
        series.add(family);
    }

    List<SeriesFamily> series() {
        return series;
    }

    Clock clock() {
        return clock;
    }

    /** Takes the metrics out of the registry. */
    @Override
    public void close() {
        registry.unregister(prometheus);
    }
}
