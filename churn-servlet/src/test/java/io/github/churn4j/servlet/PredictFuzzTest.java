package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.ModelSource;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.FuzzClient.Answer;
import io.github.churn4j.servlet.FuzzRequests.Sent;
import io.github.churn4j.servlet.http.Route;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Valid requests broken in every way that comes to mind, over kept-alive connections to a real server. */
@Tag("slow")
class PredictFuzzTest {

    private static final int REQUESTS = Integer.getInteger("churn.fuzz.requests", 200_000);
    private static final int CONNECTIONS = 4;
    private static final int PIPELINED = 16;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** What no caller may learn: classes, files, stack frames. */
    private static final Pattern INSIDE = Pattern.compile(
            "Exception|Throwable|\\bat [a-z]+\\.|io[./]github|org[./]apache|com[./]fasterxml|java[./](lang|util|io)|/tmp/|/home/|\\.java\\b");

    private static final List<String> PROTOCOL = List.of(
            "/v2/*",
            "/v2/health/ready",
            "/v2/models/bank-churn",
            "/v2/models/bank-churn/ready",
            "/v2/models/bank-churn/infer");

    private static TestServer server;
    private static List<String> paths;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
        paths = server.service().router().routes().stream()
                .map(Route::path)
                .distinct()
                .filter(p -> !p.isEmpty()) // the root is there with its slash too
                .flatMap(p -> p.equals("/v2/*") ? PROTOCOL.stream() : Stream.of(p))
                .toList();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void neverFailsNeverHangsAndTellsNothing() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(CONNECTIONS);
        Map<Integer, Integer> statuses = new TreeMap<>();
        try {
            List<Future<Map<Integer, Integer>>> runs = new ArrayList<>();
            for (int c = 0; c < CONNECTIONS; c++) {
                long seed = 1_000L + c;
                runs.add(pool.submit(() -> fuzz(seed, REQUESTS / CONNECTIONS)));
            }
            for (Future<Map<Integer, Integer>> run : runs) {
                run.get().forEach((status, count) -> statuses.merge(status, count, Integer::sum));
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo(REQUESTS - CONNECTIONS);
        assertThat(statuses).as("answers by status").containsKeys(200, 400, 404, 405, 413, 415, 422);
        assertThat(statuses.get(200)).as("%s", statuses).isGreaterThan(REQUESTS / 10);
    }

    private static Map<Integer, Integer> fuzz(long seed, int count) throws IOException {
        FuzzRequests requests = new FuzzRequests(seed, paths);
        ChurnPredictor predictor = ChurnPredictor.of(TestModels.bank());
        Map<Integer, Integer> statuses = new TreeMap<>();
        try (FuzzClient client = new FuzzClient(server.port())) {
            for (int done = 0; done < count; ) {
                List<Sent> batch = new ArrayList<>();
                for (int i = 0; i < Math.min(PIPELINED, count - done); i++) {
                    batch.add(requests.next());
                }
                List<Answer> answers = client.exchange(batch);
                for (int i = 0; i < batch.size(); i++) {
                    check(batch.get(i), answers.get(i), predictor);
                    statuses.merge(answers.get(i).status(), 1, Integer::sum);
                }
                done += batch.size();
            }
        }
        return statuses;
    }

    private static void check(Sent sent, Answer answer, ChurnPredictor predictor) throws IOException {
        if (answer.status() >= 400) {
            checkProblem(sent, answer);
        } else if (answer.type().startsWith("application/json") && !sent.head().startsWith("HEAD")) {
            MAPPER.readTree(answer.body()); // whole, whatever broke off in the request
        }
        if (answer.status() == 200 && sent.prediction() && answer.type().startsWith("application/json")) {
            JsonNode document = MAPPER.readTree(answer.body());
            assertThat(document.path("attrition_probability").doubleValue())
                    .as(sent::toString)
                    .isEqualTo(predictor.probability(record(sent.body(), predictor)));
        }
    }

    private static void checkProblem(Sent sent, Answer answer) throws IOException {
        if (answer.type().startsWith("text/html")) {
            assertThat(sent.head()).contains("text/html");
        } else if (!sent.head().startsWith("HEAD")) {
            JsonNode problem = MAPPER.readTree(answer.body());
            if (answer.type().startsWith("application/json")) {
                assertThat(sent.path()).as(sent::toString).startsWith("/v2");
                assertThat(problem.fieldNames()).toIterable().containsExactly("error");
                assertThat(problem.path("error").asText()).isNotEmpty().hasSizeLessThan(2_000);
            } else {
                assertThat(answer.type()).as(sent::toString).startsWith("application/problem+json");
                assertThat(problem.path("type").asText()).startsWith("urn:churn4j:problem:");
                assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
                assertThat(problem.path("detail").asText()).isNotEmpty().hasSizeLessThan(2_000);
            }
            if (answer.status() >= 500) {
                assertThat(answer.status()).as("%s -> %s", sent, problem).isEqualTo(503);
                boolean unset = problem.path("type").asText().endsWith("-not-configured");
                assertThat(answer.retryAfter() || unset).as(sent::toString).isTrue();
            }
        }
        if (sent.harmless()) {
            assertThat(answer.text()).as(sent::toString).doesNotContain(FuzzRequests.SECRET);
        }
        assertThat(INSIDE.matcher(answer.text()).find())
                .as("%s -> %s", sent, answer.text())
                .isFalse();
    }

    /** What the library makes of the same text, read by another parser. */
    private static CustomerRecord record(byte[] body, ChurnPredictor predictor) throws IOException {
        CustomerRecord.Builder builder = predictor.model().schema().newRecord();
        MAPPER.readTree(body).properties().forEach(e -> {
            JsonNode value = e.getValue();
            if (!e.getKey().equals("customer_id")) {
                builder.set(e.getKey(), value.isNull() ? "" : value.asText());
            }
        });
        return builder.build();
    }
}
