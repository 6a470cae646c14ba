package io.github.churn4j.servlet.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import io.github.churn4j.Prediction;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.ServedModel;
import io.github.churn4j.servlet.SetClock;
import io.github.churn4j.servlet.TestModels;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ServiceMetricsTest {

    private static final ServedModel MODEL =
            ModelSource.of(TestModels.bank()).current(null).orElseThrow();

    private final SetClock clock = new SetClock("2026-03-01T10:00:30Z");
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final ServiceMetrics metrics = new ServiceMetrics(registry, clock);

    private static String scrape(PrometheusRegistry registry) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            ExpositionFormats.init().getPrometheusTextFormatWriter().write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static Prediction prediction(double probability) {
        RiskLevel level = probability > .7 ? RiskLevel.HIGH : probability > .4 ? RiskLevel.MEDIUM : RiskLevel.LOW;
        return new Prediction(probability, probability >= .5, .5, level, "");
    }

    private void everything() {
        metrics.surround(new Surroundings(
                () -> 3,
                () -> List.of(new Surroundings.AtWork(
                        "champion", "bank-churn", "abc", Instant.parse("2026-03-01T10:00:00Z"))),
                () -> 5,
                () -> 2));
        metrics.requested("/predict", "POST", 200, 1_200_000);
        metrics.requested("/predict", "POST", 422, 90_000);
        metrics.requested("/health", "GET", 200, 60_000);
        metrics.failed("invalid-record");
        metrics.predicted(MODEL, prediction(.83));
        metrics.predicted(MODEL, prediction(.05));
    }

    @Test
    void tellsPrometheusEverything() {
        everything();
        String version = MODEL.version();
        assertThat(scrape(registry).lines())
                .contains(
                        "churn_requests_total{method=\"POST\",route=\"/predict\",status=\"200\"} 1.0",
                        "churn_requests_total{method=\"POST\",route=\"/predict\",status=\"422\"} 1.0",
                        "churn_request_seconds_bucket{route=\"/predict\",le=\"0.0015\"} 2",
                        "churn_request_seconds_bucket{route=\"/predict\",le=\"+Inf\"} 2",
                        "churn_request_seconds_count{route=\"/predict\"} 2",
                        "churn_request_seconds_sum{route=\"/predict\"} 0.00129",
                        "churn_requests_in_flight 3.0",
                        "churn_problems_total{code=\"invalid-record\"} 1.0",
                        "churn_predictions_total{model_version=\"" + version + "\",risk_level=\"High\"} 1.0",
                        "churn_predictions_total{model_version=\"" + version + "\",risk_level=\"Medium\"} 0.0",
                        "churn_score_bucket{le=\"0.05\"} 1",
                        "churn_score_bucket{le=\"0.85\"} 2",
                        "churn_score_count 2",
                        "churn_model_info{model=\"bank-churn\",role=\"champion\",version=\"abc\"} 1",
                        "churn_model_age_seconds{model=\"bank-churn\",role=\"champion\",version=\"abc\"} 30.0",
                        "churn_feed_delivered_total 5.0",
                        "churn_feed_dropped_total 2.0");
    }

    /** https://prometheus.io/docs/practices/naming/: snake case, one prefix, base units, _total for counters alone. */
    @Test
    void namesFollowTheRules() {
        everything();
        Matcher type = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$").matcher(scrape(registry));
        List<String> names = new ArrayList<>();
        while (type.find()) {
            String name = type.group(1);
            names.add(name);
            assertThat(name).matches("churn(_[a-z]+)+");
            assertThat(name.endsWith("_total")).as(name).isEqualTo(type.group(2).equals("counter"));
            assertThat(name).doesNotContainPattern("milli|micro|nano|_ms|minutes|percent");
            assertThat(name).doesNotMatch(".*_(bucket|count|sum|created)$");
        }
        assertThat(names).hasSize(11).doesNotHaveDuplicates();
        String text = scrape(registry);
        assertThat(names).allSatisfy(n -> assertThat(text).contains("# HELP " + n + " "));
    }

    @Test
    void inventedMethodsAndCodesDoNotGrowLabels() {
        for (int i = 0; i < 300; i++) {
            metrics.requested("none", "BREW" + i, 405, 1);
            metrics.failed("code-" + i);
        }
        String text = scrape(registry);
        assertThat(text).contains("churn_requests_total{method=\"other\",route=\"none\",status=\"405\"} 300.0");
        assertThat(text.lines().filter(l -> l.startsWith("churn_problems_total")))
                .hasSize(101);
        assertThat(text).contains("churn_problems_total{code=\"other\"} 200.0");
    }

    @Test
    void manyModelVersionsEndInOther() {
        for (int i = 0; i < 80; i++) {
            metrics.predicted(new ServedModel(MODEL.model(), "v" + i, ""), prediction(.1));
        }
        String text = scrape(registry);
        assertThat(text.lines().filter(l -> l.startsWith("churn_predictions_total")))
                .hasSize(51 * 3);
        assertThat(text).contains("churn_predictions_total{model_version=\"other\",risk_level=\"Low\"} 30.0");
    }

    @Test
    void aSecondServiceOfTheSameRegistryHasNamesOfItsOwn() {
        ServiceMetrics second = new ServiceMetrics(registry, clock);
        second.failed("x");
        metrics.failed("x");
        assertThat(scrape(registry)).contains("churn_problems_total{", "churn2_problems_total{");
        second.close();
        assertThat(scrape(registry)).doesNotContain("churn2_");
        metrics.close();
        ServiceMetrics third = new ServiceMetrics(registry, clock);
        third.failed("y");
        assertThat(scrape(registry)).contains("churn_problems_total{code=\"y\"} 1.0");
    }

    @Test
    void scoresOnABoundCountBelowIt() {
        for (int i = 0; i <= 20; i++) {
            metrics.predicted(MODEL, prediction(i / 20.0));
        }
        long[] expected = new long[20];
        java.util.Arrays.fill(expected, 1);
        expected[0] = 2; // 0 and .05
        assertThat(metrics.scores()).isEqualTo(expected);
    }

    @Test
    void historyTellsMinutesEvenThoseWithoutRequests() {
        metrics.requested("/predict", "POST", 200, 1_000_000);
        metrics.predicted(MODEL, prediction(.2));
        metrics.predicted(MODEL, prediction(.4));
        clock.advance(Duration.ofMinutes(2));
        metrics.requested("/predict", "POST", 503, 1_000_000);
        List<Minute> history = metrics.history();
        assertThat(history).extracting(Minute::requests).containsExactly(1L, 0L, 1L);
        assertThat(history).extracting(Minute::errors).containsExactly(0L, 0L, 1L);
        assertThat(history.get(0).meanScore()).isBetween(.2999, .3001);
        assertThat(history.get(0).millis())
                .isEqualTo(Instant.parse("2026-03-01T10:00:00Z").toEpochMilli());
        assertThat(history.get(1).p50()).isNaN();
    }

    @Test
    void historyKeepsSixtyMinutes() {
        for (int minute = 0; minute < 200; minute++) {
            for (int i = 0; i <= minute % 7; i++) {
                metrics.requested("/predict", "POST", 200, 1_000_000);
            }
            clock.advance(Duration.ofMinutes(1));
        }
        List<Minute> history = metrics.history();
        assertThat(history).hasSize(60);
        for (int i = 0; i < 59; i++) {
            assertThat(history.get(i).requests()).isEqualTo((141 + i) % 7 + 1);
        }
        clock.advance(Duration.ofDays(1));
        assertThat(metrics.history()).hasSize(60).allMatch(m -> m.requests() == 0);
    }

    @Test
    void countsWhatManyThreadsCount() throws InterruptedException {
        int threads = 8;
        int each = 20_000;
        CountDownLatch done = new CountDownLatch(threads);
        for (int t = 0; t < threads; t++) {
            int status = t % 2 == 0 ? 200 : 503;
            new Thread(() -> {
                        for (int i = 0; i < each; i++) {
                            metrics.requested("/predict", "POST", status, i);
                            metrics.predicted(MODEL, prediction(.5));
                            if (i % 1_000 == 0) {
                                clock.advance(Duration.ofSeconds(0));
                                metrics.history();
                            }
                        }
                        done.countDown();
                    })
                    .start();
        }
        done.await();
        assertThat(metrics.requests()).isEqualTo((long) threads * each);
        assertThat(metrics.errors()).isEqualTo((long) threads * each / 2);
        assertThat(metrics.predictions(RiskLevel.MEDIUM)).isEqualTo((long) threads * each);
    }

    /** What metrics add to a request; printed for docs/measurements.md, with a bound that only a blunder breaks. */
    @Test
    @Tag("slow")
    void countingTakesFarLessThanAMicrosecond() {
        ServiceMetrics live = new ServiceMetrics(new PrometheusRegistry());
        Prediction prediction = prediction(.3);
        double best = Double.MAX_VALUE;
        int n = 2_000_000;
        for (int round = 0; round < 6; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < n; i++) {
                live.requested("/predict", "POST", 200, 100_000 + i);
                live.predicted(MODEL, prediction);
            }
            best = Math.min(best, (System.nanoTime() - start) / (double) n);
        }
        System.out.printf("metrics of one prediction request: %.1f ns%n", best);
        assertThat(best).isLessThan(2_000);
    }
}
