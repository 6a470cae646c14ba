package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.model.ChurnModel;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminTest {

    private static final String SECRET = "correct-horse-battery-staple";
    private static final ChurnModel FIRST = TestModels.bank(42);
    private static final ChurnModel SECOND = TestModels.bank(43);
    private static final String FIRST_VERSION = FIRST.sha256().substring(0, 12);
    private static final String SECOND_VERSION = SECOND.sha256().substring(0, 12);

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() {
        FIRST.write(folder.resolve("model.churn"));
        SECOND.write(folder.resolve("other.churn"));
        server = TestServer.start(ChurnService.builder()
                .source(ModelSource.file(folder.resolve("model.churn")))
                .adminToken(SECRET));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return server.send(request.build());
    }

    private HttpResponse<String> post(String path, String body) {
        return send("POST", path, body, "Authorization", "Bearer " + SECRET, "Content-Type", "application/json");
    }

    @Test
    void tellsWhatIsAtWork() {
        HttpResponse<String> response = send("GET", "/admin/models", "", "Authorization", "Bearer " + SECRET);
        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode state = TestServer.json(response);
        assertThat(state.path("active").path("version").asText()).isEqualTo(FIRST_VERSION);
        assertThat(state.path("versions")).extracting(JsonNode::asText).contains(FIRST_VERSION, SECOND_VERSION);
        assertThat(state.path("pinned").asBoolean(true)).isFalse();
        assertThat(state.path("challenger").isNull()).isTrue();
    }

    @Test
    void activatesPinsAndReloads() {
        JsonNode state = TestServer.json(post("/admin/activate", "{\"version\": \"" + SECOND_VERSION + "\"}"));
        assertThat(state.path("active").path("version").asText()).isEqualTo(SECOND_VERSION);
        assertThat(state.path("pinned").asBoolean()).isTrue();
        server.service().models().refresh();
        assertThat(TestServer.json(server.post("/predict", TestModels.customer()))
                        .path("model_version")
                        .asText())
                .isEqualTo(SECOND_VERSION);
        state = TestServer.json(post("/admin/reload", ""));
        assertThat(state.path("active").path("version").asText()).isEqualTo(FIRST_VERSION);
        assertThat(state.path("pinned").asBoolean(true)).isFalse();
    }

    @Test
    void comparesAChallenger() throws InterruptedException {
        assertThat(server.get("/challenger").body()).isEqualTo("{\"challenger\":null}");
        post("/admin/challenger", "{\"version\": \"" + SECOND_VERSION + "\"}");
        server.post("/predict", TestModels.customer());
        JsonNode document = TestServer.json(server.get("/challenger"));
        for (int i = 0; i < 1_000 && document.path("comparison").isMissingNode(); i++) {
            Thread.sleep(5);
            document = TestServer.json(server.get("/challenger"));
        }
        assertThat(document.path("challenger").path("version").asText()).isEqualTo(SECOND_VERSION);
        assertThat(document.path("comparison").path("compared").asInt()).isOne();
        assertThat(document.path("comparison").path("risk_confusion")).hasSize(3);
        JsonNode state = TestServer.json(post("/admin/challenger", "{\"version\": null}"));
        assertThat(state.path("challenger").isNull()).isTrue();
    }

    @Test
    void refusesWhoeverDoesNotShowTheToken() {
        for (String path : new String[] {"/admin/reload", "/admin/activate", "/admin/challenger"}) {
            HttpResponse<String> response = send("POST", path, "{", "Cookie", "token=" + SECRET);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(send("GET", "/admin/models", "", "Authorization", "Bearer wrong-wrong-wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        HttpResponse<String> unknown = post("/admin/activate", "{\"version\": \"000000000000\"}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(TestServer.json(unknown).path("type").asText()).endsWith("unusable-version");
        for (String body : new String[] {
            "{", "[]", "7", "{\"version\": 7}", "{\"version\": null}", "{}", "{\"version\": \"x\", \"more\": 1}"
        }) {
            assertThat(post("/admin/activate", body).statusCode()).as(body).isEqualTo(400);
        }
        assertThat(send("POST", "/admin/activate", "{}", "Authorization", "Bearer " + SECRET)
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void isOffWithoutAToken() {
        try (TestServer other = TestServer.start(ChurnService.builder().source(ModelSource.of(FIRST)))) {
            HttpResponse<String> response = other.send(HttpRequest.newBuilder(other.uri("/admin/models"))
                    .header("Authorization", "Bearer " + SECRET)
                    .build());
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(TestServer.json(response).path("type").asText()).endsWith("admin-off");
        }
    }

    @Test
    void refusesToStartWithAShortToken() {
        assertThatThrownBy(() -> ServiceSettings.from(
                        key -> null, key -> key.equals("CHURN_ADMIN_TOKEN") ? "short" : null, key -> null))
                .hasMessageContaining("churn.admin-token, expected a token of 16");
        assertThatThrownBy(() -> ChurnService.builder()
                        .settings(ServiceSettings.withDefaults()
                                .with(
                                        ServiceSettings.ADMIN_TOKEN_FILE,
                                        folder.resolve("none").toString()))
                        .build())
                .hasMessageContaining("churn.admin-token-file");
    }

    @Test
    void theTokenComesFromTheEnvironmentOnly() {
        ServiceSettings settings = ServiceSettings.from(
                key -> key.equals("churn.admin-token") ? SECRET : null,
                key -> null,
                key -> key.equals("churn.admin-token") ? SECRET : null);
        assertThat(settings.get(ServiceSettings.ADMIN_TOKEN)).isEmpty();
    }
}
