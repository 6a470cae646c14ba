package io.github.churn4j.servlet.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.servlet.TestModels;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PredictionFeedTest {

    private static final Serving SERVING =
            Serving.of(ModelSource.of(TestModels.bank()).current(null).orElseThrow(), Instant.EPOCH);
    private static final CustomerRecord RECORD = TestModels.record(TestModels.bank());

    private static PredictionFeed feed(PredictionListener... listeners) {
        return new PredictionFeed(List.of(listeners), Clock.systemUTC());
    }

    private static void offer(PredictionFeed feed, String id) {
        feed.offer(id, "", SERVING, RECORD, .25);
    }

    @Test
    void deliversEverythingInOrderBeforeItCloses() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        PredictionFeed feed = feed(e -> heard.add(e.id()));
        feed.start();
        for (int i = 0; i < 5_000; i++) {
            offer(feed, Integer.toString(i));
        }
        feed.close();
        assertThat(heard)
                .containsExactlyElementsOf(
                        IntStream.range(0, 5_000).mapToObj(Integer::toString).toList());
        assertThat(feed.delivered()).isEqualTo(5_000);
        assertThat(feed.dropped()).isZero();
    }

    @Test
    void wakesUpForALonelyPrediction() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            CountDownLatch heard = new CountDownLatch(2);
            PredictionFeed feed = feed(e -> heard.countDown());
            feed.start();
            offer(feed, "a");
            Thread.sleep(round); // asleep, napping or busy when the second one comes
            offer(feed, "b");
            assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
            feed.close();
        }
    }

    @Test
    void dropsAndCountsWhatDoesNotFit() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        PredictionFeed feed = new PredictionFeed(
                List.of(e -> {
                    busy.countDown();
                    await(go);
                }),
                Clock.systemUTC(),
                8,
                null,
                () -> false,
                null);
        feed.start();
        offer(feed, "first");
        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
        for (int i = 0; i < 20; i++) {
            offer(feed, "next");
        }
        assertThat(feed.dropped()).isEqualTo(12);
        assertThat(feed.waiting()).isEqualTo(8);
        go.countDown();
        feed.close();
        assertThat(feed.delivered()).isEqualTo(9);
        offer(feed, "late");
        assertThat(feed.dropped()).isEqualTo(13);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFailingListenerDisturbsNobody() {
        AtomicInteger heard = new AtomicInteger();
        PredictionFeed feed = feed(
                e -> {
                    throw new IllegalStateException("on purpose");
                },
                e -> heard.incrementAndGet());
        feed.start();
        for (int i = 0; i < 100; i++) {
            offer(feed, "x");
        }
        feed.close();
        assertThat(heard).hasValue(100);
        assertThat(feed.failures()).isEqualTo(100);
    }

    @Test
    void closesEachListenerOnceAfterTheLastPrediction() {
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        PredictionFeed feed = feed(new Recorder(told));
        feed.start();
        offer(feed, "a");
        feed.close();
        feed.close();
        assertThat(told).containsExactly("a", "closed");
        PredictionFeed idle = feed(new Recorder(told));
        idle.close();
        assertThat(told).containsExactly("a", "closed", "closed");
    }

    private record Recorder(List<String> told) implements PredictionListener {
        @Override
        public void predicted(PredictionEvent event) {
            told.add(event.id());
        }

        @Override
        public void close() {
            told.add("closed");
        }
    }

    @Test
    void doesNotWaitForAListenerThatIsStuck() throws InterruptedException {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        PredictionFeed feed = new PredictionFeed(
                List.of(e -> {
                    busy.countDown();
                    await(never);
                }),
                Clock.systemUTC(),
                8,
                null,
                () -> false,
                null,
                Duration.ofMillis(50));
        feed.start();
        offer(feed, "a");
        assertThat(busy.await(20, TimeUnit.SECONDS)).isTrue();
        feed.close(); // returns, which is the point
        assertThat(never.getCount()).isOne();
    }

    @Test
    void takesNothingWhereNobodyListens() {
        PredictionFeed feed = feed();
        offer(feed, "a");
        assertThat(feed.waiting()).isZero();
        assertThat(feed.dropped()).isZero();
        feed.close();
    }

    private static final List<FieldProblem> PROBLEMS =
            List.of(new FieldProblem(FieldProblem.Code.UNSEEN_CATEGORY, "Gender", "X", "F or M", "correct the value"));

    private static PredictionFeed refusalsTo(Consumer<Refusal> listener) {
        return new PredictionFeed(List.of(), Clock.systemUTC(), 8, null, () -> false, listener);
    }

    @Test
    void bringsRefusedRecordsToWhoWantsThem() {
        List<Refusal> heard = Collections.synchronizedList(new ArrayList<>());
        PredictionFeed feed = refusalsTo(heard::add);
        feed.start();
        feed.refused("C-1", SERVING, PROBLEMS);
        feed.refused("C-1", SERVING, PROBLEMS);
        feed.close();
        assertThat(heard).hasSize(2).allSatisfy(r -> {
            assertThat(r.served()).isSameAs(SERVING.served());
            assertThat(r.customer()).isEqualTo("C-1");
            assertThat(r.problems()).isEqualTo(PROBLEMS);
        });
    }

    @Test
    void aFloodOfRefusedRecordsIsBoundedAndCostsNoPrediction() {
        AtomicInteger heard = new AtomicInteger();
        AtomicInteger predicted = new AtomicInteger();
        PredictionFeed feed = new PredictionFeed(
                List.of(e -> predicted.incrementAndGet()),
                Clock.systemUTC(),
                8,
                null,
                () -> false,
                r -> heard.incrementAndGet());
        for (int i = 0; i < 5_000; i++) {
            feed.refused("C-1", SERVING, PROBLEMS);
        }
        offer(feed, "a");
        feed.start();
        feed.close();
        assertThat(predicted).hasValue(1);
        assertThat(heard.get()).isPositive();
        assertThat(heard.get() + feed.refusalsDropped()).isEqualTo(5_000);
        assertThat(feed.dropped()).isZero();
    }

    @Test
    void whoFailsOnARefusedRecordIsCountedAndDisturbsNobody() {
        AtomicInteger heard = new AtomicInteger();
        PredictionFeed feed = refusalsTo(r -> {
            if (heard.incrementAndGet() == 1) {
                throw new IllegalStateException("not this one");
            }
        });
        feed.start();
        feed.refused("C-1", SERVING, PROBLEMS);
        feed.refused("C-1", SERVING, PROBLEMS);
        feed.close();
        assertThat(heard).hasValue(2);
        assertThat(feed.failures()).isOne();
    }
}
