package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs a publisher and a sweep as threads whose steps on the store take turns as a schedule says: so many steps of one, so
 * many of the other, and so on, then each to its end. The bundle is there already and older than the grace: the case in
 * which a sweep that looks too early, or a publisher that does not look, loses it.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SweepRaceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Signoff WHO = new Signoff("ci", "");
    private static final ChurnModel MODEL = Bundles.model("bank", 1);
    private static final int MOST_STEPS = 26;

    /** Turns of every length of the first, and of every third length of the second. */
    @Test
    void neverLosesAPublishedBundleInTwoTurns() throws InterruptedException {
        int removed = 0;
        int runs = 0;
        for (int first = 0; first <= 1; first++) {
            for (int a = 0; a <= MOST_STEPS; a++) {
                for (int b = 1; b <= MOST_STEPS; b += 3) {
                    removed += run(first, new int[] {a, b}) ? 1 : 0;
                    runs++;
                }
            }
        }
        assertThat(runs).isGreaterThan(200);
        assertThat(removed)
                .as("schedules in which the sweep removed the bundle")
                .isBetween(1, runs - 1);
    }

    @Test
    void neverLosesAPublishedBundleInSixTurnsDrawnAtRandom() throws InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            int[] turns = random.ints(6, 1, 10).toArray();
            run(i % 2, turns);
        }
    }

    /** Whether the sweep removed the bundle, which then must have been stored again. */
    private static boolean run(int first, int[] turns) throws InterruptedException {
        AtomicLong nanos = new AtomicLong();
        Turns steps = new Turns();
        Instant[] now = {START};
        MemoryStore store = new MemoryStore(() -> now[0].plusNanos(nanos.incrementAndGet()), steps::step);
        SweepTimes times = new SweepTimes(nanos::get, time -> {
            nanos.addAndGet(time.toNanos());
        });
        store.putIfAbsent(Layout.blob(MODEL.sha256()), BundleShelf.content(MODEL));
        now[0] = START.plus(Duration.ofDays(2));

        List<SweepReport> reports = new ArrayList<>();
        List<ModelVersion> published = new ArrayList<>();
        steps.start(
                first,
                turns,
                List.of(
                        () -> published.add(publisher(store, times).publish("bank", MODEL, WHO)),
                        () -> reports.add(new Sweeper(store, Nonces.random(), times)
                                .sweep(new SweepOptions(Duration.ofDays(1), false)))));

        String schedule = first + " " + Arrays.toString(turns);
        assertThat(published).as(schedule).hasSize(1);
        assertThat(reports).as(schedule).hasSize(1);
        try (ModelRegistry registry = ModelRegistry.builder(store).build()) {
            assertThat(registry.load(ModelReference.of("bank", 1)).sha256())
                    .as(schedule)
                    .isEqualTo(MODEL.sha256());
        }
        return reports.get(0).removed() > 0;
    }

    static Publisher publisher(ObjectStore store, SweepTimes times) {
        TrustedKeys trusted = TrustedKeys.NONE;
        Shelf shelf = new Shelf(store, null);
        return new Publisher(
                store,
                new BundleShelf(store, null),
                new VersionLog(store, shelf, trusted),
                new EventLog(store, shelf, new SeenHeads(null), trusted),
                new Pen(Clock.systemUTC(), null, trusted, Nonces.random()),
                new PublishGuard(store, times));
    }
}
