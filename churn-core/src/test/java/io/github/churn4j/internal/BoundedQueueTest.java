package io.github.churn4j.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("ThreadPriorityCheck") // yields so that few cores are shared, relies on nothing
class BoundedQueueTest {

    @ParameterizedTest
    @CsvSource({"1, 2", "2, 2", "3, 4", "8, 8", "9, 16", "8192, 8192"})
    void roundsItsCapacityUpToAPowerOfTwo(int asked, int given) {
        assertThat(new BoundedQueue<String>(asked).capacity()).isEqualTo(given);
    }

    @Test
    void refusesAnImpossibleCapacity() {
        assertThatThrownBy(() -> new BoundedQueue<String>(0)).hasMessage("capacity is 0, expected [1, 16777216]");
        assertThatThrownBy(() -> new BoundedQueue<String>(1 << 25)).hasMessageContaining("33554432");
    }

    @Test
    void refusesWhatDoesNotFit() {
        BoundedQueue<Integer> queue = new BoundedQueue<>(4);
        for (int i = 0; i < 4; i++) {
            assertThat(queue.offer(i)).isTrue();
        }
        assertThat(queue.offer(4)).isFalse();
        assertThat(queue.size()).isEqualTo(4);
        assertThat(queue.poll()).isZero();
        assertThat(queue.offer(5)).isTrue();
        assertThat(queue.offer(6)).isFalse();
    }

    @Test
    void behavesLikeAPlainQueueOverManyRounds() {
        SplittableRandom random = new SplittableRandom(11);
        BoundedQueue<Integer> queue = new BoundedQueue<>(8);
        Queue<Integer> plain = new ArrayDeque<>();
        for (int i = 0; i < 20_000; i++) {
            if (random.nextBoolean()) {
                boolean fits = plain.size() < 8;
                assertThat(queue.offer(i)).isEqualTo(fits);
                if (fits) {
                    plain.add(i);
                }
            } else {
                assertThat(queue.poll()).isEqualTo(plain.poll());
            }
            assertThat(queue.size()).isEqualTo(plain.size());
        }
    }

    /** Every element carries its producer and number: none may be lost, doubled or overtaken. */
    @ParameterizedTest
    @CsvSource({"2, 4, 50000", "64, 4, 50000", "8192, 8, 50000"})
    void losesDoublesAndReordersNothingUnderManyProducers(int capacity, int producers, int each) throws Exception {
        BoundedQueue<long[]> queue = new BoundedQueue<>(capacity);
        CountDownLatch start = new CountDownLatch(1);
        AtomicLong accepted = new AtomicLong();
        AtomicLong working = new AtomicLong(producers);
        List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < producers; p++) {
            long name = p;
            Thread thread = new Thread(() -> {
                produce(queue, start, name, each, accepted);
                working.decrementAndGet();
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        long[] last = new long[producers];
        java.util.Arrays.fill(last, -1);
        long taken = 0;
        boolean ordered = true;
        while (true) {
            boolean ended = working.get() == 0; // before looking, so that nothing can follow an empty look
            long[] element = queue.poll();
            if (element != null) {
                int producer = (int) element[0];
                ordered &= element[1] > last[producer];
                last[producer] = element[1];
                taken++;
            } else if (ended) {
                break;
            } else {
                Thread.yield();
            }
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        }
        assertThat(ordered).isTrue();
        assertThat(taken).isEqualTo(accepted.get()).isPositive();
    }

    private static void produce(
            BoundedQueue<long[]> queue, CountDownLatch start, long name, int each, AtomicLong accepted) {
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        long mine = 0;
        for (int i = 0; i < each; i++) {
            if (queue.offer(new long[] {name, i})) {
                mine++;
            } else if (i % 3 == 0) {
                Thread.yield();
            }
        }
        accepted.addAndGet(mine);
    }
}
