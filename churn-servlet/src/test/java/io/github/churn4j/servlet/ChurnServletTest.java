package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChurnServletTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void predicts() {
        HttpResponse<String> response = server.post("/predict", TestModels.customer());
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode answer = TestServer.json(response);
        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly(
                        "prediction",
                        "attrition_probability",
                        "retention_probability",
                        "status",
                        "risk_level",
                        "prediction_id",
                        "model",
                        "model_version",
                        "threshold",
                        "recommended_action");
        assertThat(answer.path("attrition_probability").asDouble()
                        + answer.path("retention_probability").asDouble())
                .isCloseTo(1, within(1e-15));
    }

    @Test
    void listsEveryOffendingField() {
        Map<String, Object> customer = TestModels.customer();
        customer.remove("gender");
        customer.put("customer_age", -3);
        customer.put("customer_agee", 3);
        HttpResponse<String> response = server.post("/predict", customer);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(response).path("errors").findValuesAsText("code"))
                .containsExactlyInAnyOrder("missing_field", "out_of_range", "unknown_field");
        assertThat(TestServer.json(response).path("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("gender", "customer_age", "customer_agee");
        assertThat(TestServer.json(response).path("errors").findValuesAsText("column"))
                .containsExactlyInAnyOrder("Gender", "Customer_Age");
    }

    @Test
    void protectsWhatACacheOrABrowserCouldMistake() {
        HttpResponse<String> answered = server.post("/predict", TestModels.customer());
        assertThat(answered.headers().map()).containsKey("X-Request-Id").doesNotContainKey("Cache-Control");
        for (HttpResponse<String> response : List.of(
                server.get("/health"),
                server.get("/nowhere"),
                server.post("/predict", Map.of()),
                server.post("/predict", "text/plain", "x"),
                server.post("/predict/batch", "application/x-ndjson", "{}"),
                server.post("/v2/models/bank-churn/infer", "application/json", "{}"))) {
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        }
    }

    @Test
    void tellsThatItIsHealthy() {
        JsonNode health = TestServer.json(server.get("/health"));
        assertThat(health.path("status").asText()).isEqualTo("healthy");
        assertThat(health.path("model_loaded").asBoolean()).isTrue();
        assertThat(health.path("features_count").asInt()).isGreaterThan(19);
    }

    @Test
    void knowsItsPathsAndMethods() {
        assertThat(server.get("/nowhere").statusCode()).isEqualTo(404);
        HttpResponse<String> wrong = server.get("/predict");
        assertThat(wrong.statusCode()).isEqualTo(405);
        assertThat(wrong.headers().firstValue("Allow")).contains("POST");
    }
}
