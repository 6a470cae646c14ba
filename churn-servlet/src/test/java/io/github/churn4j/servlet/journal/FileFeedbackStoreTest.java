package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFeedbackStoreTest extends FeedbackStoreContract {

    @TempDir
    Path folder;

    private Path directory() {
        return folder.resolve("feedback");
    }

    private Path file() {
        return directory().resolve("feedback.ndjson");
    }

    @Override
    FeedbackStore open() {
        return FileFeedbackStore.open(directory());
    }

    private List<Feedback> some(int records) throws IOException {
        List<Feedback> batch = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            batch.add(of("prediction-" + i, i % 3 == 0));
        }
        try (FeedbackStore store = open()) {
            store.append(batch);
        }
        return batch;
    }

    @Test
    void writesLinesThatAreJson() throws IOException {
        some(1);
        assertThat(Files.readString(file()))
                .matches("\\{\"prediction_id\":\"prediction-0\",\"churned\":true,"
                        + "\"received_at\":\"2026-03-01T12:00:00.123Z\",\"crc32c\":\"[0-9a-f]{8}\"}\n");
    }

    @Test
    void recoversFromEveryTruncation() throws IOException {
        List<Feedback> batch = some(2);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            try (FeedbackStore store = open()) {
                int lines = (int) new String(whole, 0, length, StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                boolean lineFeedMissing = length < whole.length && whole[length] == '\n';
                int kept = lines + (lineFeedMissing ? 1 : 0);
                assertThat(all(store)).isEqualTo(batch.subList(0, kept));
                store.append(List.of(of("after", true)));
                assertThat(all(store)).hasSize(kept + 1);
            }
        }
    }

    @Test
    void neverLosesARecordSilentlyToAFlippedBit() throws IOException {
        List<Feedback> batch = some(20);
        byte[] whole = Files.readAllBytes(file());
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int run = 0; run < 500; run++) {
            byte[] damaged = whole.clone();
            int at = run < 200 ? damaged.length - 1 - run : random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file(), damaged);
            try (FeedbackStore store = open()) {
                assertThat(all(store)).isEqualTo(batch);
            } catch (FeedbackCorruptException e) {
                refused++;
                assertThat(e.file()).isEqualTo(file());
                assertThat(e.offset()).isLessThanOrEqualTo(at);
                assertThat(e).hasMessageContaining("at byte " + e.offset());
                assertThat(Files.readAllBytes(file())).isEqualTo(damaged);
            }
        }
        assertThat(refused).isGreaterThan(450);
    }

    @Test
    void cutsZerosThatACrashOfTheMachineLeft() throws IOException {
        List<Feedback> batch = some(3);
        Files.write(file(), new byte[5_000], StandardOpenOption.APPEND);
        try (FeedbackStore store = open()) {
            assertThat(all(store)).isEqualTo(batch);
        }
    }

    @Test
    void refusesADirectoryInUse() throws IOException {
        try (FeedbackStore store = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining("churn.feedback-dir");
            store.append(List.of(of("p", true)));
            assertThat(all(FileFeedbackStore.reader(directory()))).hasSize(1);
        }
    }

    @Test
    void acknowledgesNothingWhereItsFileIsGone() throws IOException {
        try (FeedbackStore store = open()) {
            Files.delete(file());
            assertThatThrownBy(() -> store.append(List.of(of("p", true)))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void survivesAnInterruptedSender() throws IOException {
        try (FeedbackStore store = open()) {
            Thread.currentThread().interrupt();
            store.append(List.of(of("p", true)));
            assertThat(Thread.interrupted()).isTrue();
            store.append(List.of(of("q", true)));
            assertThat(all(store)).hasSize(2);
        }
    }

    @Test
    void sharesOneForceAmongSendersThatWait() throws Exception {
        int threads = 32;
        int each = 50;
        try (FileFeedbackStore store = FileFeedbackStore.open(directory())) {
            CountDownLatch ready = new CountDownLatch(threads);
            List<Thread> senders = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                String name = "t" + t + "-";
                senders.add(new Thread(() -> {
                    ready.countDown();
                    try {
                        ready.await();
                        for (int i = 0; i < each; i++) {
                            store.append(List.of(of(name + i, true)));
                        }
                    } catch (IOException | InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            long start = System.nanoTime();
            senders.forEach(Thread::start);
            for (Thread sender : senders) {
                sender.join();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.getLogger(FileFeedbackStoreTest.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "{0} appends by {1} senders in {2} s, {3} forces",
                            threads * each,
                            threads,
                            seconds,
                            store.forces());
            assertThat(all(store)).hasSize(threads * each);
            assertThat(store.forces()).isLessThan(threads * each * 3 / 4);
        }
    }
}
