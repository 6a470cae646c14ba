package io.github.churn4j.servlet.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Shows the service's figures in a Micrometer registry that the application has: {@code new
 * MicrometerMetrics(service.metrics()).bindTo(registry)}. Nothing is counted twice; the meters read. Needs {@code
 * io.micrometer:micrometer-core}, which the application brings; without it this class is never loaded.
 */
public final class MicrometerMetrics implements MeterBinder {

    private static final double NANOS = 1e9;

    private final ServiceMetrics metrics;

    /** Shows these figures. */
    public MicrometerMetrics(ServiceMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        metrics.listen(figure -> register(registry, figure));
        Gauge.builder(
                        "churn.requests.in.flight",
                        metrics,
                        m -> m.surroundings().inFlight().getAsInt())
                .description("Requests at work")
                .register(registry);
        Gauge.builder("churn.model.age", metrics, MicrometerMetrics::age)
                .description("For how long the model has answered")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder(
                        "churn.feed.delivered",
                        metrics,
                        m -> m.surroundings().delivered().getAsLong())
                .description("Predictions brought to listeners")
                .register(registry);
        FunctionCounter.builder(
                        "churn.feed.dropped",
                        metrics,
                        m -> m.surroundings().dropped().getAsLong())
                .description("Predictions dropped because the feed was full")
                .register(registry);
    }

    private static double age(ServiceMetrics metrics) {
        List<Surroundings.AtWork> models = metrics.surroundings().models().get();
        return models.isEmpty()
                ? Double.NaN
                : (metrics.clock().millis() - models.get(0).since().toEpochMilli()) / 1e3;
    }

    private static void register(MeterRegistry registry, Figure figure) {
        Tags tags = Tags.of(figure.labels().entrySet().stream()
                .map(e -> Tag.of(e.getKey(), e.getValue()))
                .toList());
        if (figure.timed()) {
            FunctionTimer.builder(
                            figure.name(),
                            figure,
                            f -> (long) f.count().getAsDouble(),
                            f -> f.seconds().getAsDouble() * NANOS,
                            TimeUnit.NANOSECONDS)
                    .tags(tags)
                    .register(registry);
        } else {
            FunctionCounter.builder(figure.name(), figure, f -> f.count().getAsDouble())
                    .tags(tags)
                    .register(registry);
        }
    }
}
