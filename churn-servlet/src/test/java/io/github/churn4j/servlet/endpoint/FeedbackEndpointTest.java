package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.journal.FileFeedbackStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbackEndpointTest {

    private static final Map<String, ?> FEEDBACK = Map.of("prediction_id", "p", "churned", true);

    @TempDir
    Path folder;

    private TestServer start(ServiceSettings settings) {
        return TestServer.start(ChurnService.builder().settings(settings));
    }

    private ServiceSettings open() {
        return ServiceSettings.withDefaults()
                .with(ServiceSettings.FEEDBACK, "open")
                .with(ServiceSettings.FEEDBACK_DIR, folder.toString());
    }

    private static String code(HttpResponse<String> response) {
        return TestServer.json(response).path("type").asText().replace("urn:churn4j:problem:", "");
    }

    @Test
    void keepsFeedbackAndTellsWhatIsNew() throws IOException {
        try (TestServer server = start(open())) {
            HttpResponse<String> first = server.post("/feedback", FEEDBACK);
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(first.body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
            HttpResponse<String> lines = server.post(
                    "/feedback",
                    "application/x-ndjson",
                    "{\"prediction_id\":\"p\",\"churned\":1}\n{\"prediction_id\":\"q\",\"churned\":0}\n");
            assertThat(lines.body()).isEqualTo("{\"accepted\":1,\"duplicates\":1}");
        }
        List<String> ids = new ArrayList<>();
        FileFeedbackStore.reader(folder).forEach(f -> ids.add(f.predictionId()));
        assertThat(ids).containsExactly("p", "q");
    }

    @Test
    void understandsTheLabelOfTheModelThatServes() throws IOException {
        try (TestServer server =
                TestServer.start(ChurnService.builder().settings(open()).source(ModelSource.of(TestModels.bank())))) {
            assertThat(server.post("/feedback", Map.of("prediction_id", "p", "churned", "Attrited Customer"))
                            .statusCode())
                    .isEqualTo(200);
        }
        List<Boolean> outcomes = new ArrayList<>();
        FileFeedbackStore.reader(folder).forEach((Feedback f) -> outcomes.add(f.churned()));
        assertThat(outcomes).containsExactly(true);
    }

    @Test
    void keepsNothingOfARequestThatIsNotAcceptable() throws IOException {
        try (TestServer server = start(open())) {
            HttpResponse<String> response = server.post(
                    "/feedback",
                    "application/json",
                    "[{\"prediction_id\":\"p\",\"churned\":1},{\"prediction_id\":\"q\",\"churned\":2}]");
            assertThat(response.statusCode()).isEqualTo(422);
            JsonNode problem = TestServer.json(response);
            assertThat(problem.path("errors").findValuesAsText("field")).containsExactly("[1].churned");
            assertThat(server.post("/feedback", "text/plain", "p,1").statusCode())
                    .isEqualTo(415);
            assertThat(server.post("/feedback", "application/json", "[").statusCode())
                    .isEqualTo(400);
            assertThat(server.get("/feedback").statusCode()).isEqualTo(405);
        }
        List<Feedback> all = new ArrayList<>();
        FileFeedbackStore.reader(folder).forEach(all::add);
        assertThat(all).isEmpty();
    }

    @Test
    void isClosedUnlessToldOtherwise() {
        try (TestServer server =
                start(ServiceSettings.withDefaults().with(ServiceSettings.FEEDBACK_DIR, folder.toString()))) {
            assertThat(server.post("/feedback", FEEDBACK).statusCode()).isIn(401, 403);
        }
    }

    @Test
    void canBeSwitchedOff() {
        try (TestServer server = start(open().with(ServiceSettings.FEEDBACK, "off"))) {
            HttpResponse<String> response = server.post("/feedback", FEEDBACK);
            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(code(response)).isEqualTo("feedback-off");
        }
    }

    @Test
    void tellsWhatToSetWhereItHasNoPlace() {
        try (TestServer server = start(ServiceSettings.withDefaults().with(ServiceSettings.FEEDBACK, "open"))) {
            HttpResponse<String> response = server.post("/feedback", FEEDBACK);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(code(response)).isEqualTo("feedback-not-configured");
            assertThat(response.body()).contains("churn.feedback-dir");
        }
    }

    @Test
    void acknowledgesNothingWithoutItsDatabase() {
        ServiceSettings settings = ServiceSettings.withDefaults()
                .with(ServiceSettings.FEEDBACK, "open")
                .with(ServiceSettings.FEEDBACK_JDBC_URL, "jdbc:h2:" + folder.resolve("absent") + ";IFEXISTS=TRUE");
        try (TestServer server = start(settings)) {
            HttpResponse<String> response = server.post("/feedback", FEEDBACK);
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(code(response)).isEqualTo("feedback-unavailable");
            assertThat(response.headers().firstValue("Retry-After")).contains("5");
            assertThat(response.body()).doesNotContain("jdbc");
        }
    }

    @Test
    void keepsFeedbackInADatabase() {
        ServiceSettings settings = ServiceSettings.withDefaults()
                .with(ServiceSettings.FEEDBACK, "open")
                .with(ServiceSettings.FEEDBACK_JDBC_URL, "jdbc:h2:" + folder.resolve("feedback"))
                .with(ServiceSettings.FEEDBACK_JDBC_USER, "sa")
                .with(ServiceSettings.FEEDBACK_JDBC_PASSWORD, "secret");
        try (TestServer server = start(settings)) {
            assertThat(server.post("/feedback", FEEDBACK).body()).isEqualTo("{\"accepted\":1,\"duplicates\":0}");
            assertThat(server.post("/feedback", FEEDBACK).body()).isEqualTo("{\"accepted\":0,\"duplicates\":1}");
        }
    }
}
