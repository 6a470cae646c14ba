package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.ModelSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SlowBodyTest {

    private static final int CONNECTIONS = 60;

    private static TestServer server(String timeout) {
        return TestServer.start(ChurnService.builder()
                .settings(ServiceSettings.withDefaults().with(ServiceSettings.BODY_TIMEOUT, timeout))
                .source(ModelSource.of(TestModels.bank())));
    }

    /** More connections than may be at work would be, if a slow one were not ended. */
    @Test
    void endsTricklingBodiesAndAnswersHealthChecksMeanwhile() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try (TestServer server = server("1s")) {
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(new RawClient(server.port())
                        .send(RawClient.head("/predict", "Content-Length: 600"))
                        .send("{"));
            }
            List<RawClient> open = new ArrayList<>(clients);
            for (int round = 0; round < 400 && !open.isEmpty(); round++) {
                assertThat(server.get("/health").statusCode()).isEqualTo(200);
                Thread.sleep(50);
                open = trickle(open);
            }
            assertThat(open).isEmpty();
            for (RawClient client : clients) {
                assertThat(client.rest()) // returns: the connection is closed though the body is not complete
                        .startsWith("HTTP/1.1 408")
                        .contains("application/problem+json")
                        .contains("body-too-slow");
            }
            assertThat(server.service().admission().inside()).isZero();
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private static List<RawClient> trickle(List<RawClient> open) throws IOException {
        List<RawClient> still = new ArrayList<>();
        for (RawClient client : open) {
            if (!client.answered()) {
                client.send(" ");
                still.add(client);
            }
        }
        return still;
    }

    /** Tomcat's {@code connectionTimeout}, 20 seconds in its own configuration file, wakes the read and answers. */
    @Test
    void theContainerEndsAClientThatSendsNothing() throws Exception {
        ChurnService.Builder service = ChurnService.builder().source(ModelSource.of(TestModels.bank()));
        try (TestServer server = TestServer.start(service, c -> c.setProperty("connectionTimeout", "500"));
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Content-Length: 600"));
            assertThat(client.rest()).startsWith("HTTP/1.1 408");
            assertThat(server.service().admission().inside()).isZero();
        }
    }

    @Test
    void aSlowBodyThatComesInTimeIsAnswered() throws Exception {
        try (TestServer server = server("30s");
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Content-Length: 7", "Connection: close"));
            for (String part : List.of("{", "\"a\"", ":", "1", "}")) {
                Thread.sleep(20);
                client.send(part);
            }
            assertThat(client.rest()).startsWith("HTTP/1.1 422");
        }
    }

    @Test
    void aBodyShorterThanAnnouncedIsABadRequest() throws Exception {
        try (TestServer server = server("10s");
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Content-Length: 600"))
                    .send("{\"a\":1}")
                    .finish();
            assertThat(client.rest()).startsWith("HTTP/1.1 400");
            assertThat(server.service().admission().inside()).isZero();
        }
    }

    @Test
    void damagedChunksAreABadRequest() throws Exception {
        try (TestServer server = server("10s");
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Transfer-Encoding: chunked"))
                    .send("7\r\n{\"a\":1}\r\nzz\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void readsChunks() throws Exception {
        try (TestServer server = server("10s");
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Transfer-Encoding: chunked", "Connection: close"))
                    .send("3\r\n{\"a\r\n")
                    .send("4\r\n\":1}\r\n0\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 422").contains("unknown_field");
        }
    }

    @Test
    void chunksAreBoundedToo() throws Exception {
        try (TestServer server = server("10s");
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Transfer-Encoding: chunked", "Connection: close"))
                    .send("11170\r\n" + " ".repeat(0x11170) + "\r\n0\r\n\r\n");
            assertThat(client.rest()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void answersWhoAsksBeforeSendingABody() throws Exception {
        try (TestServer server = server("10s")) {
            try (RawClient client = new RawClient(server.port())) {
                client.send(
                        RawClient.head("/predict", "Content-Length: 7", "Expect: 100-continue", "Connection: close"));
                assertThat(client.next(12)).isEqualTo("HTTP/1.1 100");
                client.send("{\"a\":1}");
                assertThat(client.rest()).contains("HTTP/1.1 422");
            }
            try (RawClient client = new RawClient(server.port())) {
                client.send(RawClient.head("/predict", "Content-Length: 700000", "Expect: 100-continue"));
                assertThat(client.rest()).contains("HTTP/1.1 413");
            }
        }
    }
}
