package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.ModelSource;
import io.github.churn4j.registry.Signoff;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A service whose models come from a registry that others work on, too. */
@Timeout(300)
class RegistryServiceTest {

    private static final String SECRET = "an-administrators-token";

    @TempDir
    private Path root;

    private TestRegistry registry;
    private TestServer server;

    @BeforeEach
    void start() {
        registry = TestRegistry.in(root);
        registry.publish(TestModels.bank(42));
        registry.publish(TestModels.bank(43));
        registry.promote("champion", 1);
        server = start(registry.settings());
    }

    private static TestServer start(ServiceSettings settings) {
        return TestServer.start(
                ChurnService.builder().adminToken(SECRET).settings(settings.with(ServiceSettings.WATCH, "100ms")));
    }

    @AfterEach
    void stop() {
        server.close();
        registry.close();
    }

    private HttpResponse<String> decide(String path, String body) {
        return decide(server, path, body);
    }

    private static HttpResponse<String> decide(TestServer to, String path, String body) {
        return to.send(HttpRequest.newBuilder(to.uri(path))
                .header("Authorization", "Bearer " + SECRET)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private static JsonNode await(TestServer from, String path, String pointer, String expected)
            throws InterruptedException {
        JsonNode answer = TestServer.json(from.get(path));
        for (int i = 0; i < 4_000 && !answer.at(pointer).asText().equals(expected); i++) {
            Thread.sleep(10);
            answer = TestServer.json(from.get(path));
        }
        assertThat(answer.at(pointer).asText()).as("%s of %s", pointer, answer).isEqualTo(expected);
        return answer;
    }

    @Test
    void keepsTheContractOfEveryService() {
        ServiceContract.at(server.uri("/")).check();
    }

    @Test
    void tellsWhereItsModelCameFrom() {
        JsonNode told = TestServer.json(server.get("/model")).path("registry");
        assertThat(told.path("name").asText()).isEqualTo("bank-churn");
        assertThat(told.path("version").asInt()).isOne();
        assertThat(told.path("alias").asText()).isEqualTo("champion");
        assertThat(told.path("published_by").asText()).isEqualTo("ci/train-7");
        assertThat(told.path("reason").asText()).contains("last month");
        assertThat(told.path("promoted").path("sequence").asInt()).isOne();
        assertThat(told.path("promoted").path("actor").asText()).isEqualTo("a colleague");
        assertThat(told.path("promoted").path("forced").asBoolean(true)).isFalse();
        assertThat(told.path("promoted").path("gates").isArray()).isTrue();
        assertThat(TestServer.json(server.post("/predict", TestModels.customer()))
                        .path("model_version")
                        .asText())
                .isEqualTo("1");
    }

    @Test
    void aServiceOfAFileTellsNothingOfARegistry() {
        try (TestServer plain = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())))) {
            assertThat(TestServer.json(plain.get("/model")).has("registry")).isFalse();
            assertThat(TestServer.json(plain.get("/health")).has("degraded")).isFalse();
            assertThat(plain.get("/models").statusCode()).isEqualTo(404);
            assertThat(plain.post("/admin/promote", Map.of()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void listsVersionsTheNewestFirst() {
        registry.registry().approve("bank-churn", 2, new Signoff("a reviewer", "checked"));
        registry.registry().tag("bank-churn", 2, Map.of("campaign", "spring"), new Signoff("a reviewer", ""));
        JsonNode list = TestServer.json(server.get("/models"));
        assertThat(list.path("sequence").asInt()).isEqualTo(3);
        assertThat(list.at("/aliases/champion/version").asInt()).isOne();
        assertThat(list.at("/at_work/version").asText()).isEqualTo("1");
        assertThat(list.at("/at_work/challenger").isNull()).isTrue();
        assertThat(list.path("versions"))
                .extracting(v -> v.path("version").asInt())
                .containsExactly(2, 1);
        JsonNode second = list.at("/versions/0");
        assertThat(second.path("sha256").asText()).isEqualTo(TestModels.bank(43).sha256());
        assertThat(second.path("status").asText()).isEqualTo("approved");
        assertThat(second.path("tags").path("campaign").asText()).isEqualTo("spring");
        assertThat(second.path("aliases")).isEmpty();
        assertThat(list.at("/versions/1/aliases/0").asText()).isEqualTo("champion");
        assertThat(second.path("metrics").path("holdout.rocAuc").asDouble()).isBetween(.5, 1.);
        assertThat(second.path("metrics").size())
                .isLessThan(
                        TestServer.json(server.get("/models/2")).path("metrics").size());
    }

    @Test
    void listsInPages() {
        JsonNode first = TestServer.json(server.get("/models?limit=1"));
        assertThat(first.path("versions")).hasSize(1);
        JsonNode next = TestServer.json(
                server.get("/models?limit=1&before=" + first.path("next").asInt()));
        assertThat(next.at("/versions/0/version").asInt()).isOne();
        assertThat(next.has("next")).isFalse();
        for (String wrong : List.of("limit=0", "limit=101", "limit=x", "before=0", "before=99999999999", "limit=")) {
            HttpResponse<String> refused = server.get("/models?" + wrong);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(400);
            assertThat(refused.body()).contains("malformed-query");
        }
    }

    @Test
    void tellsWhoDidWhatWhenAndWhy() {
        registry.promote("champion", 2);
        registry.promote("challenger", 1);
        registry.registry().reject("bank-churn", 1, new Signoff("a reviewer", "too old"));
        JsonNode events = TestServer.json(server.get("/models/history")).path("events");
        assertThat(events)
                .extracting(e -> e.path("did").asText())
                .containsExactly("rejected", "promoted", "promoted", "promoted");
        assertThat(events.at("/0/review/status").asText()).isEqualTo("rejected");
        assertThat(events.at("/2/moves/0/from").asInt()).isOne();
        assertThat(events.at("/2/moves/0/version").asInt()).isEqualTo(2);
        assertThat(events.at("/3/moves/0/from").isNull()).isTrue();
        assertThat(events.at("/2/reason").asText()).isEqualTo("better on unseen customers");
        JsonNode page = TestServer.json(server.get("/models/history?limit=2"));
        assertThat(page.path("next").asInt()).isEqualTo(3);
        JsonNode older = TestServer.json(server.get("/models/history?limit=2&before=3"));
        assertThat(older.path("events"))
                .extracting(e -> e.path("sequence").asInt())
                .containsExactly(2, 1);
        assertThat(older.has("next")).isFalse();
    }

    @Test
    void tellsOfUnknownVersionsWithoutNamingPlaces() {
        for (String path :
                List.of("/models/99", "/models/x", "/models/0", "/models/1/2", "/models/diff?from=99&to=1")) {
            HttpResponse<String> response = server.get(path);
            assertThat(response.statusCode()).as(path).isIn(404);
            assertThat(response.body()).doesNotContain(root.toString());
        }
        assertThat(server.get("/models/diff?from=../x&to=1").statusCode()).isEqualTo(400);
    }

    @Test
    void promotesAndAnswersWhatIsAtWork() {
        HttpResponse<String> response = decide(
                "/admin/promote",
                "{\"alias\": \"champion\", \"version\": 2, \"reason\": \"it is better\", \"expected_sequence\": 1}");
        JsonNode answer = TestServer.json(response);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(answer.at("/active/version").asText()).isEqualTo("2");
        assertThat(answer.at("/event/actor").asText()).isEqualTo("admin token");
        assertThat(answer.at("/event/moves/0/from").asInt()).isOne();
        assertThat(TestServer.json(server.get("/model"))
                        .at("/registry/promoted/reason")
                        .asText())
                .isEqualTo("it is better");
        assertThat(server.get("/metrics").body())
                .contains("churn_requests_total{method=\"POST\",route=\"/admin/promote\",status=\"200\"} 1")
                .contains("churn_registry_requests_total{outcome=\"answered\"}");
        JsonNode back = TestServer.json(
                decide("/admin/rollback", "{\"alias\":\"champion\",\"reason\":\"it was not\",\"actor\":\"somebody\"}"));
        assertThat(back.at("/active/version").asText()).isEqualTo("1");
        assertThat(back.at("/event/did").asText()).isEqualTo("rolled_back");
        assertThat(back.at("/event/actor").asText()).isEqualTo("somebody");
    }

    @Test
    void twoOperatorsDoNotOverwriteEachOther() {
        registry.promote("challenger", 2);
        for (String path : List.of("/admin/promote", "/admin/rollback")) {
            String version = path.endsWith("promote") ? "\"version\": 2, " : "";
            HttpResponse<String> response = decide(
                    path,
                    "{\"alias\": \"champion\", " + version + "\"reason\": \"seen before\", \"expected_sequence\": 1}");
            assertThat(response.statusCode()).as(path).isEqualTo(409);
            assertThat(TestServer.json(response).path("type").asText()).endsWith(":conflict");
        }
        assertThat(registry.registry().sequence("bank-churn")).isEqualTo(2);
    }

    @Test
    void rejectedVersionsAreRefusedUnlessForced() {
        assertThat(decide("/admin/reject", "{\"version\": 2, \"reason\": \"unfair\"}")
                        .statusCode())
                .isEqualTo(200);
        String body = "{\"alias\": \"champion\", \"version\": 2, \"reason\": \"why not\"";
        HttpResponse<String> refused = decide("/admin/promote", body + "}");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(refused).path("gates").isArray()).isTrue();
        assertThat(TestServer.json(refused).path("detail").asText()).contains("rejected");
        JsonNode forced = TestServer.json(decide("/admin/promote", body + ", \"force\": true}"));
        assertThat(forced.at("/event/forced").asBoolean()).isTrue();
        assertThat(TestServer.json(decide("/admin/approve", "{\"version\": 2, \"reason\": \"looked again\"}"))
                        .at("/event/review/status")
                        .asText())
                .isEqualTo("approved");
    }

    @Test
    void refusesDecisionsItDoesNotUnderstand() {
        for (String body : List.of(
                "{",
                "[]",
                "{}",
                "{\"alias\":\"champion\",\"version\":1}",
                "{\"alias\":\"champion\",\"version\":1,\"reason\":\" \"}",
                "{\"alias\":\"Champion\",\"version\":1,\"reason\":\"x\"}",
                "{\"alias\":\"champion\",\"version\":0,\"reason\":\"x\"}",
                "{\"alias\":\"champion\",\"version\":1.5,\"reason\":\"x\"}",
                "{\"alias\":\"champion\",\"version\":\"1\",\"reason\":\"x\"}",
                "{\"alias\":\"champion\",\"version\":1,\"reason\":\"x\",\"more\":1}",
                "{\"alias\":\"champion\",\"version\":1,\"reason\":\"x\",\"force\":1}",
                "{\"alias\":\"champion\",\"version\":1,\"reason\":\"x\",\"expected_sequence\":-1}",
                "{\"alias\":\"champion\",\"version\":1,\"reason\":\"x\",\"actor\":\"\"}",
                "{\"alias\":\"champion\",\"version\":1,\"reason\":\"" + "x".repeat(2_001) + "\"}")) {
            HttpResponse<String> response = decide("/admin/promote", body);
            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.body()).contains("malformed-body");
        }
        String large = "{\"reason\":\"" + "x".repeat(40_000) + "\"}";
        assertThat(decide("/admin/promote", large).statusCode()).isEqualTo(413);
        assertThat(server.post("/admin/promote", Map.of()).statusCode()).isEqualTo(401);
        assertThat(decide("/admin/promote", "{\"alias\":\"champion\",\"version\":9,\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(registry.registry().sequence("bank-churn")).isOne();
    }

    @Test
    void followsTheAliasesThatOthersMove() throws InterruptedException {
        registry.promote("champion", 2);
        await(server, "/health", "/model_version", "2");
        assertThat(TestServer.json(server.get("/challenger")).path("challenger").isNull())
                .isTrue();
        registry.promote("challenger", 1);
        await(server, "/challenger", "/challenger/version", "1");
        decide("/admin/promote", "{\"alias\": \"challenger\", \"version\": null, \"reason\": \"seen enough\"}");
        assertThat(TestServer.json(server.get("/challenger")).path("challenger").isNull())
                .isTrue();
    }

    @Test
    void theListsCanBeClosed() {
        try (TestServer closed = start(registry.settings().with(ServiceSettings.MODELS, "off"));
                TestServer guarded = start(registry.settings().with(ServiceSettings.MODELS, "token"))) {
            for (String path : List.of("/models", "/models/1", "/models/history", "/models/diff")) {
                assertThat(closed.get(path).statusCode()).as(path).isEqualTo(403);
                assertThat(guarded.get(path).statusCode()).as(path).isEqualTo(401);
            }
            assertThat(closed.get("/").body()).doesNotContain("tab-models");
            assertThat(guarded.get("/").body()).contains("tab-models", "data-readers=\"token\"");
            assertThat(guarded.send(HttpRequest.newBuilder(guarded.uri("/models"))
                                    .header("Authorization", "Bearer " + SECRET)
                                    .build())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void namesADamagedObjectAndNoPlace() throws IOException {
        Path document = root.resolve("models/bank-churn/versions/2.json");
        Files.writeString(document, Files.readString(document).replace("last month", "last week"));
        HttpResponse<String> response = server.get("/models/2");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(TestServer.json(response).path("type").asText()).endsWith(":registry-damaged");
        assertThat(TestServer.json(response).path("detail").asText())
                .contains("models/bank-churn/versions/2.json")
                .doesNotContain(root.toString());
        assertThat(server.post("/predict", TestModels.customer()).statusCode()).isEqualTo(200);
    }

    @Test
    void outlivesTheAbsenceOfItsRegistry(@TempDir Path away, @TempDir Path cache) throws InterruptedException {
        try (TestRegistry there = TestRegistry.in(away)) {
            there.publish(TestModels.bank(42));
            there.publish(TestModels.bank(43));
            there.promote("champion", 1);
            ServiceSettings settings = there.settings()
                    .with(ServiceSettings.REGISTRY, SwitchedStoreProvider.root(away))
                    .with(ServiceSettings.REGISTRY_CACHE, cache.toString());
            try (TestServer first = start(settings)) {
                assertThat(first.get("/health").statusCode()).isEqualTo(200);
                SwitchedStoreProvider.away(away, true);
                await(first, "/health", "/degraded", "true");
                assertThat(first.post("/predict", TestModels.customer()).statusCode())
                        .isEqualTo(200);
                HttpResponse<String> list = first.get("/models?limit=7");
                assertThat(list.statusCode()).isEqualTo(503);
                assertThat(list.headers().firstValue("Retry-After")).isPresent();
                assertThat(decide(first, "/admin/rollback", "{\"alias\":\"champion\",\"reason\":\"x\"}")
                                .statusCode())
                        .isEqualTo(503);
            }
            try (TestServer second = start(settings)) {
                JsonNode health = TestServer.json(second.get("/health"));
                assertThat(health.path("status").asText()).isEqualTo("healthy");
                assertThat(health.path("degraded").asBoolean()).isTrue();
                assertThat(health.at("/registry/reachable").asBoolean(true)).isFalse();
                assertThat(health.path("model_version").asText()).isEqualTo("1");
                SwitchedStoreProvider.away(away, false);
                there.promote("champion", 2);
                health = await(second, "/health", "/model_version", "2");
                assertThat(health.path("degraded").asBoolean(true)).isFalse();
            } finally {
                SwitchedStoreProvider.away(away, false);
            }
        }
    }

    @Test
    void refusesSettingsThatDoNotFit() {
        ServiceSettings settings = registry.settings();
        assertThatThrownBy(() -> start(settings.with(ServiceSettings.MODEL, "model.churn")))
                .hasMessageContaining("churn.model")
                .hasMessageContaining("churn.registry")
                .hasMessageContaining("expected one of them");
        assertThatThrownBy(() -> start(settings.with(ServiceSettings.NAME, "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.name");
        assertThatThrownBy(() -> start(settings.with(ServiceSettings.ALIAS, "Champion")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.alias");
        assertThatThrownBy(() -> start(settings.with(ServiceSettings.REGISTRY, "gopher://somewhere")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("gopher");
        assertThatThrownBy(() -> start(settings.with(ServiceSettings.REGISTRY_TRUSTED_KEYS, "nowhere.pem")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("churn.registry-trusted-keys");
    }

    @Test
    void theStoresOwnSettingsAreLookedUpAsAllAre() {
        Map<String, String> properties = Map.of("churn.s3.region", "from-a-property");
        Map<String, String> environment = new HashMap<>();
        environment.put("CHURN_S3_REGION", "from-the-environment");
        environment.put("CHURN_S3_PATH_STYLE", "true");
        Map<String, String> initParams = Map.of("churn.s3.path-style", "false", "churn.s3.tries", "3");
        ServiceSettings settings = ServiceSettings.from(properties::get, environment::get, initParams::get)
                .with(ServiceSettings.WATCH, "1s");
        assertThat(Stream.of("region", "path-style", "tries", "timeout")
                        .map(key -> String.valueOf(settings.storeSetting("churn.s3." + key))))
                .containsExactly("from-a-property", "true", "3", "null");
    }
}
