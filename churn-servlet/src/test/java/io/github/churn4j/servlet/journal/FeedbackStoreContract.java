package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of feedback keeps to. */
abstract class FeedbackStoreContract {

    static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123Z");

    /** The store under test, opened anew on what it kept. */
    abstract FeedbackStore open();

    static Feedback of(String id, boolean churned) {
        return Feedback.ofPrediction(id, churned, null, NOW);
    }

    static List<Feedback> all(FeedbackSource store) throws IOException {
        List<Feedback> all = new ArrayList<>();
        store.forEach(all::add);
        return all;
    }

    @Test
    void keepsEveryKindOfFeedback() throws IOException {
        List<Feedback> batch = List.of(
                Feedback.ofPrediction("päpä-\"1\"", true, null, NOW),
                Feedback.ofPrediction("p-2", false, NOW.minusSeconds(5), NOW),
                Feedback.ofCustomer("c-3", NOW.minusSeconds(9), true, NOW.minusSeconds(5), NOW));
        try (FeedbackStore store = open()) {
            assertThat(store.append(batch)).isEqualTo(new FeedbackReceipt(3, 0));
            assertThat(all(store)).isEqualTo(batch);
        }
        try (FeedbackStore store = open()) {
            assertThat(all(store)).isEqualTo(batch);
        }
    }

    @Test
    void keepsTheSameFeedbackOnce() throws IOException {
        try (FeedbackStore store = open()) {
            assertThat(store.append(List.of(of("p", true), of("q", true), of("p", true))))
                    .isEqualTo(new FeedbackReceipt(2, 1));
            assertThat(store.append(List.of(of("p", true)))).isEqualTo(new FeedbackReceipt(0, 1));
        }
        try (FeedbackStore store = open()) {
            assertThat(store.append(List.of(Feedback.ofPrediction("p", true, null, NOW.plusSeconds(3)))))
                    .isEqualTo(new FeedbackReceipt(0, 1));
            assertThat(all(store)).hasSize(2);
        }
    }

    @Test
    void keepsACorrectionAfterWhatItCorrects() throws IOException {
        try (FeedbackStore store = open()) {
            store.append(List.of(of("p", true)));
            store.append(List.of(of("p", false)));
            store.append(List.of(Feedback.ofPrediction("p", true, NOW, NOW)));
            assertThat(all(store)).extracting(Feedback::churned).containsExactly(true, false, true);
        }
    }

    @Test
    void tellsApartNamesThatRunTogether() throws IOException {
        try (FeedbackStore store = open()) {
            Instant at = NOW.minusSeconds(9);
            assertThat(store.append(List.of(of("c", true), Feedback.ofCustomer("c", at, true, null, NOW))))
                    .isEqualTo(new FeedbackReceipt(2, 0));
        }
    }

    @Test
    void changesItsStateWithEachAddition() throws IOException {
        try (FeedbackStore store = open()) {
            String empty = store.state();
            store.append(List.of(of("p", true)));
            String one = store.state();
            store.append(List.of(of("p", true)));
            assertThat(store.state()).isEqualTo(one).isNotEqualTo(empty);
            store.append(List.of(of("p", false)));
            assertThat(store.state()).isNotEqualTo(one);
        }
    }

    @Test
    void letsOneOfManyWritersOfTheSameWin() throws Exception {
        int threads = 8;
        int records = 100;
        try (FeedbackStore store = open()) {
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                Callable<Integer> writer = () -> {
                    int accepted = 0;
                    for (int i = 0; i < records; i++) {
                        accepted += store.append(List.of(of("p-" + i, true), of("q-" + i, false)))
                                .accepted();
                    }
                    return accepted;
                };
                int accepted = 0;
                for (Future<Integer> result : pool.invokeAll(
                        IntStream.range(0, threads).mapToObj(i -> writer).toList())) {
                    accepted += result.get();
                }
                assertThat(accepted).isEqualTo(2 * records);
            } finally {
                pool.shutdown();
            }
            assertThat(all(store)).hasSize(2 * records).doesNotHaveDuplicates();
        }
    }
}
