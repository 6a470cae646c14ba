package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.openapi.SchemaCheck;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service that watches what it answers for drift. */
@Timeout(300)
class DriftServiceTest {

    private static final String SECRET = "an-administrators-token";
    private static final int WINDOW = 250;

    private static ServiceSettings settings() {
        return ServiceSettings.withDefaults().with(DriftSettings.WINDOW, Integer.toString(WINDOW));
    }

    private static TestServer start(ServiceSettings settings) {
        return start(settings, TestModels.bank());
    }

    private static TestServer start(ServiceSettings settings, ChurnModel model) {
        return TestServer.start(ChurnService.builder()
                .source(ModelSource.of(model))
                .clock(new SetClock("2026-03-01T12:00:00Z"))
                .adminToken(SECRET)
                .settings(settings));
    }

    private static void send(TestServer to, String csv) {
        HttpResponse<String> answer = to.post("/predict/batch", "text/csv", csv);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static JsonNode drift(TestServer from) {
        HttpResponse<String> answer = from.get("/drift");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    /** What is told once the feed has brought everything. */
    private static JsonNode await(TestServer from, Predicate<JsonNode> condition) throws InterruptedException {
        JsonNode told = drift(from);
        for (int i = 0; i < 2_000 && !condition.test(told); i++) {
            Thread.sleep(10);
            told = drift(from);
        }
        assertThat(condition.test(told)).as(told.toString()).isTrue();
        return told;
    }

    private static JsonNode observed(TestServer from, int rows) throws InterruptedException {
        return await(from, told -> told.at("/counts/observed").asInt() == rows);
    }

    private static JsonNode feature(JsonNode told, String field) {
        for (JsonNode feature : told.path("features")) {
            if (feature.path("field").asText().equals(field)) {
                return feature;
            }
        }
        throw new AssertionError("no feature " + field);
    }

    @Test
    void tellsThatNothingWasSeenYet() {
        try (TestServer server = start(settings())) {
            JsonNode told = drift(server);
            assertThat(told.path("verdict").asText()).isEqualTo("insufficient_data");
            assertThat(told.path("model").asText()).isEqualTo("bank-churn");
            assertThat(told.at("/counts/observed").asInt()).isZero();
            assertThat(told.path("latest").isNull()).isTrue();
            assertThat(told.path("features")).hasSize(20);
            assertThat(told.at("/policy/window").asText()).isEqualTo("tumbling(250)");
            assertThat(told.at("/policy/minimum").asInt()).isEqualTo(200);
            assertThat(told.at("/policy/alpha").asDouble()).isBetween(0., .01);
            assertThat(told.at("/policy/guarantee").asText()).isNotBlank();
        }
    }

    @Test
    void findsWhatChangedAndTellsItOnce() throws InterruptedException {
        try (TestServer server = start(settings())) {
            send(server, SimulatedTraffic.stable(3 * WINDOW + 40, 7));
            JsonNode stable = observed(server, 3 * WINDOW + 40);
            assertThat(stable.path("verdict").asText()).isEqualTo("stable");
            assertThat(stable.at("/counts/filling").asInt()).isEqualTo(40);
            assertThat(stable.path("history")).hasSize(3);
            send(server, SimulatedTraffic.sudden(2 * WINDOW, 8));
            JsonNode told = observed(server, 5 * WINDOW + 40);
            assertThat(told.path("verdict").asText()).isEqualTo("drift");
            assertThat(told.path("episodes")).hasSize(1);
            assertThat(told.at("/episodes/0/closed").isNull()).isTrue();
            JsonNode amount = feature(told, "total_trans_amt");
            assertThat(amount.at("/tests/0/test").asText()).isEqualTo("ks");
            assertThat(amount.at("/tests/0/drift").asBoolean()).isTrue();
            assertThat(amount.at("/history/p_value")).hasSize(5);
            assertThat(amount.at("/distribution/current")).hasSameSizeAs(amount.at("/distribution/reference"));
            assertThat(feature(told, "gender").at("/distribution/levels")).hasSize(2);
            assertThat(told.at("/performance/0/kind").asText()).isEqualTo("estimated");
            assertThat(told.at("/performance/0/roc_auc/value").asDouble()).isBetween(.5, 1.);
            JsonNode document = TestServer.json(server.get("/openapi.json"));
            assertThat(SchemaCheck.problems(document, document.at("/components/schemas/Drift"), told))
                    .isEmpty();
            assertThat(TestServer.json(server.get("/drift?windows=2")).path("history"))
                    .hasSize(2);
            assertThat(server.get("/metrics").body())
                    .contains("churn_drift_detected 1.0", "churn_drift_episodes_total 1.0")
                    .contains("churn_drift_windows_total{verdict=\"drift\"}", "churn_drift_observed_total 1290.0")
                    .containsPattern("churn_drift_statistic\\{feature=\"total_trans_amt\",test=\"ks\"} 0\\.")
                    .containsPattern("churn_drift_p_value\\{feature=\"attrition_probability\",test=\"ks\"} ")
                    .containsPattern("churn_estimated_roc_auc 0\\.[5-9]")
                    .containsPattern("churn_estimated_roc_auc_low 0\\.[3-9]");
        }
    }

    @Test
    void observesWhicheverEndpointAnswersAndNoTrial() throws InterruptedException {
        try (TestServer server = start(settings())) {
            server.post("/predict", TestModels.customer());
            server.post("/invocations", TestModels.customer());
            server.post("/predict?trial=true", TestModels.customer());
            server.post("/explain", TestModels.customer());
            send(server, SimulatedTraffic.stable(10, 7));
            observed(server, 12);
        }
    }

    private static Map<String, Object> tensors(Map<String, Object> customer) {
        List<Map<String, Object>> inputs = new ArrayList<>();
        customer.forEach((name, value) -> inputs.add(Map.of(
                "name",
                name,
                "shape",
                List.of(1),
                "datatype",
                value instanceof Number ? "FP64" : "BYTES",
                "data",
                List.of(value))));
        return Map.of("inputs", inputs);
    }

    @Test
    void countsRefusedRecordsSoThatANewCategoryIsSeen() throws InterruptedException {
        try (TestServer server = start(settings())) {
            Map<String, Object> black = new HashMap<>(TestModels.customer());
            black.put("card_category", "Black");
            assertThat(server.post("/predict", black).statusCode()).isEqualTo(422);
            assertThat(server.post("/predict?trial=true", black).statusCode()).isEqualTo(422);
            assertThat(server.post("/invocations", black).statusCode()).isEqualTo(422);
            assertThat(server.post("/predict", "application/json", "{").statusCode())
                    .isEqualTo(400);
            HttpResponse<String> tensors = server.post("/v2/models/bank-churn/infer", tensors(black));
            assertThat(tensors.statusCode()).as(tensors.body()).isEqualTo(400);
            await(server, told -> told.at("/counts/refused").asInt() == 3);
            String[] rows = SimulatedTraffic.stable(WINDOW, 7).split("\n", -1);
            for (int i = 1; i <= 40; i++) {
                rows[i] = rows[i].replaceAll("Blue|Silver|Gold|Platinum", "Black");
            }
            send(server, String.join("\n", rows));
            send(server, SimulatedTraffic.stable(WINDOW, 9));
            JsonNode told = await(
                    server,
                    t -> t.at("/counts/observed").asInt() == 2 * WINDOW - 40
                            && t.at("/counts/refused").asInt() == 43);
            assertThat(told.path("verdict").asText()).isEqualTo("drift");
            assertThat(told.at("/episodes/0/alarms/0/field").asText()).isEqualTo("card_category");
            assertThat(told.at("/episodes/0/alarms/0/test").asText()).isEqualTo("new");
            assertThat(server.get("/metrics").body()).contains("churn_drift_refused_total 43.0");
        }
    }

    @Test
    void countsMissingValuesOfTensorsAndTensorsThatAreAbsent() throws InterruptedException {
        try (TestServer server = start(settings())) {
            Map<String, Object> absent = new HashMap<>(TestModels.customer());
            absent.remove("card_category");
            HttpResponse<String> refused = server.post("/v2/models/bank-churn/infer", tensors(absent));
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("inputs are missing: card_category");
            await(server, told -> told.at("/counts/refused").asInt() == 1);
            Map<String, Object> blank = new HashMap<>(TestModels.customer());
            blank.put("card_category", "");
            assertThat(server.post("/v2/models/bank-churn/infer", tensors(blank))
                            .statusCode())
                    .isEqualTo(400);
            await(server, told -> told.at("/counts/refused").asInt() == 2);
        }
    }

    @Test
    void noticesThatPredictionsBeganToFail(@TempDir Path folder) throws InterruptedException {
        ServiceSettings settings = settings()
                .with(ServiceSettings.FEEDBACK, "open")
                .with(ServiceSettings.FEEDBACK_DIR, folder.toString())
                .with(ServiceSettings.MAX_BODY, "1000000");
        try (TestServer server = start(settings)) {
            HttpResponse<String> answers = server.send(HttpRequest.newBuilder(server.uri("/predict/batch"))
                    .header("Content-Type", "text/csv")
                    .header("Accept", "application/x-ndjson")
                    .POST(HttpRequest.BodyPublishers.ofString(SimulatedTraffic.stable(2_000, 7)))
                    .build());
            observed(server, 2_000);
            StringBuilder feedback = new StringBuilder();
            String[] lines = answers.body().strip().split("\n", -1);
            assertThat(lines).hasSize(2_000);
            for (int i = 0; i < lines.length; i++) {
                JsonNode answer = Json.read(lines[i], "answer");
                boolean right = i < 1_000; // and wrong from then on
                feedback.append("{\"prediction_id\":\"")
                        .append(answer.path("prediction_id").asText())
                        .append("\",\"churned\":")
                        .append((answer.path("prediction").asInt() == 1) == right)
                        .append("}\n");
            }
            assertThat(drift(server).path("error_change").isNull()).isTrue();
            HttpResponse<String> sent = server.post("/feedback", "application/x-ndjson", feedback.toString());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            JsonNode change = await(
                            server, told -> told.at("/error_change/after").asDouble() > .5)
                    .path("error_change");
            assertThat(change.path("before").asDouble()).isLessThan(.2);
            assertThat(change.path("changes").asInt()).isPositive();
            assertThat(server.get("/metrics").body())
                    .contains("churn_drift_error_changes_total "
                            + change.path("changes").asInt() + ".0");
        }
    }

    @Test
    void aSwappedModelIsWatchedByItself(@TempDir Path folder) throws Exception {
        Path bundle = folder.resolve("model.churn");
        TestModels.bank(42).write(bundle);
        ServiceSettings settings =
                settings().with(ServiceSettings.MODEL, bundle.toString()).with(ServiceSettings.WATCH, "0");
        try (TestServer server =
                TestServer.start(ChurnService.builder().adminToken(SECRET).settings(settings))) {
            send(server, SimulatedTraffic.stable(WINDOW, 7));
            String first = observed(server, WINDOW).path("model_version").asText();
            TestModels.bank(43).write(folder.resolve("other.churn"));
            Files.move(folder.resolve("other.churn"), bundle, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            server.service().models().refresh();
            JsonNode fresh = drift(server);
            assertThat(fresh.path("model_version").asText()).isNotEqualTo(first);
            assertThat(fresh.at("/counts/observed").asInt()).isZero();
            send(server, SimulatedTraffic.stable(10, 8));
            observed(server, 10);
            assertThat(server.get("/metrics").body())
                    .as("counters go on over models")
                    .contains("churn_drift_observed_total " + (WINDOW + 10.));
            TestModels.bank(42).write(folder.resolve("again.churn"));
            Files.move(folder.resolve("again.churn"), bundle, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            server.service().models().refresh();
            assertThat(drift(server).at("/counts/observed").asInt())
                    .as("a model that comes back goes on")
                    .isEqualTo(WINDOW);
        }
    }

    @Test
    void survivesARestart(@TempDir Path state) throws InterruptedException {
        ServiceSettings settings = settings().with(DriftSettings.STATE, state.toString());
        try (TestServer server = start(settings)) {
            send(server, SimulatedTraffic.sudden(WINDOW + 100, 8));
            observed(server, WINDOW + 100);
            assertThatThrownBy(() -> start(settings))
                    .isInstanceOf(ChurnException.class)
                    .hasMessageContaining("churn.drift-state");
        }
        try (TestServer server = start(settings)) {
            JsonNode told = drift(server);
            assertThat(told.path("verdict").asText()).isEqualTo("drift");
            assertThat(told.at("/counts/observed").asInt()).isEqualTo(WINDOW + 100);
            assertThat(told.at("/counts/filling").asInt()).isEqualTo(100);
            assertThat(told.path("episodes")).hasSize(1);
            assertThat(server.get("/metrics").body())
                    .contains("churn_drift_observed_total 0.0", "churn_drift_detected 1.0");
        }
        try (TestServer other = start(settings, TestModels.bank(43))) {
            assertThat(drift(other).at("/counts/observed").asInt()).isZero();
        }
    }

    @Test
    @SuppressWarnings("NullAway") // a listener that is none fails late
    void aStartThatFailsLeavesDirectoriesFree(@TempDir Path folder) {
        ServiceSettings settings = settings()
                .with(DriftSettings.STATE, folder.resolve("state").toString())
                .with(ServiceSettings.JOURNAL, folder.resolve("journal").toString())
                .with(ServiceSettings.FEEDBACK, "open");
        assertThatThrownBy(() -> ChurnService.builder()
                        .source(ModelSource.of(TestModels.bank()))
                        .settings(settings)
                        .listener(null)
                        .build())
                .isInstanceOf(NullPointerException.class);
        try (TestServer server = start(settings)) {
            assertThat(drift(server).at("/counts/observed").asInt()).isZero();
        }
    }

    @Test
    void theLatestJudgedWindowIsToldHoweverFewAreAskedFor() throws InterruptedException {
        SetClock clock = new SetClock("2026-03-01T12:00:00Z");
        ServiceSettings settings = settings().with(DriftSettings.WINDOW, "1h");
        try (TestServer server = TestServer.start(ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .clock(clock)
                .settings(settings))) {
            send(server, SimulatedTraffic.stable(WINDOW, 7));
            observed(server, WINDOW);
            clock.advance(Duration.ofMinutes(70));
            send(server, SimulatedTraffic.stable(10, 8));
            observed(server, WINDOW + 10);
            clock.advance(Duration.ofMinutes(60));
            JsonNode told = await(server, t -> t.path("history").size() == 2);
            assertThat(told.at("/latest/verdict").asText()).isEqualTo("insufficient_data");
            JsonNode one = TestServer.json(server.get("/drift?windows=1"));
            assertThat(one.path("history")).hasSize(1);
            assertThat(feature(one, "total_trans_amt").path("tests")).isNotEmpty();
            assertThat(feature(one, "total_trans_amt").at("/distribution/current"))
                    .allMatch(JsonNode::isIntegralNumber);
        }
    }

    @Test
    void aFloodOfOneCustomerIsPassedOver() throws InterruptedException {
        try (TestServer server = start(settings())) {
            Map<String, Object> one = new HashMap<>(TestModels.customer());
            one.put("customer_id", "C-1");
            for (int i = 0; i < 60; i++) {
                server.post("/predict", one);
            }
            JsonNode told = observed(server, 60);
            assertThat(told.at("/counts/capped").asInt()).isEqualTo(60 - WINDOW / 20);
        }
    }

    @Test
    void sendsAlertsToTheWebhook() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpServer hook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hook.createContext("/", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hook.start();
        ServiceSettings settings = settings()
                .with(
                        DriftSettings.WEBHOOK,
                        "http://127.0.0.1:" + hook.getAddress().getPort() + "/alerts")
                .with(DriftSettings.WEBHOOK_SECRET, "a-secret-of-both-sides");
        try (TestServer server = start(settings)) {
            send(server, SimulatedTraffic.sudden(2 * WINDOW, 8));
            String alert = received.poll(60, TimeUnit.SECONDS);
            assertThat(alert).contains("\"type\":\"drift.opened\"", "\"model\":\"bank-churn\"", "Total_Trans_Amt");
            await(server, told -> told.at("/alerts/delivered").asInt() == 1);
            assertThat(received).isEmpty();
            assertThat(server.get("/metrics").body()).contains("churn_drift_alerts_total{outcome=\"delivered\"} 1.0");
        } finally {
            hook.stop(0);
        }
    }

    @Test
    void estimatedAndRealisedPerformanceShareOneList(@TempDir Path journal) throws Exception {
        ServiceSettings settings =
                settings().with(ServiceSettings.JOURNAL, journal.toString()).with(ServiceSettings.FEEDBACK, "open");
        try (TestServer server = start(settings)) {
            send(server, SimulatedTraffic.stable(WINDOW, 7));
            observed(server, WINDOW);
            StringBuilder feedback = new StringBuilder();
            for (int i = 0; i < WINDOW; i++) {
                feedback.append("{\"customer_id\":\"")
                        .append(1_000_000_000L + i)
                        .append("\",\"churned\":")
                        .append(i % 5 == 0)
                        .append(",\"at\":\"2026-03-01T13:00:00Z\"}\n");
            }
            HttpResponse<String> sent = server.post("/feedback", "application/x-ndjson", feedback.toString());
            assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
            JsonNode told = await(server, t -> t.path("performance").size() == 2);
            assertThat(told.path("realised_kept").asBoolean()).isTrue();
            assertThat(told.path("performance"))
                    .extracting(p -> p.path("kind").asText())
                    .containsExactlyInAnyOrder("estimated", "realised");
            JsonNode realised = told.at("/performance/0/kind").asText().equals("realised")
                    ? told.at("/performance/0")
                    : told.at("/performance/1");
            assertThat(realised.path("rows").asInt()).isEqualTo(WINDOW);
            assertThat(realised.at("/churn_rate/value").asDouble()).isEqualTo(.2);
            assertThat(realised.at("/roc_auc/low").isNull()).isTrue();
        }
    }

    @Test
    void mayBeReadByWhomTheSettingsSay() {
        try (TestServer off = start(settings().with(DriftSettings.DRIFT, "off"));
                TestServer closed = start(settings().with(DriftSettings.READERS, "off"));
                TestServer guarded = start(settings().with(DriftSettings.READERS, "token"))) {
            assertThat(off.get("/drift").statusCode()).isEqualTo(403);
            assertThat(off.get("/drift").body()).contains("drift-off", "churn.drift is off");
            assertThat(off.get("/metrics").body()).doesNotContain("churn_drift");
            assertThat(off.get("/").body()).doesNotContain("tab-drift");
            assertThat(closed.get("/drift").statusCode()).isEqualTo(403);
            assertThat(closed.get("/drift").body()).contains("drift-closed");
            assertThat(closed.get("/").body()).doesNotContain("tab-drift");
            assertThat(guarded.get("/drift").statusCode()).isEqualTo(401);
            assertThat(guarded.get("/").body()).contains("tab-drift", "data-readers=\"token\"");
            assertThat(guarded.send(HttpRequest.newBuilder(guarded.uri("/drift"))
                                    .header("Authorization", "Bearer " + SECRET)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void refusesQueriesItDoesNotUnderstand() {
        try (TestServer server = start(settings())) {
            for (String query : List.of("windows=0", "windows=501", "windows=x", "windows=")) {
                HttpResponse<String> refused = server.get("/drift?" + query);
                assertThat(refused.statusCode()).as(query).isEqualTo(400);
                assertThat(refused.body()).contains("malformed-query");
            }
        }
    }

    @Test
    void refusesSettingsThatDoNotFit(@TempDir Path folder) throws IOException {
        assertThatThrownBy(() -> start(settings().with(DriftSettings.WEBHOOK, "https://ada:hidden@example.com/x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.drift-webhook")
                .hasMessageNotContaining("hidden");
        assertThatThrownBy(() -> start(settings()
                        .with(DriftSettings.WEBHOOK, "https://example.com/x")
                        .with(DriftSettings.WEBHOOK_SECRET, "hidden")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hidden");
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThatThrownBy(() -> start(settings().with(DriftSettings.STATE, file.toString())))
                .hasMessageContaining("churn.drift-state");
        for (String window : List.of(
                "", "19", "500/501", "500/0", "0", "1h/2h", "5x", "500/100/20", "1h/0", "4000d", "3000d/1h", "1h/1s")) {
            assertThatThrownBy(() -> settings().with(DriftSettings.WINDOW, window))
                    .as(window)
                    .hasMessageContaining("churn.drift-window is \"" + window + "\"")
                    .hasMessageContaining("such as 500 or 500/100")
                    .hasMessageContaining("at most 3660d");
        }
        for (String minimum : List.of("1", "100001", "200000", "x")) {
            assertThatThrownBy(() -> settings().with(DriftSettings.MINIMUM, minimum))
                    .as(minimum)
                    .hasMessageContaining("churn.drift-minimum is \"" + minimum + "\"")
                    .hasMessageContaining("100000");
        }
        for (String budget : List.of("", "0/100", "1/100", ".1", ".1/0", "x/100", "NaN/100")) {
            assertThatThrownBy(() -> settings().with(DriftSettings.BUDGET, budget))
                    .as(budget)
                    .hasMessageContaining("0.1/10000");
        }
    }

    @Test
    void windowsMayGoByTimeAndSlide() {
        for (Map.Entry<String, String> window : Map.of(
                        "500", "tumbling(500)",
                        "500/100", "sliding(500,100)",
                        "1h", "tumbling(PT1H)",
                        "1h/10m", "sliding(PT1H,PT10M)")
                .entrySet()) {
            try (TestServer server = start(settings().with(DriftSettings.WINDOW, window.getKey()))) {
                assertThat(drift(server).at("/policy/window").asText()).isEqualTo(window.getValue());
            }
        }
        for (String largest : List.of("3660d", "1000/1", "1000m/1m")) {
            ServiceSettings settings =
                    settings().with(DriftSettings.WINDOW, largest).with(DriftSettings.MINIMUM, "100000");
            try (TestServer server = start(settings)) {
                assertThat(drift(server).at("/policy/alpha").asDouble()).isPositive();
            }
        }
        try (TestServer server = start(settings().with(DriftSettings.WINDOW, "100"))) {
            assertThat(drift(server).at("/policy/minimum").asInt()).isEqualTo(100);
        }
    }
}
