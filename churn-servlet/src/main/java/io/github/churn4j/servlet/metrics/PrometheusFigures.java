package io.github.churn4j.servlet.metrics;

import io.github.churn4j.RiskLevel;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.TreeMap;

/** The service's figures in Prometheus' words, read when somebody scrapes. Immutable and thread-safe. */
final class PrometheusFigures implements MultiCollector {

    private static final int MOST_SERVICES = 1_000;

    private final String prefix;
    private final ServiceMetrics metrics;

    private PrometheusFigures(String prefix, ServiceMetrics metrics) {
        this.prefix = prefix;
        this.metrics = metrics;
    }

    /** Registers under the first prefix that the registry has no metrics of. */
    static PrometheusFigures register(PrometheusRegistry registry, ServiceMetrics metrics) {
        for (int service = 1; ; service++) {
            PrometheusFigures figures = new PrometheusFigures(service == 1 ? "churn" : "churn" + service, metrics);
            try {
                registry.register(figures);
                return figures;
            } catch (IllegalArgumentException taken) {
                if (service == MOST_SERVICES) {
                    throw taken;
                }
            }
        }
    }

    /** Given so that the registry refuses names it has already. */
    @Override
    public List<MetricFamilyDescriptor> getMetricFamilyDescriptors() {
        return List.of(
                MetricFamilyDescriptor.counter(prefix + "_requests")
                        .labelNames("route", "method", "status")
                        .build(),
                MetricFamilyDescriptor.histogram(prefix + "_request_seconds")
                        .labelNames("route")
                        .build(),
                MetricFamilyDescriptor.gauge(prefix + "_requests_in_flight").build(),
                MetricFamilyDescriptor.counter(prefix + "_problems")
                        .labelNames("code")
                        .build(),
                MetricFamilyDescriptor.counter(prefix + "_predictions")
                        .labelNames("risk_level", "model_version")
                        .build(),
                MetricFamilyDescriptor.histogram(prefix + "_score").build(),
                MetricFamilyDescriptor.info(prefix + "_model")
                        .labelNames("model", "version", "role")
                        .build(),
                MetricFamilyDescriptor.gauge(prefix + "_model_loaded_seconds")
                        .labelNames("model", "version", "role")
                        .build(),
                MetricFamilyDescriptor.gauge(prefix + "_model_age_seconds")
                        .labelNames("model", "version", "role")
                        .build(),
                MetricFamilyDescriptor.counter(prefix + "_feed_delivered").build(),
                MetricFamilyDescriptor.counter(prefix + "_feed_dropped").build());
    }

    @Override
    public MetricSnapshots collect() {
        Surroundings around = metrics.surroundings();
        MetricSnapshots.Builder all = MetricSnapshots.builder()
                .metricSnapshot(requests())
                .metricSnapshot(seconds())
                .metricSnapshot(GaugeSnapshot.builder()
                        .name(prefix + "_requests_in_flight")
                        .help("Requests at work.")
                        .dataPoint(GaugeDataPointSnapshot.builder()
                                .value(around.inFlight().getAsInt())
                                .build())
                        .build())
                .metricSnapshot(problems())
                .metricSnapshot(predictions())
                .metricSnapshot(scores())
                .metricSnapshot(models(around))
                .metricSnapshot(loaded(around))
                .metricSnapshot(age(around))
                .metricSnapshot(counter(
                        "_feed_delivered",
                        "Predictions brought to listeners.",
                        around.delivered().getAsLong()))
                .metricSnapshot(counter(
                        "_feed_dropped",
                        "Predictions dropped because the feed was full.",
                        around.dropped().getAsLong()));
        metrics.families().forEach(family -> all.metricSnapshot(counters(family)));
        metrics.series().forEach(family -> all.metricSnapshot(family.grows() ? counters(family) : gauges(family)));
        return all.build();
    }

    private CounterSnapshot counter(String name, String help, long value) {
        return CounterSnapshot.builder()
                .name(prefix + name)
                .help(help)
                .dataPoint(
                        CounterDataPointSnapshot.builder().value((double) value).build())
                .build();
    }

    private CounterSnapshot counters(CounterFamily family) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(prefix + "_" + family.name()).help(family.help());
        new TreeMap<>(family.values().get())
                .forEach((label, value) -> builder.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of(family.label(), label))
                        .value(value)
                        .build()));
        return builder.build();
    }

    private CounterSnapshot counters(SeriesFamily family) {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(prefix + "_" + family.name()).help(family.help());
        for (SeriesFamily.Series series : family.series().get()) {
            builder.dataPoint(CounterDataPointSnapshot.builder()
                    .labels(Labels.of(family.labels(), series.labels()))
                    .value(series.value())
                    .build());
        }
        return builder.build();
    }

    private GaugeSnapshot gauges(SeriesFamily family) {
        GaugeSnapshot.Builder builder =
                GaugeSnapshot.builder().name(prefix + "_" + family.name()).help(family.help());
        for (SeriesFamily.Series series : family.series().get()) {
            builder.dataPoint(GaugeDataPointSnapshot.builder()
                    .labels(Labels.of(family.labels(), series.labels()))
                    .value(series.value())
                    .build());
        }
        return builder.build();
    }

    private CounterSnapshot requests() {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(prefix + "_requests").help("Requests answered.");
        for (RouteMetrics route : metrics.routes().values()) {
            for (RouteMetrics.Outcome outcome : route.outcomes()) {
                Labels labels = Labels.of(
                        "route", route.path(),
                        "method", outcome.method(),
                        "status", Integer.toString(outcome.status()));
                builder.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(labels)
                        .value((double) outcome.count().sum())
                        .build());
            }
        }
        return builder.build();
    }

    private HistogramSnapshot seconds() {
        HistogramSnapshot.Builder builder =
                HistogramSnapshot.builder().name(prefix + "_request_seconds").help("Time from request to answer.");
        double[] bounds = LatencyCounts.boundsSeconds();
        for (RouteMetrics route : metrics.routes().values()) {
            builder.dataPoint(HistogramDataPointSnapshot.builder()
                    .labels(Labels.of("route", route.path()))
                    .classicHistogramBuckets(
                            ClassicHistogramBuckets.of(bounds, route.latency().counts()))
                    .sum(route.latency().seconds())
                    .build());
        }
        return builder.build();
    }

    private CounterSnapshot problems() {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(prefix + "_problems").help("Problem documents answered.");
        metrics.problems()
                .forEach((code, count) -> builder.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of("code", code))
                        .value((double) count.sum())
                        .build()));
        return builder.build();
    }

    private CounterSnapshot predictions() {
        CounterSnapshot.Builder builder =
                CounterSnapshot.builder().name(prefix + "_predictions").help("Predictions answered.");
        for (ModelMetrics version : metrics.versions()) {
            for (RiskLevel level : RiskLevel.values()) {
                builder.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of("risk_level", level.label(), "model_version", version.version()))
                        .value((double) version.count(level))
                        .build());
            }
        }
        return builder.build();
    }

    private HistogramSnapshot scores() {
        double[] bounds = new double[ModelMetrics.SCORE_BUCKETS + 1];
        long[] counts = new long[bounds.length];
        long[] scores = metrics.scores();
        for (int i = 0; i < scores.length; i++) {
            bounds[i] = (i + 1.0) / scores.length;
            counts[i] = scores[i];
        }
        bounds[scores.length] = Double.POSITIVE_INFINITY;
        return HistogramSnapshot.builder()
                .name(prefix + "_score")
                .help("Predicted P(churn).")
                .dataPoint(HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(bounds, counts))
                        .sum(metrics.scoreSum())
                        .build())
                .build();
    }

    private InfoSnapshot models(Surroundings around) {
        InfoSnapshot.Builder builder =
                InfoSnapshot.builder().name(prefix + "_model").help("The models at work.");
        around.models()
                .get()
                .forEach(m -> builder.dataPoint(
                        InfoDataPointSnapshot.builder().labels(labels(m)).build()));
        return builder.build();
    }

    private GaugeSnapshot loaded(Surroundings around) {
        GaugeSnapshot.Builder builder = GaugeSnapshot.builder()
                .name(prefix + "_model_loaded_seconds")
                .help("When the model began to answer, in seconds since 1970.");
        around.models().get().forEach(m -> builder.dataPoint(gauge(m, m.since().toEpochMilli() / 1e3)));
        return builder.build();
    }

    private GaugeSnapshot age(Surroundings around) {
        double now = metrics.clock().millis() / 1e3;
        GaugeSnapshot.Builder builder = GaugeSnapshot.builder()
                .name(prefix + "_model_age_seconds")
                .help("For how long the model has answered.");
        around.models()
                .get()
                .forEach(m -> builder.dataPoint(gauge(m, now - m.since().toEpochMilli() / 1e3)));
        return builder.build();
    }

    private static GaugeDataPointSnapshot gauge(Surroundings.AtWork model, double value) {
        return GaugeDataPointSnapshot.builder()
                .labels(labels(model))
                .value(value)
                .build();
    }

    private static Labels labels(Surroundings.AtWork model) {
        return Labels.of("model", model.model(), "version", model.version(), "role", model.role());
    }
}
