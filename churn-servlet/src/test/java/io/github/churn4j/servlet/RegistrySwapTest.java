package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.ChurnModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Aliases are moved by somebody else while requests run. */
@Timeout(300)
class RegistrySwapTest {

    private static final int MOVES = 12;

    @Test
    void everyAnswerIsThatOfTheVersionItNames(@TempDir Path root) throws InterruptedException {
        ChurnModel[] versions = {TestModels.bank(42), TestModels.bank(43)};
        try (TestRegistry registry = TestRegistry.in(root)) {
            registry.publish(versions[0]);
            registry.publish(versions[1]);
            registry.promote("champion", 1);
            ServiceSettings settings = registry.settings().with(ServiceSettings.WATCH, "20ms");
            try (TestServer server = TestServer.start(ChurnService.builder().settings(settings));
                    SwapLoad load = new SwapLoad(server.port(), Map.of("1", versions[0], "2", versions[1]))) {
                load.start(3, 0);
                for (int move = 0; move < MOVES; move++) {
                    int version = 2 - move % 2;
                    registry.promote("champion", version);
                    registry.promote("challenger", 3 - version);
                    awaitVersion(server, Integer.toString(version));
                }
                load.stop();
                assertThat(load.faults()).isEmpty();
                assertThat(load.answers()).isGreaterThan(50);
            }
        }
    }

    private static void awaitVersion(TestServer server, String version) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (System.nanoTime() - end < 0
                && !server.service().models().require().served().version().equals(version)) {
            Thread.sleep(2);
        }
        assertThat(server.service().models().require().served().version()).isEqualTo(version);
    }
}
