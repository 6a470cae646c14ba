package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BatchEndpointTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static TestServer server;
    private static double expected;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .settings(ServiceSettings.withDefaults().with(ServiceSettings.MAX_BATCH, "100")));
        expected = TestServer.json(server.post("/predict", TestModels.customer()))
                .path("attrition_probability")
                .asDouble();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String customer() {
        return json(TestModels.customer());
    }

    private static String bad() {
        Map<String, Object> customer = TestModels.customer();
        customer.put("customer_age", -3);
        return json(customer);
    }

    private static String json(Map<String, Object> customer) {
        try {
            return MAPPER.writeValueAsString(customer);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header() {
        return TestModels.bank().schema().features().stream()
                .map(f -> f.column())
                .collect(Collectors.joining(","));
    }

    private static String row() {
        Map<String, Object> customer = TestModels.customer();
        return TestModels.bank().schema().features().stream()
                .map(f -> String.valueOf(customer.get(f.field())))
                .collect(Collectors.joining(","));
    }

    private static HttpResponse<String> array(String body) {
        return server.post("/predict/batch", "application/json", body);
    }

    private static HttpResponse<String> lines(String body) {
        return server.post("/predict/batch", "application/x-ndjson", body);
    }

    private static HttpResponse<String> csv(String body) {
        return server.post("/predict/batch", "text/csv", body);
    }

    private static List<JsonNode> ndjson(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        List<JsonNode> answers = new ArrayList<>();
        response.body().lines().forEach(line -> {
            try {
                answers.add(MAPPER.readTree(line));
            } catch (IOException e) {
                throw new AssertionError(line, e);
            }
        });
        return answers;
    }

    private static void assertAnswered(JsonNode answer, int index) {
        assertThat(answer.path("index").asInt(-1)).isEqualTo(index);
        assertThat(answer.path("attrition_probability").asDouble())
                .as(answer.toString())
                .isEqualTo(expected);
        assertThat(answer.has("error")).isFalse();
    }

    private static void assertError(JsonNode answer, int index, int status, String code) {
        assertThat(answer.path("index").asInt(-1)).as(answer.toString()).isEqualTo(index);
        assertThat(answer.path("error").path("status").asInt())
                .as(answer.toString())
                .isEqualTo(status);
        assertThat(answer.path("error").path("code").asText()).isEqualTo(code);
        assertThat(answer.has("attrition_probability")).isFalse();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(TestServer.json(response).path("type").asText()).endsWith(":" + code);
    }

    @Test
    void answersAnArrayByAnArrayInItsOrder() {
        HttpResponse<String> response = array("[" + customer() + " ,\n" + bad() + "," + customer() + "]\n");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        JsonNode answers = TestServer.json(response);
        assertThat(answers.size()).isEqualTo(3);
        assertAnswered(answers.get(0), 0);
        assertError(answers.get(1), 1, 422, "invalid-record");
        assertThat(answers.get(1)
                        .path("error")
                        .path("errors")
                        .get(0)
                        .path("code")
                        .asText())
                .isEqualTo("out_of_range");
        assertAnswered(answers.get(2), 2);
        assertThat(answers.get(0).fieldNames())
                .toIterable()
                .contains("prediction", "status", "risk_level", "prediction_id", "model", "model_version", "threshold");
    }

    @Test
    void answersAnEmptyArrayByAnEmptyArray() {
        HttpResponse<String> response = array(" [ ] ");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestServer.json(response).size()).isZero();
        assertThat(TestServer.json(response).isArray()).isTrue();
    }

    @Test
    void tellsElementsThatAreNoObjectsAndGoesOn() {
        JsonNode answers = TestServer.json(array("[[1,[2]],\"a, \\\"]\",7,null," + customer() + "]"));
        for (int i = 0; i < 4; i++) {
            assertError(answers.get(i), i, 422, "invalid-record");
        }
        assertAnswered(answers.get(4), 4);
    }

    @Test
    void endsAnArrayThatIsNoJsonWithTheReason() {
        for (String tail : List.of("{\"a\" 1}]", "nope]", "", "{\"a\":", "\"x", ",]", "]]", "}", "]7")) {
            JsonNode answers = TestServer.json(array("[" + customer() + (tail.startsWith("]") ? "" : ",") + tail));
            assertThat(answers.size()).as(tail).isEqualTo(2);
            assertAnswered(answers.get(0), 0);
            assertError(answers.get(1), 1, 400, "malformed-body");
        }
    }

    @Test
    void refusesWhatIsNoBatchAtAll() {
        assertProblem(array(""), 400, "malformed-body");
        assertProblem(array(customer()), 400, "malformed-body");
        assertProblem(array("[nope]"), 400, "malformed-body");
        assertProblem(csv(""), 400, "malformed-body");
        assertProblem(csv("\n\r\n"), 400, "malformed-body");
        assertProblem(server.post("/predict/batch", "text/plain", "[]"), 415, "unsupported-media-type");
        assertProblem(server.post("/predict/batch?top=0", "application/json", "[]"), 400, "malformed-query");
        assertProblem(server.post("/predict/batch?separator=x", "text/csv", "a"), 400, "malformed-query");
    }

    @Test
    void answersEachLineOnItsOwn() {
        List<JsonNode> answers = ndjson(lines("\uFEFF" + customer() + "\r\n\n" + "{\"a\" 1}\n" + bad() + "\n[]\n"
                + customer() + customer() + "\n" + customer()));
        assertThat(answers).hasSize(6);
        assertAnswered(answers.get(0), 0);
        assertError(answers.get(1), 1, 400, "malformed-body");
        assertError(answers.get(2), 2, 422, "invalid-record");
        assertError(answers.get(3), 3, 400, "malformed-body");
        assertError(answers.get(4), 4, 400, "malformed-body");
        assertAnswered(answers.get(5), 5);
    }

    @Test
    void answersNoLinesByNoLines() {
        assertThat(lines("").body()).isEmpty();
        assertThat(lines("\n \n").statusCode()).isEqualTo(200);
    }

    @Test
    void keepsTooLargeRecordsFromOthers() {
        String large = "{\"customer_age\": \"" + "x".repeat(70_000) + "\"}";
        List<JsonNode> answers = ndjson(lines(customer() + "\n" + large + "\n" + customer()));
        assertError(answers.get(1), 1, 413, "record-too-large");
        assertAnswered(answers.get(2), 2);
        JsonNode array = TestServer.json(array("[" + large + "," + customer() + "]"));
        assertError(array.get(0), 0, 413, "record-too-large");
        assertAnswered(array.get(1), 1);
    }

    @Test
    void answersAsManyRecordsAsItMay() {
        String body = IntStream.range(0, 130).mapToObj(i -> customer()).collect(Collectors.joining("\n"));
        List<JsonNode> answers = ndjson(lines(body));
        assertThat(answers).hasSize(101);
        assertAnswered(answers.get(99), 99);
        assertError(answers.get(100), 100, 413, "batch-too-large");
        JsonNode array = TestServer.json(array("[" + body.replace("\n", ",") + "]"));
        assertThat(array.size()).isEqualTo(101);
        assertError(array.get(100), 100, 413, "batch-too-large");
    }

    @Test
    void readsTables() {
        List<JsonNode> answers = ndjson(csv(header() + "\n" + row() + "\n" + row() + "\n"));
        assertThat(answers).hasSize(2);
        assertAnswered(answers.get(0), 0);
        assertAnswered(answers.get(1), 1);
    }

    @Test
    void readsTablesWithFieldNamesAnySeparatorLineEndAndByteOrderMark() {
        String fields = header().toLowerCase(java.util.Locale.ROOT);
        for (String separator : List.of(",", ";", "\t")) {
            for (String end : List.of("\n", "\r\n", "\r")) {
                String table = ("\uFEFF" + fields + ",customer_id,Note" + end + row() + ",\"c \"\"1\"\"\",x" + end)
                        .replace(",", separator);
                List<JsonNode> answers = ndjson(csv(table));
                assertThat(answers).hasSize(1);
                assertAnswered(answers.get(0), 0);
                assertThat(answers.get(0).path("customer_id").asText()).isEqualTo("c \"1\"");
            }
        }
        HttpResponse<String> told =
                server.post("/predict/batch?separator=%7C", "text/csv", (header() + "\n" + row()).replace(",", "|"));
        assertAnswered(ndjson(told).get(0), 0);
    }

    @Test
    void tellsRowsThatAreNotAcceptable() {
        String wrong = row().replaceFirst("^[^,]+", "young");
        List<JsonNode> answers =
                ndjson(csv(header() + "\n" + row() + "\n" + wrong + "\n1,2\n" + row() + ",9\n" + row()));
        assertThat(answers).hasSize(5);
        assertAnswered(answers.get(0), 0);
        assertError(answers.get(1), 1, 422, "invalid-record");
        assertError(answers.get(2), 2, 422, "ragged-row");
        assertError(answers.get(3), 3, 422, "ragged-row");
        assertAnswered(answers.get(4), 4);
    }

    @Test
    void endsATableWhoseQuotesDoNotMatchWithTheReason() {
        List<JsonNode> answers = ndjson(csv(header() + "\n" + row() + "\n\"open," + row() + "\n"));
        assertThat(answers).hasSize(2);
        assertAnswered(answers.get(0), 0);
        assertThat(answers.get(1).path("error").path("code").asText()).isEqualTo("malformed-body");
        List<JsonNode> large = ndjson(csv(header() + "\n" + row() + "\n\"" + "x,".repeat(100_000) + "\n"));
        assertThat(large.get(1).path("error").path("code").asText()).isEqualTo("record-too-large");
    }

    @Test
    void refusesTablesWithoutANeededColumnOrWithOneTwice() {
        HttpResponse<String> missing = csv(header().replaceFirst("Customer_Age", "Age") + "\n" + row());
        assertProblem(missing, 422, "missing-column");
        assertThat(missing.body()).contains("Customer_Age");
        assertProblem(csv(header() + ",customer_age\n" + row() + ",3"), 400, "malformed-body");
        assertProblem(csv(header() + ",x,x\n" + row() + ",3,3"), 400, "malformed-body");
        assertProblem(csv("just one\nline"), 422, "missing-column");
    }

    @Test
    void answersATableWithoutRowsByNothing() {
        assertThat(ndjson(csv(header() + "\n"))).isEmpty();
    }

    @Test
    void answersInTheFormatThatIsAccepted() {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri("/predict/batch"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("[" + customer() + "," + bad() + "]"));
        HttpResponse<String> table =
                server.send(request.copy().header("Accept", "text/csv").build());
        assertThat(table.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        List<String> rows = table.body().lines().toList();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0))
                .startsWith("index,customer_id,attrition_probability,")
                .endsWith(",error_code,error");
        assertThat(rows.get(0)).contains(",threshold,recommended_action,");
        assertThat(rows.get(1))
                .startsWith("0,," + expected + ",")
                .contains("Call the customer")
                .endsWith(",,");
        assertThat(rows.get(2)).startsWith("1,,,,,,,,,,,,invalid-record,");
        HttpResponse<String> lines = server.send(request.copy()
                .header("Accept", "text/html, application/x-ndjson;q=0.5")
                .build());
        assertThat(ndjson(lines)).hasSize(2);
        assertProblem(server.send(request.copy().header("Accept", "text/html").build()), 406, "not-acceptable");
    }

    @Test
    void explainsEachRecordWhereAsked() {
        HttpResponse<String> response =
                server.post("/predict/batch?explain=true&top=2", "application/json", "[" + customer() + "]");
        JsonNode answer = TestServer.json(response).get(0);
        assertThat(answer.path("reasons").size()).isEqualTo(2);
        assertThat(answer.path("reasons").get(0).path("field").asText()).isNotEmpty();
        assertThat(answer.path("scale").asText()).isEqualTo("log_odds");
        assertThat(answer.path("base_value").isNumber()).isTrue();
        HttpRequest table = HttpRequest.newBuilder(server.uri("/predict/batch?explain=true&top=1"))
                .header("Content-Type", "text/csv")
                .header("Accept", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(header() + "\n" + row()))
                .build();
        assertThat(server.send(table).body()).contains(",reasons,").contains(" = ");
    }

    @Test
    void namesTheCustomerOfARecordThatIsNotAccepted() {
        Map<String, Object> customer = TestModels.customer();
        customer.put("customer_age", -3);
        customer.put("customer_id", "c-17");
        assertThat(TestServer.json(array("[" + json(customer) + "]"))
                        .get(0)
                        .path("customer_id")
                        .asText())
                .isEqualTo("c-17");
    }

    @Test
    void answersAsASinglePredictionIsAnswered() {
        for (String query : List.of("", "?explain=true", "?explain=true&top=2")) {
            HttpResponse<String> single = server.post("/predict" + query, "application/json", customer());
            String line = lines(query, customer()).body();
            String named = lines(query, customer().replaceFirst("\\{", "{\"customer_id\":\"c \\\\\"1\","))
                    .body();
            String invoked = server.post("/invocations" + query, "application/json", customer())
                    .body();
            assertThat(withoutId(line))
                    .isEqualTo(withoutId("{\"index\":0," + single.body().substring(1) + "\n"));
            assertThat(withoutId(named))
                    .isEqualTo(withoutId("{\"index\":0,\"customer_id\":\"c \\\"1\","
                            + single.body().substring(1) + "\n"));
            assertThat(withoutId(invoked)).isEqualTo(withoutId(single.body()));
        }
    }

    private static HttpResponse<String> lines(String query, String body) {
        return server.post("/predict/batch" + query, "application/x-ndjson", body);
    }

    private static String withoutId(String answer) {
        assertThat(answer).contains("\"prediction_id\":\"").contains("\"recommended_action\":\"");
        return answer.replaceFirst("\"prediction_id\":\"[^\"]+\"", "");
    }

    @Test
    void namesFieldsInBothSpellings() {
        JsonNode error =
                ndjson(lines(bad())).get(0).path("error").path("errors").get(0);
        assertThat(error.path("field").asText()).isEqualTo("customer_age");
        assertThat(error.path("column").asText()).isEqualTo("Customer_Age");
        JsonNode unknown = ndjson(lines(customer().replaceFirst("\\{", "{\"Shoe Size\":44,")))
                .get(0)
                .path("error")
                .path("errors")
                .get(0);
        assertThat(unknown.path("field").asText()).isEqualTo("Shoe Size");
        assertThat(unknown.has("column")).isFalse();
    }

    @Test
    void refusesTheSameNamesInEveryFormat() {
        for (String name : List.of("x".repeat(201), "a\u0007")) {
            String quoted = name.replace("\u0007", "\\u0007");
            JsonNode line = ndjson(lines(customer().replace("{", "{\"customer_id\":\"" + quoted + "\",")))
                    .get(0);
            JsonNode row = ndjson(csv(header() + ",customer_id\n" + row() + "," + name))
                    .get(0);
            assertThat(row).isEqualTo(line);
            assertError(row, 0, 422, "invalid-record");
            assertThat(row.has("customer_id")).isFalse();
        }
        String identifier = TestModels.bank().schema().identifier().orElseThrow();
        String both = "{\"customer_id\":7,\"" + identifier + "\":8,";
        JsonNode line = ndjson(lines(customer().replace("{", both))).get(0);
        JsonNode row = ndjson(csv("customer_id," + identifier + "," + header() + "\n7,8," + row()))
                .get(0);
        assertThat(row.path("error")).isEqualTo(line.path("error"));
        assertThat(row.path("error").path("errors").findValuesAsText("code")).containsExactly("duplicate_field");
        assertThat(row.path("customer_id")).isEqualTo(line.path("customer_id"));
        String longest = "x".repeat(200);
        assertThat(ndjson(csv(header() + ",customer_id\n" + row() + "," + longest))
                        .get(0)
                        .path("customer_id")
                        .asText())
                .isEqualTo(longest);
    }

    @Test
    void saysThatThereIsNoModel() {
        try (TestServer empty = TestServer.start(ChurnService.builder())) {
            HttpResponse<String> response = empty.post("/predict/batch", "application/json", "[]");
            assertProblem(response, 503, "no-model");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        }
    }
}
