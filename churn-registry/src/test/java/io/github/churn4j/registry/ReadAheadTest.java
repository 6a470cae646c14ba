package io.github.churn4j.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadAheadTest {

    private final ReadAhead ahead = new ReadAhead();

    @Test
    void handsOverInOrder() {
        List<Integer> keys = IntStream.range(0, 1_500).boxed().toList();
        List<Integer> found = new ArrayList<>();
        ahead.each(keys, key -> -key, (key, value) -> {
            assertThat(value).isEqualTo(-key);
            found.add(key);
        });
        assertThat(found).isEqualTo(keys);
        ahead.close();
    }

    @Test
    void readsManyAtOnceButNoMore() {
        CountDownLatch together = new CountDownLatch(ReadAhead.THREADS);
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ahead.each(
                IntStream.range(0, 100).boxed().toList(),
                key -> {
                    most.accumulateAndGet(reading.incrementAndGet(), Math::max);
                    together.countDown();
                    assertThat(await(together)).isTrue();
                    return reading.decrementAndGet();
                },
                (key, value) -> {});
        assertThat(most).hasValue(ReadAhead.THREADS);
        ahead.close();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void throwsTheFirstErrorInOrderAndStopsReading() {
        Map<Integer, Boolean> read = new ConcurrentHashMap<>();
        List<Integer> handed = new ArrayList<>();
        assertThatIllegalStateException()
                .isThrownBy(() -> ahead.each(
                        IntStream.range(0, 500).boxed().toList(),
                        key -> {
                            read.put(key, true);
                            if (key >= 5) {
                                throw new IllegalStateException("key " + key);
                            }
                            return key;
                        },
                        (key, value) -> handed.add(key)))
                .withMessage("key 5");
        assertThat(handed).containsExactly(0, 1, 2, 3, 4);
        assertThat(read).containsKeys(0, 1, 2, 3, 4, 5).hasSizeLessThan(500);
        ahead.close();
    }

    @Test
    void readsByItselfOnceClosed() {
        ahead.close();
        List<Thread> readers = new ArrayList<>();
        ahead.each(List.of(1, 2, 3), key -> readers.add(Thread.currentThread()), (key, value) -> {});
        assertThat(readers).containsOnly(Thread.currentThread());
    }
}
