package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import io.github.churn4j.model.ChurnModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service under steady load at 70 % of what it can do here, whose bundle is replaced every second by a rename, as a
 * deployment does it. Runs for {@code churn.soak.seconds}: 60 by default, 1,800 under the profile {@code full}.
 */
@Tag("slow")
class SwapSoakTest {

    private static final int CLIENTS = 8;
    private static final double SHARE = .7;
    private static final long SWAP_MILLIS = 1_000;
    private static final long SLACK = 10L << 20;

    @Test
    void noRequestFailsAndNoMemoryIsLost(@TempDir Path folder) throws Exception {
        int seconds = Integer.getInteger("churn.soak.seconds", 60);
        ChurnModel[] turns = {TestModels.bank(42), TestModels.bank(43)};
        Path file = folder.resolve("model.churn");
        turns[0].write(file);
        try (TestServer server = TestServer.start(ChurnService.builder()
                        .settings(ServiceSettings.withDefaults().with(ServiceSettings.WATCH, "50ms"))
                        .source(ModelSource.file(file))
                        .challengers(ModelSource.of(turns[1])));
                SwapLoad load = new SwapLoad(server.port(), turns)) {
            double most = measure(load);
            load.start(CLIENTS, SHARE * most);
            int swaps = swap(file, turns, Math.max(5, seconds / 10));
            long before = heapAfterCollection();
            long answersBefore = load.answers();
            long start = System.nanoTime();
            swaps += swap(file, turns, seconds);
            double rate = (load.answers() - answersBefore) / ((System.nanoTime() - start) / 1e9);
            long after = heapAfterCollection();
            load.stop();
            System.out.printf(
                    "soak: %d s, at most %.0f/s, load %.0f/s, %d answers, %d swaps, heap %.1f -> %.1f MB%n",
                    seconds, most, rate, load.answers(), swaps, before / 1e6, after / 1e6);
            assertThat(load.faults()).isEmpty();
            assertThat(load.answers()).isGreaterThan(10L * seconds);
            assertThat(swaps).isGreaterThan(seconds / 2);
            assertThat(after).isLessThan(before + before / 5 + SLACK);
        }
    }

    /** Answers a second without pauses, once the service is warm. */
    private static double measure(SwapLoad load) throws InterruptedException {
        load.start(CLIENTS, 0);
        Thread.sleep(3_000);
        long answers = load.answers();
        long start = System.nanoTime();
        Thread.sleep(3_000);
        double rate = (load.answers() - answers) / ((System.nanoTime() - start) / 1e9);
        load.stop();
        return rate;
    }

    private static int swap(Path file, ChurnModel[] turns, int seconds) throws Exception {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        Path next = file.resolveSibling("next");
        int swaps = 0;
        while (System.nanoTime() - end < 0) {
            turns[++swaps % 2].write(next);
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            Thread.sleep(SWAP_MILLIS);
        }
        return swaps;
    }

    private static long heapAfterCollection() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
