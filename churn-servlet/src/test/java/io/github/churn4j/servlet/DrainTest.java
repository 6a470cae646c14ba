package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ModelSource;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainTest {

    private static ChurnService.Builder service(Setting<?> setting, String value) {
        return ChurnService.builder()
                .settings(ServiceSettings.withDefaults().with(setting, value))
                .source(ModelSource.of(TestModels.bank()));
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 4_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void finishesWhatIsAtWorkAndRefusesTheRest() throws Exception {
        String body = new ObjectMapper().writeValueAsString(TestModels.customer());
        try (TestServer server = TestServer.start(service(ServiceSettings.DRAIN, "30s"));
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Content-Length: " + body.length(), "Connection: close"))
                    .send(body.substring(0, 20));
            await(() -> server.service().admission().inside() == 1);
            Thread stopping = new Thread(server.service()::close);
            stopping.start();
            await(() -> server.service().admission().closed());
            HttpResponse<String> refused = server.post("/predict", TestModels.customer());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(TestServer.json(refused).path("type").asText()).endsWith("stopping");
            assertThat(server.get("/health").statusCode()).isIn(200, 503);
            assertThat(stopping.isAlive()).isTrue();
            client.send(body.substring(20));
            assertThat(client.rest()).startsWith("HTTP/1.1 200").contains("attrition_probability");
            stopping.join(20_000);
            assertThat(stopping.isAlive()).isFalse();
            assertThat(server.service().admission().inside()).isZero();
        }
    }

    @Test
    void doesNotWaitForeverForWhatIsAtWork() throws Exception {
        try (TestServer server = TestServer.start(service(ServiceSettings.DRAIN, "100ms"));
                RawClient client = new RawClient(server.port())) {
            client.send(RawClient.head("/predict", "Content-Length: 100")).send("{");
            await(() -> server.service().admission().inside() == 1);
            server.service().close();
            assertThat(server.service().admission().inside()).isOne();
        }
    }

    @Test
    void turnsAwayWhatIsTooMuchAndStaysHealthy() throws Exception {
        List<RawClient> clients = new ArrayList<>();
        try (TestServer server = TestServer.start(service(ServiceSettings.MAX_IN_FLIGHT, "4"))) {
            for (int i = 0; i < 4; i++) {
                clients.add(new RawClient(server.port())
                        .send(RawClient.head("/predict", "Content-Length: 2", "Connection: close"))
                        .send("{"));
            }
            await(() -> server.service().admission().inside() == 4);
            HttpResponse<String> refused = server.post("/predict", TestModels.customer());
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            assertThat(TestServer.json(refused).path("type").asText()).endsWith("overloaded");
            assertThat(server.get("/health").statusCode()).isEqualTo(200);
            for (RawClient client : clients) {
                assertThat(client.send("}").rest()).startsWith("HTTP/1.1 422");
            }
            assertThat(server.post("/predict", TestModels.customer()).statusCode())
                    .isEqualTo(200);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }
}
