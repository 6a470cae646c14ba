package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.GateResult;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class LatencyGateTest {

    private static final byte[] LABELS = new byte[100];
    private static final double[] P = new double[100];

    static {
        Arrays.setAll(P, i -> (i + 1) / 102.0);
        Arrays.fill(LABELS, 0, 50, (byte) 1);
    }

    private static GateContext context() {
        return Told.context(P, P, LABELS).build();
    }

    /** Blocks take turns: the candidate's, the champion's. Every tenth block meets a pause of the machine. */
    private static LongSupplier clock(long candidate, long champion) {
        long[] state = {0, 0};
        return () -> {
            long call = state[0]++;
            if (call % 2 == 1) {
                long block = call / 2;
                state[1] += (block % 2 == 0 ? candidate : champion) + (block % 10 == 0 ? 1_000_000_000L : 0);
            }
            return state[1];
        };
    }

    @Test
    void comparesMediansWithinOneRun() {
        GateResult result =
                LatencyGate.withDefaults().withClock(clock(60_000, 40_000)).check(context());
        assertThat(result.passed()).isTrue();
        assertThat(result.figures())
                .containsEntry("nanos", 600.0)
                .containsEntry("championNanos", 400.0)
                .containsEntry("ratio", 1.5)
                .containsEntry("mostRatio", 2.0);
        assertThat(result.summary())
                .isEqualTo(
                        "one prediction takes 600 ns, the champion's 400 ns: 1.50 times as long, at most 2.00 allowed");
        assertThat(LatencyGate.withDefaults()
                        .withClock(clock(84_000, 40_000))
                        .check(context())
                        .passed())
                .isFalse();
        assertThat(LatencyGate.withDefaults()
                        .withMostRatio(1.2)
                        .withClock(clock(60_000, 40_000))
                        .check(context())
                        .passed())
                .isFalse();
    }

    @Test
    void holdsAnAbsoluteBoundAlsoWithoutChampion() {
        LatencyGate bounded = LatencyGate.withDefaults().withMostNanos(500);
        assertThat(bounded.withClock(clock(40_000, 40_000)).check(context()).passed())
                .isTrue();
        GateResult above = bounded.withClock(clock(60_000, 60_000)).check(context());
        assertThat(above.passed()).isFalse();
        assertThat(above.summary()).contains("600 ns, above the bound");
        GateContext alone = GateContext.builder(Told.candidate())
                .rows(model -> Told.data(P, P, LABELS))
                .build();
        assertThat(bounded.withClock(clock(60_000, 60_000)).check(alone).passed())
                .isFalse();
        assertThat(LatencyGate.withDefaults().check(alone).summary()).isEqualTo("no champion to compare with");
    }

    @Test
    void measuresByTheMachinesClockUnlessTold() {
        GateResult result = LatencyGate.withDefaults().withMostRatio(1e6).check(context());
        assertThat(result.passed()).isTrue();
        assertThat(result.figures().get("nanos")).isPositive();
    }

    @Test
    void refusesBoundsOutOfRange() {
        assertThatThrownBy(() -> LatencyGate.withDefaults().withMostRatio(0)).hasMessageContaining("ratio is 0.0");
    }
}
