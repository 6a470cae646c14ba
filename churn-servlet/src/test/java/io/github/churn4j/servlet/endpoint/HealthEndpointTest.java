package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class HealthEndpointTest {

    @Test
    void withAModelAllIsWell() {
        try (TestServer server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())))) {
            JsonNode health = TestServer.json(server.get("/health"));
            assertThat(health.path("status").asText()).isEqualTo("healthy");
            assertThat(health.path("model_loaded").asBoolean()).isTrue();
            assertThat(health.path("features_count").asInt()).isGreaterThan(19);
            assertThat(health.path("in_flight").asInt()).isZero();
            assertThat(health.path("uptime_seconds").isInt()).isTrue();
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
            assertThat(server.get("/readyz").body()).isEqualTo("{\"status\":\"ready\",\"reasons\":[]}");
        }
    }

    @Test
    void withoutAModelItLivesButIsNotReady() {
        try (TestServer server = TestServer.start(ChurnService.builder())) {
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
            assertThat(server.get("/health").statusCode()).isEqualTo(503);
            HttpResponse<String> ready = server.get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(TestServer.json(ready).path("reasons").get(0).asText())
                    .contains("no model is loaded")
                    .contains("churn.model");
            assertThat(server.get("/model").statusCode()).isEqualTo(503);
            assertThat(server.get("/openapi.json").statusCode()).isEqualTo(200);
            assertThat(server.get("/metrics").statusCode()).isEqualTo(200);
            assertThat(server.get("/stats").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aStoppingServiceIsNotReady() {
        try (TestServer server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())))) {
            server.service().close();
            HttpResponse<String> ready = server.get("/readyz");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.body()).contains("the service is stopping");
            assertThat(server.get("/livez").statusCode()).isEqualTo(200);
        }
    }
}
