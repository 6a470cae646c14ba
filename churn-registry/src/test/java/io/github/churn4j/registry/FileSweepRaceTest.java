package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.registry.store.FileStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads publish and sweep on real files, as fast as they can, what was left behind long ago. */
@Tag("slow")
class FileSweepRaceTest {

    private static final int ROUNDS = 200;
    private static final Signoff WHO = new Signoff("ann", "");
    private static final SweepOptions REMOVE = new SweepOptions(Duration.ofDays(1), false);

    /** A publisher that sees a mark looks again soon. */
    private static final SweepTimes TIMES = new SweepTimes(System::nanoTime, time -> Thread.sleep(1));

    @TempDir
    Path folder;

    private final ExecutorService threads = Executors.newFixedThreadPool(3);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private void orphan(FileStore store, ChurnModel model) throws IOException {
        String key = Layout.blob(model.sha256());
        assertThat(store.putIfAbsent(key, BundleShelf.content(model))).isTrue();
        Files.setLastModifiedTime(
                folder.resolve(key), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
    }

    private static <T> Callable<T> together(CyclicBarrier barrier, long delayNanos, Callable<T> action) {
        return () -> {
            barrier.await();
            for (long begun = System.nanoTime(); System.nanoTime() - begun < delayNanos; ) {
                Thread.onSpinWait();
            }
            return action.call();
        };
    }

    @Test
    void neverLosesABundleThatIsPublishedAgain() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        FileStore store = FileStore.open(folder);
        CyclicBarrier barrier = new CyclicBarrier(2);
        AtomicLong sweepNanos = new AtomicLong(1);
        int removed = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            ChurnModel model = Bundles.model("bank", round);
            orphan(store, model);
            // the publisher begins at any moment of the sweep, which takes about as long as the one before
            Future<ModelVersion> published = threads.submit(together(
                    barrier,
                    random.nextLong(sweepNanos.get()),
                    () -> SweepRaceTest.publisher(store, TIMES).publish("bank", model, WHO)));
            Future<SweepReport> swept = threads.submit(together(barrier, 0, () -> {
                long begun = System.nanoTime();
                SweepReport report = new Sweeper(FileStore.open(folder), Nonces.random(), TIMES).sweep(REMOVE);
                sweepNanos.set(System.nanoTime() - begun);
                return report;
            }));
            ModelVersion version = published.get();
            removed += swept.get().removed() > 0 ? 1 : 0;

            assertThat(version.number()).isEqualTo(round);
            try (ModelRegistry registry = ModelRegistry.builder(store).build()) {
                assertThat(registry.load(version.reference()).sha256())
                        .as("round %d", round)
                        .isEqualTo(model.sha256());
            }
        }
        System.getLogger(FileSweepRaceTest.class.getName())
                .log(System.Logger.Level.INFO, "{0} rounds, the sweep removed the bundle in {1}", ROUNDS, removed);
    }

    @Test
    void letsTwoSweepsShareTheGarbageAndCountsEachOnce() throws Exception {
        FileStore store = FileStore.open(folder);
        ChurnModel kept = Bundles.model("bank", 0);
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ModelRegistry registry = ModelRegistry.builder(store).build()) {
            registry.publish(kept, WHO);
            for (int round = 0; round < 20; round++) {
                for (int i = 1; i <= 10; i++) {
                    orphan(store, Bundles.model("bank", 10 * round + i));
                }
                Callable<SweepReport> sweep = together(
                        barrier, 0, () -> new Sweeper(FileStore.open(folder), Nonces.random(), TIMES).sweep(REMOVE));
                List<Future<SweepReport>> reports = threads.invokeAll(List.of(sweep, sweep));
                assertThat(reports.get(0).get().removed() + reports.get(1).get().removed())
                        .isEqualTo(10);
                assertThat(registry.gc(REMOVE).garbage()).isEmpty();
                assertThat(registry.load(ModelReference.of("bank", 1)).sha256()).isEqualTo(kept.sha256());
            }
        }
    }
}
