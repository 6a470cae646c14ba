package io.github.churn4j.servlet.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.servlet.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MicrometerMetricsTest {

    private final SetClock clock = new SetClock("2026-03-01T10:00:30Z");
    private final ServiceMetrics metrics = new ServiceMetrics(new PrometheusRegistry(), clock);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void showsWhatWasCountedBeforeAndAfterBinding() {
        metrics.requested("/predict", "POST", 200, 2_000_000);
        new MicrometerMetrics(metrics).bindTo(registry);
        metrics.requested("/predict", "POST", 200, 4_000_000);
        metrics.requested("/health", "GET", 200, 1_000_000);
        metrics.failed("overloaded");
        assertThat(registry.get("churn.requests")
                        .tags("route", "/predict", "method", "POST", "status", "200")
                        .functionCounter()
                        .count())
                .isEqualTo(2);
        var timer = registry.get("churn.request").tags("route", "/predict").functionTimer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isCloseTo(6, within(1e-9));
        assertThat(registry.get("churn.requests")
                        .tags("route", "/health")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("churn.problems")
                        .tags("code", "overloaded")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void showsTheServiceAround() {
        metrics.surround(new Surroundings(
                () -> 4,
                () -> List.of(new Surroundings.AtWork("champion", "m", "v", Instant.parse("2026-03-01T10:00:00Z"))),
                () -> 9,
                () -> 1));
        new MicrometerMetrics(metrics).bindTo(registry);
        assertThat(registry.get("churn.requests.in.flight").gauge().value()).isEqualTo(4);
        assertThat(registry.get("churn.model.age").gauge().value()).isEqualTo(30);
        assertThat(registry.get("churn.feed.delivered").functionCounter().count())
                .isEqualTo(9);
        assertThat(registry.get("churn.feed.dropped").functionCounter().count()).isEqualTo(1);
    }
}
