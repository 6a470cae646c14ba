package io.github.churn4j.servlet.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private static final Logger LOGGER = Logger.getLogger(AccessLog.NAME);

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord event) {
            lines.add(event.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    /** Closing the server waits for its requests, so that their lines are there. */
    private List<String> linesOf(String mode) {
        try (TestServer server = TestServer.start(ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .settings(ServiceSettings.withDefaults().with(ServiceSettings.ACCESS_LOG, mode)))) {
            server.send(HttpRequest.newBuilder(server.uri("/predict?customer_id=4711"))
                    .header("X-Request-Id", "mine-1")
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"customer_age\": 45}"))
                    .build());
            server.get("/livez%0aforged");
        }
        return lines;
    }

    @Test
    void writesOneLinePerRequestWithNothingPersonal() {
        List<String> written = linesOf("on");
        assertThat(written).hasSize(2);
        assertThat(written.get(0)).matches("\\S+Z POST /predict 422 \\d+us \\d+B mine-1");
        assertThat(written.get(1)).matches("\\S+Z GET /livez\\?forged 404 \\d+us \\d+B [-0-9a-f]{36}");
        assertThat(written).noneMatch(l -> l.contains("4711") || l.contains("127.0.0.1"));
    }

    @Test
    void namesTheClientWhereAsked() {
        assertThat(linesOf("address")).allMatch(l -> l.endsWith(" 127.0.0.1"));
    }

    @Test
    void isSilentUnlessSwitchedOn() {
        assertThat(linesOf("off")).isEmpty();
    }
}
