package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.ReferenceProfile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DriftMonitorTest {

    private static final CustomerRecord CUSTOMER = Streams.customer(new SplittableRandom(1), 0);

    @Test
    void whatManyThreadsObserveIsCountedOrDropped() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        DriftMonitor monitor =
                Streams.watching(Window.tumbling(500)).capacity(64).build();
        List<Thread> running = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            SplittableRandom random = new SplittableRandom(t);
            String who = "thread " + t + " ";
            Thread thread = new Thread(() -> {
                for (int i = 0; i < each; i++) {
                    switch (i % 10) {
                        case 0 ->
                            monitor.refused(
                                    Streams.START,
                                    List.of(new FieldProblem(
                                            FieldProblem.Code.OUT_OF_RANGE, "age", "900", "less", "mend it")));
                        case 1 ->
                            monitor.observe(Streams.START, who + i, Streams.customer(random, 0), random.nextDouble());
                        default -> monitor.observe(Streams.customer(random, 0), random.nextDouble());
                    }
                    if (i % 1_000 == 0) {
                        monitor.snapshot();
                    }
                }
            });
            running.add(thread);
            thread.start();
        }
        for (Thread thread : running) {
            thread.join();
        }
        monitor.close();
        DriftSnapshot snapshot = monitor.snapshot();
        assertThat(snapshot.observed() + snapshot.refused() + snapshot.dropped())
                .isEqualTo((long) threads * each);
        long inWindows = snapshot.history().stream()
                .mapToLong(w -> (long) w.rows() + w.refused())
                .sum();
        assertThat(inWindows + snapshot.filling() + snapshot.capped())
                .isEqualTo(snapshot.observed() + snapshot.refused());
    }

    @Test
    void nothingIsLostWhereTheQueueHasRoom() {
        DriftMonitor monitor =
                Streams.watching(Window.tumbling(60)).capacity(1 << 12).build();
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 4_000; i++) {
            monitor.observe(Streams.customer(random, 0), random.nextDouble());
        }
        monitor.close();
        assertThat(monitor.snapshot().observed()).isEqualTo(4_000);
        assertThat(monitor.snapshot().dropped()).isZero();
        monitor.observe(CUSTOMER, .5);
        assertThat(monitor.snapshot().dropped()).isEqualTo(1);
        assertThatNoException().isThrownBy(monitor::close);
    }

    @Test
    void anIdleMonitorWakesUpByItself() throws InterruptedException {
        CountDownLatch heard = new CountDownLatch(1);
        try (DriftMonitor monitor = Streams.watching(Window.tumbling(60))
                .listener(e -> heard.countDown())
                .build()) {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 60; i++) {
                monitor.observe(Streams.customer(random, 40), random.nextDouble());
            }
            assertThat(heard.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(monitor.snapshot().verdict()).isEqualTo(Verdict.DRIFT);
            assertThat(monitor.snapshot().openEpisode()).isPresent();
        }
    }

    @Test
    void predictionsOfAFeedAreWorkedOnByItsThread() {
        ChurnModel model = Models.forest();
        try (DriftMonitor monitor =
                DriftMonitor.builder(model).window(Window.tumbling(20)).build()) {
            ServedModel served = new ServedModel(model, "3", "test");
            for (int i = 0; i < 20; i++) {
                monitor.predicted(new PredictionEvent(Streams.START, "p" + i, "", served, CUSTOMER, .25));
            }
            WindowSummary window = monitor.snapshot().latest().orElseThrow();
            assertThat(window.rows()).isEqualTo(20);
            assertThat(window.meanScore()).isEqualTo(.25);
            assertThat(window.estimated()).isPresent();
            assertThat(monitor.snapshot().version()).isEqualTo(model.sha256().substring(0, 12));
            ServedModel other = new ServedModel(Models.logistic(), "4", "test");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> monitor.predicted(new PredictionEvent(Streams.START, "p", "", other, CUSTOMER, .25)))
                    .withMessageContaining("logistic")
                    .withMessageContaining("a monitor of its own");
        }
    }

    @Test
    void aRestartGoesOnFromTheStateFile(@TempDir Path folder) {
        Path file = folder.resolve("state.bin");
        Instant now = Instant.parse("2026-05-05T05:05:05Z");
        for (int run = 1; run <= 3; run++) {
            DriftMonitor monitor = Streams.watching(Window.tumbling(60))
                    .clock(Clock.fixed(now, ZoneOffset.UTC))
                    .state(file)
                    .build();
            SplittableRandom random = new SplittableRandom(run);
            for (int i = 0; i < 50; i++) {
                monitor.observe(Streams.customer(random, 0), random.nextDouble());
            }
            monitor.close();
            assertThat(monitor.snapshot().observed()).isEqualTo(50L * run);
            assertThat(monitor.snapshot().filling()).isEqualTo(50 * run % 60);
            assertThat(monitor.snapshot().asOf()).contains(now);
        }
    }

    @Test
    @Timeout(60)
    void theStateIsSavedWhileItRuns(@TempDir Path folder) {
        Path file = folder.resolve("state.bin");
        DriftMonitor monitor = Streams.watching(Window.tumbling(60))
                .state(file)
                .stateEvery(Duration.ofMillis(1))
                .build();
        monitor.observe(CUSTOMER, .5);
        while (!file.toFile().exists()) {
            Thread.onSpinWait();
        }
        monitor.close();
        assertThat(file).exists();
    }

    @Test
    void refusesScoresThatAreNone() {
        try (DriftMonitor monitor = Streams.watching(Window.tumbling(60)).build()) {
            for (double score : new double[] {Double.NaN, -.1, 1.1, Double.POSITIVE_INFINITY}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> monitor.observe(CUSTOMER, score))
                        .withMessageContaining("score is " + score);
                assertThatIllegalArgumentException().isThrownBy(() -> monitor.feedback(score, true));
            }
        }
    }

    @Test
    void refusesRecordsOfAnotherSchemaNamingTheColumns() {
        ChurnSchema other = Models.SCHEMA.toBuilder()
                .replace(NumericFeature.of("age").withRange(0, 150))
                .feature(BinaryFeature.of("mail", "no", "yes"))
                .build();
        CustomerRecord record = CustomerRecord.of(other, new double[] {50, 1, 2, 0, 1, 1});
        try (DriftMonitor monitor = Streams.watching(Window.tumbling(60)).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> monitor.observe(record, .5))
                    .withMessageContaining("they differ in age, mail;");
            ChurnSchema same = ChurnSchema.fromJson(Models.SCHEMA.toJson());
            assertThatNoException()
                    .isThrownBy(() -> monitor.observe(CustomerRecord.of(same, new double[] {50, 1, 2, 0, 1}), .5));
        }
    }

    @Test
    void refusesAReferenceOfAnotherSchemaNamingTheColumns() {
        ReferenceProfile reference = new ReferenceProfile(
                3,
                "test",
                List.of(
                        Distribution.of(new double[] {30, 40, 150}),
                        Distribution.of(new double[] {3, 4, 5}),
                        Distribution.of(new double[] {3, 4, 5}),
                        Distribution.of(new double[] {0, 1, 3})),
                Distribution.of(new double[] {.1, .2}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftMonitor.builder(Models.SCHEMA, reference).build())
                .withMessageContaining("4 features, the schema 5")
                .withMessageContaining("age, plan, active");
    }

    @Test
    void refusesSettingsThatDoNotFit() {
        DriftMonitor.Builder builder = DriftMonitor.builder(Models.SCHEMA, Streams.REFERENCE);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> builder.window(Window.tumbling(100)).minimum(101).build())
                .withMessageContaining("minimum is 101");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.rearm(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.largestShare(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.history(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.capacity(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.stateEvery(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.minimum(20)
                        .window(Window.tumbling(Duration.ofNanos(1_500_000)))
                        .build())
                .withMessageContaining("whole milliseconds");
    }

    @Test
    void aWindowBelowTheUsualMinimumIsItsOwn() {
        DriftMonitor monitor = DriftMonitor.builder(Models.SCHEMA, Streams.REFERENCE)
                .window(Window.tumbling(50))
                .build();
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 50; i++) {
            monitor.observe(Streams.customer(random, 0), random.nextDouble());
        }
        monitor.close();
        assertThat(monitor.snapshot().latest().orElseThrow().verdict()).isNotEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void aColumnWhoseReferenceHasNoValueIsWatchedForValues() {
        ChurnSchema schema = ChurnSchema.builder()
                .feature(NumericFeature.of("x").withMissing(MissingPolicy.KEEP))
                .feature(CategoricalFeature.of("level", "a", "b"))
                .build();
        double[] none = new double[400];
        Arrays.fill(none, Double.NaN);
        double[] half = new double[400];
        Arrays.fill(half, 0, 200, 1);
        ReferenceProfile reference = new ReferenceProfile(
                400, "test", List.of(Distribution.of(none), Distribution.of(half)), Distribution.of(half));
        DriftMonitor monitor = DriftMonitor.builder(schema, reference)
                .window(Window.tumbling(100))
                .build();
        for (int i = 0; i < 100; i++) {
            monitor.observe(CustomerRecord.of(schema, new double[] {i, i % 2}), i % 2);
        }
        monitor.close();
        assertThat(monitor.snapshot().latest().orElseThrow().tests().stream().filter(WindowTest::drift))
                .singleElement()
                .satisfies(t -> assertThat(t.column()).isEqualTo("x"));
    }
}
