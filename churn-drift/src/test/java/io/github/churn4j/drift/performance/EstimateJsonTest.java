package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.Decision;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EstimateJsonTest {

    @Test
    void readsBackWhatItWrote() {
        PerformanceEstimate estimate = Cbpe.of(.9).estimate(new double[] {.1, .4, .2, .8}); // no precision
        ObjectNode json = EstimateJson.toJson(estimate);
        assertThat(json.path("precision").path("value").isNull()).isTrue();
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "rows",
                        "churnRate",
                        "rocAuc",
                        "accuracy",
                        "precision",
                        "recall",
                        "f1",
                        "brier",
                        "profit",
                        "empc");
        assertThat(EstimateJson.performance(Json.read(Json.write(json), "test")))
                .isEqualTo(estimate);
    }

    @Test
    void refusesWhatIsNoEstimate() {
        assertThatThrownBy(() -> EstimateJson.performance(Json.read("{\"rows\": 0}", "test")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("\"rows\" is 0.0, expected 1 or more");
        assertThatThrownBy(() -> EstimateJson.estimate(Json.read("{}", "test")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("\"value\" must be a number");
        String turned = "{\"value\": 1, \"standardError\": 1, \"low\": 2, \"high\": 0}";
        assertThatThrownBy(() -> EstimateJson.estimate(Json.read(turned, "test")))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("low ≤ high");
    }

    @Test
    void writesAComparedChunk() {
        EstimatedAndRealised chunk = PerformanceComparison.of(Cbpe.of(.5))
                .withReference(.2, 1000)
                .compare(Instant.EPOCH, Instant.EPOCH, new double[] {.1, .9, .3}, new byte[] {0, 1, -1});
        ObjectNode json = EstimateJson.toJson(chunk);
        assertThat(json.path("verdict").textValue()).isEqualTo("insufficient_data");
        assertThat(json.path("labelled").intValue()).isEqualTo(2);
        assertThat(json.path("realised").path("rocAuc").path("value").doubleValue())
                .isEqualTo(1);
        assertThat(json.path("priorShift").path("current").has("value")).isTrue();
        assertThat(json.path("outside").isArray()).isTrue();
        assertThat(json.path("pValues").has("brier")).isTrue();
        assertThat(json.path("from").textValue()).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void writesBusinessFiguresWithTheirCaveat() {
        BusinessTally tally = BusinessTally.of(Decision.of(.5, "stays", "leaves"), ProfitParameters.defaults());
        tally.predicted(.8, 100);
        ObjectNode json = EstimateJson.toJson(tally.metrics());
        assertThat(json.path("byRisk").path("High").intValue()).isEqualTo(1);
        assertThat(json.path("revenueAtRisk").doubleValue()).isEqualTo(80);
        assertThat(json.path("saved").path("value").isNull()).isTrue();
        assertThat(json.path("caveat").textValue()).contains("control group");
    }

    @Test
    void writesInfinityAsNull() {
        PriorShift blind = PriorShift.of(.25, new double[] {.25});
        assertThat(EstimateJson.toJson(blind)
                        .path("current")
                        .path("standardError")
                        .isNull())
                .isTrue();
    }
}
