package io.github.churn4j.servlet.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.ModelSource;
import io.github.churn4j.servlet.ChurnService;
import io.github.churn4j.servlet.TestModels;
import io.github.churn4j.servlet.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsEndpointTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(ChurnService.builder().source(ModelSource.of(TestModels.bank())));
        server.post("/predict", TestModels.customer());
        server.post("/predict", "application/json", "{}");
        server.get("/nowhere");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> metrics(String accept) {
        return server.send(HttpRequest.newBuilder(server.uri("/metrics"))
                .header("Accept", accept)
                .build());
    }

    @Test
    void speaksPrometheusText() {
        HttpResponse<String> response = metrics("*/*");
        assertThat(response.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain")
                .contains("version=0.0.4");
        assertThat(response.body())
                .contains(
                        "churn_requests_total{method=\"POST\",route=\"/predict\",status=\"200\"} 1.0\n",
                        "churn_requests_total{method=\"POST\",route=\"/predict\",status=\"422\"} 1.0\n",
                        "churn_requests_total{method=\"GET\",route=\"none\",status=\"404\"} 1.0\n",
                        "churn_problems_total{code=\"invalid-record\"} 1.0\n",
                        "churn_model_info{model=\"bank-churn\",role=\"champion\",");
    }

    @Test
    void speaksOpenMetricsToWhoAsksForIt() {
        HttpResponse<String> response =
                metrics("application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.1");
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/openmetrics-text");
        assertThat(response.body()).contains("# TYPE churn_model info\n").endsWith("# EOF\n");
    }

    @Test
    void tellsTheSameAsJson() {
        JsonNode stats = TestServer.json(server.get("/stats"));
        assertThat(stats.path("requests").path("total").asLong()).isGreaterThanOrEqualTo(3);
        JsonNode predict = stats.path("requests").path("by_route").path("/predict");
        assertThat(predict.path("count").asLong()).isEqualTo(2);
        assertThat(predict.path("p99_ms").asDouble())
                .isGreaterThanOrEqualTo(predict.path("p50_ms").asDouble());
        assertThat(stats.path("predictions").path("total").asLong()).isEqualTo(1);
        assertThat(stats.path("scores").path("bounds")).hasSize(21);
        assertThat(stats.path("scores").path("counts")).hasSize(20);
        assertThat(stats.path("latency").path("counts"))
                .hasSize(stats.path("latency").path("bounds_ms").size() + 1);
        assertThat(stats.path("model").path("name").asText()).isEqualTo("bank-churn");
        assertThat(stats.path("history")).isNotEmpty();
    }
}
