package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.churn4j.registry.store.Content;
import io.github.churn4j.registry.store.CorruptObjectException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Pages of versions and events are read several documents at once, with the answers of reading one after another. */
class ListingTest {

    private static final Signoff WHO = new Signoff("ann", "");
    private static final int EVENTS = 50;

    private final MemoryStore store = new MemoryStore(Instant::now, () -> {});
    private final AtomicInteger reading = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private final Set<String> readers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch together = new CountDownLatch(ReadAhead.THREADS);
    private volatile boolean wait;

    private void fill() {
        try (ModelRegistry registry = ModelRegistry.builder(store).build()) {
            for (int i = 1; i <= 5; i++) {
                registry.publish(Bundles.model("bank", i), WHO);
            }
            for (int i = 1; i <= EVENTS; i++) {
                registry.promote(Promotion.of("bank", Alias.CHAMPION, 1 + i % 5, WHO));
            }
        }
    }

    private ModelRegistry open() {
        return ModelRegistry.builder(new WatchedStore(store, (call, key, done) -> {
                    if (call.equals("get")) {
                        watch(done);
                    }
                }))
                .build();
    }

    private void watch(boolean done) {
        if (done) {
            reading.decrementAndGet();
            return;
        }
        gets.incrementAndGet();
        readers.add(Thread.currentThread().getName());
        most.accumulateAndGet(reading.incrementAndGet(), Math::max);
        if (wait) {
            together.countDown();
            try {
                assertThat(together.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void readsSixteenEventsAtOnceAndEachOnce() {
        fill();
        try (ModelRegistry registry = open()) {
            wait = true;
            List<RegistryEvent> page = registry.history("bank", Long.MAX_VALUE, 1_000);
            assertThat(page)
                    .extracting(RegistryEvent::sequence)
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS)
                            .map(i -> EVENTS + 1 - i)
                            .boxed()
                            .toList());
            assertThat(most).hasValue(ReadAhead.THREADS);
            assertThat(gets).hasValue(EVENTS);
            assertThat(registry.history("bank", Long.MAX_VALUE, 1_000)).isEqualTo(page);
            assertThat(gets).hasValue(EVENTS);
        }
    }

    @Test
    void readsVersionsAtOnce() {
        fill();
        try (ModelRegistry registry = open()) {
            assertThat(registry.versions("bank", Integer.MAX_VALUE, 1_000))
                    .extracting(ModelVersion::number)
                    .containsExactly(5, 4, 3, 2, 1);
            assertThat(registry.versions("bank", 4, 2))
                    .extracting(ModelVersion::number)
                    .containsExactly(3, 2);
            assertThat(gets).hasValue(5);
            assertThat(readers).allMatch(name -> name.equals("churn-registry-reader"));
        }
    }

    @Test
    void readsOneOrTwoByItself() {
        fill();
        try (ModelRegistry registry = open()) {
            assertThat(registry.history("bank", Long.MAX_VALUE, 2)).hasSize(2);
            assertThat(registry.history("bank", Long.MAX_VALUE, 4)).hasSize(4);
            assertThat(readers).containsExactly(Thread.currentThread().getName());
        }
    }

    @Test
    void goesOnReadingOnceClosed() {
        fill();
        ModelRegistry registry = open();
        registry.close();
        assertThat(registry.history("bank", Long.MAX_VALUE, 1_000)).hasSize(EVENTS);
        assertThat(readers).containsExactly(Thread.currentThread().getName());
    }

    @Test
    void namesTheNewestOfSeveralThatAreDamaged() {
        fill();
        for (long sequence : new long[] {7, 20, 31}) {
            store.delete(Layout.event("bank", sequence));
            store.putIfAbsent(Layout.event("bank", sequence), Content.of("{}\n".getBytes(StandardCharsets.US_ASCII)));
        }
        try (ModelRegistry registry = open()) {
            assertThatExceptionOfType(CorruptObjectException.class)
                    .isThrownBy(() -> registry.history("bank", Long.MAX_VALUE, 1_000))
                    .satisfies(e -> assertThat(e.key()).isEqualTo(Layout.event("bank", 31)));
            assertThat(registry.history("bank", Long.MAX_VALUE, EVENTS - 31)).hasSize(EVENTS - 31);
        }
    }
}
