package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InvocationsEndpointTest {

    private static TestServer server;
    private static String customer;
    private static String row;
    private static String header;
    private static double expected;

    @BeforeAll
    static void start() throws IOException {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
        Map<String, Object> fields = TestModels.customer();
        customer = new ObjectMapper().writeValueAsString(fields);
        row = TestModels.bank().schema().features().stream()
                .map(f -> String.valueOf(fields.get(f.field())))
                .collect(Collectors.joining(","));
        header = TestModels.bank().schema().features().stream()
                .map(f -> f.column())
                .collect(Collectors.joining(","));
        expected = TestServer.json(server.post("/predict", fields))
                .path("attrition_probability")
                .asDouble();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> invoke(String type, String body) {
        return server.post("/invocations", type, body);
    }

    @Test
    void answersThePingOnlyWithAModel() {
        assertThat(server.get("/ping").statusCode()).isEqualTo(200);
        assertThat(server.get("/ping").body()).isEmpty();
        try (TestServer empty = TestServer.start(ChurnService.builder())) {
            assertThat(empty.get("/ping").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void answersAnObjectByAnObjectAndAnArrayByAnArray() {
        HttpResponse<String> one = invoke("application/json", " " + customer);
        assertThat(one.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(one).path("attrition_probability").asDouble())
                .isEqualTo(expected);
        assertThat(TestServer.json(one).has("index")).isFalse();
        HttpResponse<String> two = invoke("application/json", "[" + customer + "," + customer + "]");
        assertThat(TestServer.json(two).size()).isEqualTo(2);
    }

    @Test
    void tellsWhatIsWrongWithASingleCustomer() {
        assertThat(invoke("application/json", "{\"customer_age\": 5}").statusCode())
                .isEqualTo(422);
        assertThat(invoke("application/json", customer + customer).statusCode()).isEqualTo(400);
        assertThat(invoke("application/json", "").statusCode()).isEqualTo(400);
        assertThat(invoke("application/json", "{\"a\":\"" + "x".repeat(70_000) + "\"}")
                        .statusCode())
                .isEqualTo(413);
        assertThat(invoke("application/x-recordio-protobuf", "x").statusCode()).isEqualTo(415);
    }

    @Test
    void answersLinesInTheirOwnMediaType() {
        for (String type : new String[] {"application/jsonlines", "application/x-ndjson"}) {
            HttpResponse<String> response = invoke(type, customer + "\n" + customer + "\n");
            assertThat(response.headers().firstValue("Content-Type")).contains(type);
            assertThat(response.body().lines()).hasSize(2);
        }
    }

    @Test
    void answersATableWithoutHeaderRowByRow() {
        HttpResponse<String> response =
                invoke("text/csv", row + "\n" + row.replaceFirst("^[^,]+", "young") + "\r\n" + row);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(response.body().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).startsWith(expected + ",").endsWith(",,"),
                        second -> assertThat(second).startsWith(",,,,invalid-record,"),
                        third -> assertThat(third).startsWith(expected + ","));
        assertThat(invoke("text/csv", row).body().lines()).hasSize(1);
    }

    @Test
    void answersATableWithHeaderUnderAHeader() {
        HttpResponse<String> response = invoke("text/csv", header + "\n" + row + "\n");
        assertThat(response.body().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .isEqualTo("attrition_probability,prediction,status,risk_level,error_code,error"),
                        second -> assertThat(second).startsWith(expected + ","));
    }

    @Test
    void refusesATableWithoutHeaderOfAnotherWidth() {
        HttpResponse<String> response = invoke("text/csv", "1,2,3\n");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("3 cells").contains("19");
    }
}
