package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Explanation;
import io.github.churn4j.ModelSource;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PredictEndpointTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .settings(ServiceSettings.withDefaults()
                        .with(ServiceSettings.ACTION_LOW, "Wave \"hello\" \u263a")
                        .with(ServiceSettings.ACTION_HIGH, "Wave \"hello\" \u263a")
                        .with(ServiceSettings.ACTION_MEDIUM, "Wave \"hello\" \u263a")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static CustomerRecord record(Map<String, Object> customer) {
        CustomerRecord.Builder builder = TestModels.bank().schema().newRecord();
        customer.forEach((field, value) -> builder.set(field, value.toString()));
        return builder.build();
    }

    private static String form(Map<String, Object> customer) {
        return customer.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Test
    void answersWithTheBitsOfTheModel() {
        ChurnModel model = TestModels.bank();
        ChurnPredictor predictor = ChurnPredictor.of(model);
        Map<String, Object> customer = TestModels.customer();
        for (int count = 10; count < 140; count++) {
            customer.put("total_trans_ct", count);
            Prediction expected = predictor.predict(record(customer));
            JsonNode answer = TestServer.json(server.post("/predict", customer));
            assertThat(answer.path("attrition_probability").doubleValue()).isEqualTo(expected.attritionProbability());
            assertThat(answer.path("retention_probability").doubleValue()).isEqualTo(expected.retentionProbability());
            assertThat(answer.path("prediction").intValue()).isEqualTo(expected.label());
            assertThat(answer.path("status").textValue()).isEqualTo(expected.status());
            assertThat(answer.path("risk_level").textValue())
                    .isEqualTo(expected.riskLevel().label());
            assertThat(answer.path("threshold").doubleValue()).isEqualTo(expected.threshold());
            assertThat(answer.path("model").textValue()).isEqualTo("bank-churn");
            assertThat(answer.path("model_version").textValue()).isNotEmpty();
            assertThat(answer.path("prediction_id").textValue()).hasSize(36);
            assertThat(answer.path("recommended_action").textValue()).isEqualTo("Wave \"hello\" \u263a");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json;charset=utf-8",
                "application/json; charset=\"UTF-8\"",
                "APPLICATION/JSON",
                "application/vnd.bank+json"
            })
    void takesJsonUnderItsNames(String type) {
        assertThat(server.post("/predict", type, "{}").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain, {}, 415",
        "application/xml, {}, 415",
        "application/json;charset=utf-16, {}, 415",
        "multipart/form-data;boundary=x, {}, 415",
        "application/json, '', 400",
        "application/json, '[]', 400",
        "application/x-www-form-urlencoded, 'a=%', 400"
    })
    void refusesOtherBodies(String type, String body, int status) {
        assertThat(server.post("/predict", type, body).statusCode()).isEqualTo(status);
        assertThat(server.post("/explain", type, body).statusCode()).isEqualTo(status);
    }

    @Test
    void wantsToKnowTheTypeOfWhatIsThere() {
        HttpRequest.Builder untyped = HttpRequest.newBuilder(server.uri("/predict"));
        assertThat(server.send(untyped.POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .statusCode())
                .isEqualTo(415);
        assertThat(server.send(untyped.POST(HttpRequest.BodyPublishers.noBody()).build())
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/predict"))
                                .header("Content-Type", "application/json")
                                .header("Content-Encoding", "gzip")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void explainsHeaviestFirst() {
        Map<String, Object> customer = TestModels.customer();
        Explanation expected = ChurnPredictor.of(TestModels.bank()).explain(record(customer));
        JsonNode answer = TestServer.json(server.post("/predict?explain=true", customer));
        assertThat(answer.path("scale").textValue()).isEqualTo("log_odds");
        assertThat(answer.path("base_value").doubleValue()).isEqualTo(expected.baseValue());
        JsonNode reasons = answer.path("reasons");
        assertThat(reasons).hasSize(19);
        double before = Double.POSITIVE_INFINITY;
        double sum = expected.baseValue();
        for (JsonNode reason : reasons) {
            assertThat(reason.fieldNames())
                    .toIterable()
                    .containsExactly("field", "value", "contribution", "direction", "sentence");
            double contribution = reason.path("contribution").doubleValue();
            assertThat(Math.abs(contribution)).isLessThanOrEqualTo(before);
            before = Math.abs(contribution);
            sum += contribution;
            assertThat(reason.path("direction").textValue()).isEqualTo(contribution > 0 ? "raises" : "lowers");
            assertThat(customer).containsKey(reason.path("field").textValue());
            assertThat(reason.path("sentence").textValue()).endsWith(".");
        }
        assertThat(sum).isCloseTo(expected.score(), within(1e-9));
        assertThat(TestServer.json(server.post("/predict?explain=true&top=3", customer))
                        .path("reasons"))
                .hasSize(3);
        JsonNode explained = TestServer.json(server.post("/explain", customer));
        assertThat(explained.path("reasons")).isEqualTo(reasons);
        assertThat(TestServer.json(server.post("/explain?top=2", customer)).path("reasons"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1001", "x", "", "99999999999", "1%202"})
    void wantsAWholeNumberOfReasons(String top) {
        assertThat(server.post("/explain?top=" + top, TestModels.customer()).statusCode())
                .isEqualTo(400);
        assertThat(server.post("/predict?explain=true&top=" + top, TestModels.customer())
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void asksForAFeatureStoreWhereOnlyTheNameIsGiven() {
        HttpResponse<String> response = server.post("/predict", Map.of("customer_id", "A-7"));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(response).path("type").textValue())
                .isEqualTo("urn:churn4j:problem:no-feature-store");
    }

    @Test
    void answersAFormAsItAnswersJson() {
        Map<String, Object> customer = TestModels.customer();
        JsonNode fromForm = TestServer.json(server.post("/predict", FORM, form(customer)));
        JsonNode fromJson = TestServer.json(server.post("/predict", customer));
        assertThat(fromForm.path("attrition_probability")).isEqualTo(fromJson.path("attrition_probability"));
    }

    private static HttpResponse<String> browse(String form) {
        return server.send(HttpRequest.newBuilder(server.uri("/predict"))
                .header("Content-Type", FORM)
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    @Test
    void answersABrowsersFormByAPage() {
        HttpResponse<String> response = browse(form(TestModels.customer()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(response.body())
                .contains("risk of leaving", "Wave &quot;hello&quot;", "Gauge:", "Total transaction count is 38")
                .doesNotContain("<script", "src=\"http");
    }

    @Test
    void tellsABrowserWhichFieldsToCorrect() {
        Map<String, Object> customer = TestModels.customer();
        customer.put("gender", "<b>");
        HttpResponse<String> response = browse(form(customer));
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(browse("a=%").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | true",
                "*/* | false",
                "application/json | false",
                "application/json, text/html;q=0.5 | false",
                "text/html;q=0 | false",
                "text/html;q=x | false",
                "text/html, application/json;q=0.1 | true"
            })
    void knowsWhoWantsAPage(String accept, boolean page) {
        assertThat(AcceptHeader.of(accept).prefersHtml()).isEqualTo(page);
        assertThat(AcceptHeader.of(null).prefersHtml()).isFalse();
    }
}
