package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ModelDocumentsTest {

    private static final ChurnModel MODEL = TestModels.bank();
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(MODEL)));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void tellsSchemaDecisionFiguresAndProvenance() {
        JsonNode model = TestServer.json(server.get("/model"));
        assertThat(model.path("sha256").asText()).isEqualTo(MODEL.sha256());
        JsonNode features = model.path("schema").path("features");
        assertThat(features).hasSize(MODEL.schema().features().size());
        assertThat(features.findValuesAsText("field")).contains("customer_age", "card_category");
        assertThat(features.findValuesAsText("column")).contains("Customer_Age");
        assertThat(features.findValuesAsText("type")).contains("numeric", "binary", "categorical");
        assertThat(model.path("decision").path("threshold").asDouble())
                .isEqualTo(MODEL.decision().threshold());
        JsonNode holdout = model.path("metrics").path("holdout");
        assertThat(holdout.path("rocAuc").asDouble()).isBetween(.5, 1.0);
        assertThat(holdout.path("intervals").path("rocAuc")).hasSize(2);
        assertThat(holdout.has("curves")).isFalse();
        assertThat(model.path("provenance").path("data_sha256").asText()).hasSize(64);
        assertThat(model.path("provenance").has("configuration")).isFalse();
    }

    @Test
    void givesCardAndEvaluationAsTheyAre() {
        HttpResponse<String> card = server.get("/model/card");
        assertThat(card.headers().firstValue("Content-Type").orElse("")).startsWith("text/markdown");
        assertThat(card.body()).isEqualTo(MODEL.card());
        assertThat(server.get("/model/evaluation.json").body()).isEqualTo(MODEL.evaluation());
    }

    @Test
    void isNotSentAgainToWhoHasIt() {
        for (String path : new String[] {"/model", "/model/card", "/model/evaluation.json", "/openapi.json"}) {
            HttpResponse<String> first = server.get(path);
            String etag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
            for (String known : new String[] {etag, "W/" + etag, "\"x\", " + etag, "*"}) {
                HttpResponse<String> again = server.send(HttpRequest.newBuilder(server.uri(path))
                        .header("If-None-Match", known)
                        .build());
                assertThat(again.statusCode()).as("%s with %s", path, known).isEqualTo(304);
                assertThat(again.body()).isEmpty();
            }
            HttpResponse<String> other = server.send(HttpRequest.newBuilder(server.uri(path))
                    .header("If-None-Match", "\"other\"")
                    .build());
            assertThat(other.statusCode()).isEqualTo(200);
        }
    }
}
