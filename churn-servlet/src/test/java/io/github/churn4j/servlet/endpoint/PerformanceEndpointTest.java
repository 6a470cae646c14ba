package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.ServiceSettings;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import io.github.churn4j.servlet.journal.JournalLimits;
import io.github.churn4j.servlet.journal.PredictionJournal;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceEndpointTest {

    @TempDir
    Path folder;

    private void journal(int predictions) {
        CustomerRecord.Builder builder = TestModels.bank().schema().newRecord();
        TestModels.customer().forEach((name, value) -> builder.set(name, String.valueOf(value)));
        CustomerRecord record = builder.build();
        ServedModel served = new ServedModel(TestModels.bank(), "v1", "test");
        try (PredictionJournal journal =
                PredictionJournal.open(folder, JournalLimits.of(1 << 24, Duration.ofDays(30)), Clock.systemUTC())) {
            for (int i = 0; i < predictions; i++) {
                journal.predicted(
                        new PredictionEvent(Instant.now(), "p" + i, "", served, record, i / (double) predictions));
            }
        }
    }

    @Test
    void tellsHowTheModelDid() throws Exception {
        journal(200);
        ServiceSettings settings = ServiceSettings.withDefaults()
                .with(ServiceSettings.FEEDBACK, "open")
                .with(ServiceSettings.JOURNAL, folder.toString());
        try (TestServer server = TestServer.start(ChurnService.builder().settings(settings))) {
            List<Map<String, ?>> batch = new ArrayList<>();
            for (int i = 0; i < 160; i++) {
                batch.add(Map.of("prediction_id", "p" + i, "churned", i % 4 == 0));
            }
            HttpResponse<String> sent =
                    server.post("/feedback", "application/json", new ObjectMapper().writeValueAsString(batch));
            assertThat(sent.statusCode()).isEqualTo(200);
            HttpResponse<String> answer = server.get("/performance?by=month");
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode report = TestServer.json(answer);
            assertThat(report.path("by").asText()).isEqualTo("month");
            assertThat(report.path("caveat").asText()).contains("treated");
            assertThat(report.path("matched").asInt()).isEqualTo(160);
            JsonNode version = report.path("versions").get(0);
            assertThat(version.path("model_version").asText()).isEqualTo("v1");
            assertThat(version.path("total").path("predictions").asInt()).isEqualTo(200);
            assertThat(version.path("total").path("coverage").asDouble()).isEqualTo(.8);
            assertThat(version.path("total").path("churn_rate").asDouble()).isEqualTo(.25);
            assertThat(version.path("total").path("ece").isNumber()).isTrue();
            assertThat(version.path("periods").get(0).path("roc_auc").isNumber())
                    .isTrue();
            assertThat(server.get("/performance?by=month").body()).isEqualTo(answer.body());
        }
    }

    @Test
    void leavesOutWhatIsNotDefined() {
        journal(3);
        ServiceSettings settings = ServiceSettings.withDefaults().with(ServiceSettings.JOURNAL, folder.toString());
        PrometheusRegistry registry = new PrometheusRegistry();
        try (TestServer server =
                TestServer.start(ChurnService.builder().settings(settings).registry(registry))) {
            assertThat(registry.scrape().stream()
                            .map(s -> s.getMetadata().getName())
                            .filter(name -> name.startsWith("churn_journal")))
                    .hasSize(1);
            JsonNode total = TestServer.json(server.get("/performance"))
                    .path("versions")
                    .get(0)
                    .path("total");
            assertThat(total.path("outcomes").asInt()).isEqualTo(0);
            assertThat(total.path("roc_auc").isNull()).isTrue();
            HttpResponse<String> unknown = server.get("/performance?by=year");
            assertThat(unknown.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void tellsWhatToSetWhereNothingIsKept() {
        try (TestServer server = TestServer.start(ChurnService.builder())) {
            HttpResponse<String> answer = server.get("/performance");
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("journal-not-configured").contains("churn.journal");
        }
    }
}
