package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whichever endpoint predicts, the prediction is counted and heard of; a trial is neither. */
@Timeout(60)
class CountedPredictionsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final BlockingQueue<PredictionEvent> HEARD = new LinkedBlockingQueue<>();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(
                ChurnService.builder().source(ModelSource.of(TestModels.bank())).listener(HEARD::add));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String body(String kind) {
        Map<String, Object> customer = TestModels.customer();
        ObjectNode object = MAPPER.valueToTree(customer);
        object.put("customer_id", "c-17");
        return switch (kind) {
            case "object" -> object.toString();
            case "array" -> "[" + object + "," + object + "]";
            case "lines" -> object + "\n{\"a\":1}\n" + object;
            case "table" ->
                customer.keySet().stream().collect(Collectors.joining(",", "customer_id,", "\nc-17,")) + row(customer)
                        + "\nc-17," + row(customer);
            case "headless" -> row(customer) + "\n" + row(customer);
            case "tensors" -> tensors(customer);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static String row(Map<String, Object> customer) {
        return customer.values().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String tensors(Map<String, Object> customer) {
        ObjectNode request = MAPPER.createObjectNode();
        for (Feature feature : TestModels.bank().schema().features()) {
            ObjectNode input = request.withArray("inputs").addObject().put("name", feature.field());
            input.put("datatype", feature instanceof NumericFeature ? "FP64" : "BYTES");
            input.putArray("shape").add(2);
            Object value = customer.get(feature.field());
            input.putArray("data").addPOJO(value).addPOJO(value);
        }
        return request.toString();
    }

    private static long counted() {
        return TestServer.json(server.get("/stats"))
                .path("predictions")
                .path("total")
                .asLong();
    }

    @ParameterizedTest
    @CsvSource({
        "/predict, application/json, object, 1, c-17",
        "/predict/batch, application/json, array, 2, c-17",
        "/predict/batch, application/x-ndjson, lines, 2, c-17",
        "/predict/batch, text/csv, table, 2, c-17",
        "/invocations, application/json, object, 1, c-17",
        "/invocations, application/json, array, 2, c-17",
        "/invocations, application/jsonlines, lines, 2, c-17",
        "/invocations, text/csv, table, 2, c-17",
        "/invocations, text/csv, headless, 2, ''",
        "/v2/models/bank-churn/infer, application/json, tensors, 2, ''"
    })
    void everyPredictionIsCountedAndHeardOfUnlessItIsATrial(
            String path, String type, String kind, int predictions, String customer) throws InterruptedException {
        long before = counted();
        assertThat(server.post(path + "?trial=true", type, body(kind)).statusCode())
                .isEqualTo(200);
        assertThat(counted()).isEqualTo(before);
        assertThat(server.post(path, type, body(kind)).statusCode()).isEqualTo(200);
        assertThat(counted()).isEqualTo(before + predictions);
        for (int i = 0; i < predictions; i++) { // in their order, so a trial would have come first
            PredictionEvent event = HEARD.poll(30, TimeUnit.SECONDS);
            assertThat(event).isNotNull();
            assertThat(event.customer()).isEqualTo(customer);
            assertThat(event.record()).isEqualTo(TestModels.record(TestModels.bank()));
        }
        assertThat(HEARD).isEmpty();
    }
}
