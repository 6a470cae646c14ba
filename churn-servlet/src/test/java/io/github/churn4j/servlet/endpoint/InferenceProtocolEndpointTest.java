package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InferenceProtocolEndpointTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MODEL = "/v2/models/bank-churn";
    private static TestServer server;
    private static double expected;
    private static String version;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .settings(ServiceSettings.withDefaults().with(ServiceSettings.MAX_INFER_BODY, "200000")));
        JsonNode answer = TestServer.json(server.post("/predict", TestModels.customer()));
        expected = answer.path("attrition_probability").asDouble();
        version = answer.path("model_version").asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The same customer some times over. */
    private static ObjectNode request(int rows) {
        Map<String, Object> customer = TestModels.customer();
        ObjectNode request = MAPPER.createObjectNode();
        var inputs = request.putArray("inputs");
        for (Feature feature : TestModels.bank().schema().features()) {
            ObjectNode input = inputs.addObject().put("name", feature.field());
            input.putArray("shape").add(rows);
            input.put(
                    "datatype",
                    feature instanceof NumericFeature numeric ? (numeric.integer() ? "INT64" : "FP64") : "BYTES");
            var data = input.putArray("data");
            for (int i = 0; i < rows; i++) {
                data.addPOJO(customer.get(feature.field()));
            }
        }
        return request;
    }

    private static HttpResponse<String> infer(String body) {
        return server.post(MODEL + "/infer", "application/json", body);
    }

    private static void assertRefused(Consumer<ObjectNode> change, String message) {
        ObjectNode request = request(2);
        change.accept(request);
        assertError(infer(request.toString()), 400, message);
    }

    private static void assertError(HttpResponse<String> response, int status, String message) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode answer = TestServer.json(response);
        assertThat(answer.fieldNames()).toIterable().containsExactly("error");
        assertThat(answer.path("error").asText()).contains(message);
    }

    private static ObjectNode input(ObjectNode request, String name) {
        for (JsonNode input : request.path("inputs")) {
            if (input.path("name").asText().equals(name)) {
                return (ObjectNode) input;
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void tellsOfTheServer() {
        JsonNode answer = TestServer.json(server.get("/v2"));
        assertThat(answer.path("name").asText()).isEqualTo("churn4j");
        assertThat(answer.path("version").isTextual()).isTrue();
        assertThat(answer.path("extensions").isArray()).isTrue();
    }

    @Test
    void tellsItsHealth() {
        assertThat(server.get("/v2/health/live").statusCode()).isEqualTo(200);
        assertThat(server.get("/v2/health/ready").statusCode()).isEqualTo(200);
        assertThat(TestServer.json(server.get(MODEL + "/ready")).path("ready").asBoolean())
                .isTrue();
        try (TestServer empty = TestServer.start(ChurnService.builder())) {
            assertThat(empty.get("/v2/health/live").statusCode()).isEqualTo(200);
            assertThat(empty.get("/v2/health/ready").statusCode()).isEqualTo(503);
            assertError(empty.get(MODEL + "/ready"), 503, "no model");
        }
    }

    @Test
    void tellsOfTheModel() {
        JsonNode answer = TestServer.json(server.get(MODEL + "/versions/" + version));
        assertThat(answer).isEqualTo(TestServer.json(server.get(MODEL)));
        assertThat(answer.path("name").asText()).isEqualTo("bank-churn");
        assertThat(answer.path("versions").get(0).asText()).isEqualTo(version);
        assertThat(answer.path("inputs").size()).isEqualTo(19);
        assertThat(answer.path("inputs").get(0).toString())
                .isEqualTo("{\"name\":\"customer_age\",\"datatype\":\"INT64\",\"shape\":[-1]}");
        assertThat(answer.path("outputs").findValuesAsText("name"))
                .containsExactly("attrition_probability", "prediction", "risk_level", "status");
        assertThat(answer.path("outputs").findValuesAsText("datatype"))
                .containsExactly("FP64", "INT64", "BYTES", "BYTES");
    }

    @Test
    void infers() {
        ObjectNode request = request(3).put("id", "r-1");
        HttpResponse<String> response = infer(request.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = TestServer.json(response);
        assertThat(answer.path("model_name").asText()).isEqualTo("bank-churn");
        assertThat(answer.path("model_version").asText()).isEqualTo(version);
        assertThat(answer.path("id").asText()).isEqualTo("r-1");
        assertThat(answer.path("outputs").size()).isEqualTo(4);
        JsonNode probability = answer.path("outputs").get(0);
        assertThat(probability.path("shape").get(0).asInt()).isEqualTo(3);
        assertThat(probability.path("data").size()).isEqualTo(3);
        assertThat(probability.path("data").get(2).asDouble()).isEqualTo(expected);
    }

    @Test
    void takesColumnsOfOneNumbersOfAnyKindAndDataInAnyOrderOfMembers() {
        ObjectNode request = request(2);
        ObjectNode age = input(request, "customer_age");
        age.put("name", "Customer_Age").put("datatype", "FP32");
        age.putArray("shape").add(2).add(1);
        age.removeAll();
        age.putArray("data").addArray().add(45.0);
        age.withArray("data").addArray().add(45);
        age.putArray("shape").add(2).add(1);
        age.put("datatype", "FP32").put("name", "Customer_Age");
        age.putObject("parameters").put("x", 1);
        JsonNode answer = TestServer.json(infer(request.toString()));
        assertThat(answer.path("outputs").get(0).path("data").get(1).asDouble()).isEqualTo(expected);
    }

    @Test
    void answersTheOutputsThatAreAskedFor() {
        ObjectNode request = request(1);
        request.putArray("outputs").addObject().put("name", "risk_level");
        JsonNode answer = TestServer.json(infer(request.toString()));
        assertThat(answer.path("outputs").findValuesAsText("name")).containsExactly("risk_level");
        assertRefused(r -> r.putArray("outputs").addObject().put("name", "x"), "no such output");
        assertRefused(
                r -> {
                    r.putArray("outputs").addObject().put("name", "status");
                    r.withArray("outputs").addObject().put("name", "status");
                },
                "twice");
    }

    @Test
    void repeatsHarmlessIdsOnly() {
        assertThat(TestServer.json(infer(request(1).put("id", "<script>").toString()))
                        .has("id"))
                .isFalse();
        assertRefused(r -> r.put("id", 7), "\"id\" must be a text");
    }

    @Test
    void refusesInputsThatAreNotTheModels() {
        assertRefused(r -> input(r, "gender").put("name", "sex"), "there is no input 'sex'");
        assertRefused(r -> input(r, "gender").put("name", "customer_age"), "given twice");
        assertRefused(r -> r.withArray("inputs").remove(1), "inputs are missing: gender");
        assertRefused(r -> r.putArray("inputs"), "one tensor or more");
        assertRefused(r -> r.remove("inputs"), "one tensor or more");
        assertRefused(r -> r.put("inputs", 1), "list of tensors");
    }

    @Test
    void refusesShapesThatDoNotAgreeWithTheData() {
        assertRefused(r -> input(r, "gender").putArray("shape").add(3), "must agree");
        assertRefused(r -> input(r, "gender").putArray("shape").add(1).add(2), "expected [n] or [n, 1]");
        assertRefused(r -> input(r, "gender").putArray("shape"), "expected [n] or [n, 1]");
        assertRefused(r -> input(r, "gender").putArray("shape").add(-1), "[n] or [n, 1]");
        assertRefused(r -> input(r, "gender").putArray("shape").add(1).add(1).add(1), "[n] or [n, 1]");
        assertRefused(r -> input(r, "gender").remove("data"), "has no data");
        assertRefused(
                r -> {
                    input(r, "gender").putArray("shape").add(1);
                    input(r, "gender").putArray("data").add("F");
                },
                "one for each customer");
    }

    @Test
    void refusesDatatypesThatDoNotFit() {
        assertRefused(r -> input(r, "gender").put("datatype", "INT64"), "another datatype than BYTES");
        assertRefused(r -> input(r, "customer_age").put("datatype", "BYTES"), "another datatype than INT64");
        assertRefused(r -> input(r, "customer_age").put("datatype", "BOOL"), "another datatype than INT64");
        assertRefused(r -> input(r, "customer_age").remove("datatype"), "another datatype than INT64");
        assertRefused(r -> input(r, "customer_age").putArray("data").add("a").add("b"), "no numbers");
        assertRefused(r -> input(r, "gender").putArray("data").add(1).add(2), "no texts");
        assertRefused(r -> input(r, "gender").putArray("data").add(true).add(true), "neither a number");
        assertRefused(r -> input(r, "customer_age").putArray("data").add(45.5).add(45), "no whole number");
    }

    @Test
    void tellsWhichValuesAreNotAcceptable() {
        assertRefused(
                r -> input(r, "customer_age").putArray("data").add(45).add(-3), "input 'customer_age', element 1: ");
        assertRefused(r -> input(r, "gender").putArray("data").add("F").add("?"), "input 'gender', element 1: ");
        assertRefused(r -> input(r, "customer_age").putArray("data").add(45).addNull(), "is missing");
        ObjectNode many = request(50);
        input(many, "gender").putArray("data").removeAll();
        for (int i = 0; i < 50; i++) {
            input(many, "gender").withArray("data").add("?");
        }
        assertError(infer(many.toString()), 400, "and 40 more values");
    }

    @Test
    void refusesBodiesThatAreNoRequest() {
        assertError(infer(""), 400, "must be a JSON object");
        assertError(infer("{\"inputs\": [{\"name\": "), 400, "not valid JSON");
        assertError(infer("{} {}"), 400, "one tensor or more");
        assertError(infer(request(1) + "x"), 400, "not valid JSON");
        assertError(infer("{\"id\": \"a\", \"id\": \"b\"}"), 400, "not valid JSON");
        assertError(infer(" ".repeat(200_001)), 413, "200000 bytes");
        assertError(
                infer("{\"inputs\":[{\"name\":\"gender\",\"data\":[" + "1,".repeat(99_000) + "1e999]}]}"),
                400,
                "too large");
        assertError(server.post(MODEL + "/infer", "text/csv", "a"), 415, "application/json");
        HttpRequest binary = HttpRequest.newBuilder(server.uri(MODEL + "/infer"))
                .header("Content-Type", "application/json")
                .header("Inference-Header-Content-Length", "10")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        assertError(server.send(binary), 400, "binary tensors");
    }

    @Test
    void knowsItsPaths() {
        assertError(server.get("/v2/models/other"), 404, "no such model");
        assertError(server.get(MODEL + "/versions/other"), 404, "no such version");
        assertError(server.get("/v2/models"), 404, "");
        assertError(server.get("/v2/nowhere"), 404, "");
        assertError(server.get(MODEL + "/explain"), 404, "");
        assertError(server.get(MODEL + "/infer"), 405, "use POST");
        assertError(server.post(MODEL, "application/json", "{}"), 405, "use GET");
        assertThat(server.get("/v2/").statusCode()).isEqualTo(200);
    }

    @Test
    void infersAtAVersion() {
        HttpResponse<String> response = server.post(
                MODEL + "/versions/" + version + "/infer",
                "application/json",
                request(1).toString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"model_version\":\"" + version + "\"");
    }
}
