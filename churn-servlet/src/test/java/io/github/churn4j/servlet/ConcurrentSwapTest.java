package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ConcurrentSwapTest {

    private static final int CLIENTS = 4;
    private static final long MILLIS = 3_000;

    /** Swaps every few milliseconds, the challenger too, to one of another schema and back. */
    @Test
    void everyAnswerIsOneModelsOwnWhileModelsAreSwapped() throws InterruptedException {
        ChurnModel[] turns = {TestModels.bank(42), TestModels.bank(43)};
        ChurnModel[] shadows = {turns[1], TestModels.otherSchema(), turns[0]};
        SwitchedSource source = new SwitchedSource(turns[0]);
        SwitchedSource challengers = new SwitchedSource(shadows[0]);
        AtomicLong heard = new AtomicLong();
        try (TestServer server = TestServer.start(ChurnService.builder()
                        .source(source)
                        .challengers(challengers)
                        .listener(e -> heard.incrementAndGet()));
                SwapLoad load = new SwapLoad(server.port(), turns)) {
            ActiveModels models = server.service().models();
            load.start(CLIENTS, 0);
            long end = System.nanoTime() + MILLIS * 1_000_000;
            int swaps = 0;
            while (System.nanoTime() - end < 0) {
                source.offer(turns[++swaps % 2]);
                challengers.offer(shadows[swaps % 3]);
                models.refresh();
                Thread.sleep(3);
            }
            load.stop();
            server.service().close();
            assertThat(load.faults()).isEmpty();
            assertThat(load.answers()).isGreaterThan(100);
            assertThat(swaps).isGreaterThan(20);
            assertThat(heard.get() + server.service().feed().dropped()).isEqualTo(load.answers());
            assertThat(server.service().feed().failures()).isZero();
        }
    }

    @Test
    void aModelThatWasReplacedBecomesGarbage(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("model.churn");
        TestModels.bank(42).write(file);
        SwitchedSource source = new SwitchedSource(ChurnModel.read(file));
        try (TestServer server =
                TestServer.start(ChurnService.builder().source(source).challengers(source))) {
            ActiveModels models = server.service().models();
            server.post("/predict", TestModels.customer());
            WeakReference<ChurnModel> old =
                    new WeakReference<>(models.require().served().model());
            TestModels.bank(43).write(file);
            source.offer(read(file));
            models.refresh();
            server.post("/predict", TestModels.customer());
            for (int i = 0; i < 200 && old.get() != null; i++) {
                System.gc();
                Thread.sleep(10);
            }
            assertThat(old.get()).isNull();
        }
    }

    private static ChurnModel read(Path file) throws IOException {
        return ChurnModel.read(Files.readAllBytes(file), "a copy");
    }
}
