package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

    private static final GateContext CONTEXT =
            GateContext.builder(Told.candidate()).champion(Told.champion()).build();

    private static Gate gate(String name, java.util.function.Function<GateContext, GateResult> check) {
        return new Gate() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public GateResult check(GateContext context) {
                return check.apply(context);
            }
        };
    }

    @Test
    void runsAllInOrderWhateverTheFirstFind() {
        List<String> progress = new ArrayList<>();
        List<GateResult> results = Gates.run(
                List.of(
                        gate("own", context -> {
                            throw new IllegalStateException("the bias office is closed");
                        }),
                        SchemaCompatibility.withDefaults(),
                        gate("silent", context -> {
                            throw new UnsupportedOperationException();
                        }),
                        gate("long", context -> {
                            throw new IllegalStateException("x".repeat(5_000));
                        }),
                        gate("fine", context -> new GateResult("fine", true, "fine", Map.of("a", 1.0)))),
                CONTEXT,
                progress::add);
        assertThat(results).extracting(GateResult::gate).containsExactly("own", "schema", "silent", "long", "fine");
        assertThat(results).extracting(GateResult::passed).containsExactly(false, true, false, false, true);
        assertThat(results.get(0).summary()).isEqualTo("could not be checked: the bias office is closed");
        assertThat(results.get(2).summary()).contains("UnsupportedOperationException");
        assertThat(results.get(3).summary()).hasSizeLessThan(1_100);
        assertThat(progress)
                .contains("gate own", "gate own FAILED: could not be checked: the bias office is closed")
                .contains("gate fine passed: fine");
        assertThat(Gates.passed(results)).isFalse();
        assertThat(Gates.passed(results.subList(4, 5))).isTrue();
    }

    @Test
    void aCancelledRunStaysCancelled() {
        Gate cancelled = gate("x", context -> {
            throw new CancellationException();
        });
        assertThatThrownBy(() -> Gates.run(List.of(cancelled), CONTEXT, line -> {}))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void withoutRowsWhatNeedsThemFails() {
        List<GateResult> results = Gates.run(Gates.standard(), CONTEXT, line -> {});
        assertThat(results)
                .extracting(GateResult::gate)
                .containsExactly("non-inferiority(rocAuc)", "calibration", "latency", "schema", "profit");
        assertThat(results).extracting(GateResult::passed).containsExactly(false, false, false, true, false);
        assertThat(results.get(0).summary()).contains("no labelled rows were given; name data that neither model");
    }

    @Test
    void readsTheUsualGatesFromText() {
        assertThat(Gates.parse("non-inferiority:rocAuc:0.01, calibration,latency:2,schema,profit"))
                .extracting(Gate::name)
                .containsExactlyElementsOf(
                        Gates.standard().stream().map(Gate::name).toList());
        assertThat(
                        Gates.parse(
                                "non-inferiority,non-inferiority:brier:.005,calibration:.03:.02:.05,latency:3:50000,profit:.2:-1"))
                .extracting(Gate::name)
                .containsExactly(
                        "non-inferiority(rocAuc)", "non-inferiority(brier)", "calibration", "latency", "profit");
        assertThat(Gates.run(Gates.parse("latency:3"), CONTEXT, line -> {})
                        .get(0)
                        .passed())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bias                        | gate is \"bias\", expected non-inferiority, calibration, latency, schema or profit",
                "''                          | gate is \"\", expected",
                "schema,                     | gate is \"\", expected",
                "schema:1                    | has 1 settings, expected at most 0",
                "latency:fast                | gate \"latency:fast\": setting 1 is \"fast\", expected a number",
                "latency:0                   | largest latency ratio is 0.0",
                "non-inferiority:auc         | metric is \"auc\", expected one of rocAuc",
                "non-inferiority:recall      | non-inferiority in recall is not offered",
                "non-inferiority:brier:-1    | margin is -1.0, expected a number above 0",
                "profit:NaN                  | tolerated share of the profit is NaN",
                "calibration:2               | largest calibration excess is 2.0"
            })
    void saysWhatIsWrongInAText(String text, String message) {
        assertThatThrownBy(() -> Gates.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
