package io.github.churn4j.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a prediction over the journal and the outcome to realised performance. */
class JournalJourneyTest {

    private static final String TOKEN = "0123456789abcdef-token";

    private static ChurnService.Builder service(Path directory) {
        return ChurnService.builder()
                .source(ModelSource.of(TestModels.bank()))
                .adminToken(TOKEN)
                .settings(ServiceSettings.withDefaults().with(ServiceSettings.JOURNAL, directory.toString()));
    }

    private static HttpResponse<String> feedback(TestServer server, String body, String token) {
        return server.send(HttpRequest.newBuilder(server.uri("/feedback"))
                .header("Content-Type", "application/x-ndjson")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void predictionsMeetTheirOutcomesAcrossARestart(@TempDir Path directory) throws Exception {
        List<String> ids = new ArrayList<>();
        try (TestServer server = TestServer.start(service(directory))) {
            for (int calls = 20; calls < 120; calls += 5) {
                Map<String, Object> customer = TestModels.customer();
                customer.put("total_trans_ct", calls);
                ids.add(TestServer.json(server.post("/predict", customer))
                        .path("prediction_id")
                        .asText());
            }
            server.post("/predict?trial=true", TestModels.customer());
        }
        assertThat(lines(directory)).as("trials are not kept").hasSize(ids.size());
        try (TestServer server = TestServer.start(service(directory))) {
            StringBuilder outcomes = new StringBuilder();
            for (int i = 0; i < ids.size(); i++) {
                outcomes.append("{\"prediction_id\":\"%s\",\"churned\":%s}%n".formatted(ids.get(i), i < 5));
            }
            assertThat(feedback(server, outcomes.toString(), "another-token-16").statusCode())
                    .isEqualTo(401);
            HttpResponse<String> accepted = feedback(server, outcomes.toString(), TOKEN);
            assertThat(accepted.statusCode()).isEqualTo(200);
            assertThat(TestServer.json(accepted).path("accepted").asInt()).isEqualTo(ids.size());
            JsonNode performance = TestServer.json(server.get("/performance?by=month"));
            assertThat(performance.path("matched").asInt())
                    .as(performance.toPrettyString())
                    .isEqualTo(ids.size());
            assertThat(server.get("/metrics").body()).contains("churn_journal_predictions_total");
        }
    }

    private static List<String> lines(Path directory) throws Exception {
        try (Stream<Path> files = Files.walk(directory)) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(f -> f.toString().endsWith(".ndjson")).toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}
