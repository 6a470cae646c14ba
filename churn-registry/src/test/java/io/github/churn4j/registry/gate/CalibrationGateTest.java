package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.registry.GateResult;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CalibrationGateTest {

    private static GateContext context(
            int rows, long seed, DoubleUnaryOperator candidate, DoubleUnaryOperator champion) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] a = new double[rows];
        double[] b = new double[rows];
        byte[] labels = new byte[rows];
        for (int i = 0; i < rows; i++) {
            double truth = .02 + .9 * Math.pow(random.nextDouble(), 3);
            labels[i] = (byte) (random.nextDouble() < truth ? 1 : 0);
            a[i] = candidate.applyAsDouble(truth);
            b[i] = champion.applyAsDouble(truth);
        }
        return Told.context(a, b, labels).build();
    }

    private static GateResult check(int rows, long seed, DoubleUnaryOperator candidate) {
        return CalibrationGate.withDefaults().check(context(rows, seed, candidate, p -> p));
    }

    @Test
    @Tag("slow")
    void aPerfectModelPassesOnFewRowsAsOnMany() {
        int passed = 0;
        for (int seed = 0; seed < 40; seed++) {
            GateResult result = check(320, seed, p -> p);
            passed += result.passed() ? 1 : 0;
            // far above the .02 that is allowed as excess: the bias of a small sample
            assertThat(result.figures().get("ecePerfect")).isGreaterThan(.02);
        }
        assertThat(passed).isGreaterThanOrEqualTo(33);
        assertThat(check(20_000, 1, p -> p).passed()).isTrue();
    }

    @Test
    void anOverconfidentModelFails() {
        DoubleUnaryOperator overconfident = p -> 1 / (1 + Math.pow((1 - p) / p, 2));
        GateResult result = check(4_000, 2, overconfident);
        assertThat(result.passed()).isFalse();
        assertThat(result.summary()).contains("too much", "a perfectly calibrated model would show");
        assertThat(result.figures())
                .containsKeys("ece", "ecePerfect", "ecePerfectUpper", "championEce", "worse", "gap");
    }

    @Test
    void aShiftedLevelFails() {
        GateResult result = check(4_000, 3, p -> Math.min(.99, p + .06));
        assertThat(result.passed()).isFalse();
        assertThat(result.figures().get("gap")).isBetween(.03, .09);
        assertThat(result.summary()).contains("too far off");
    }

    @Test
    void slightErrorsMayNotBeMuchLargerThanTheChampions() {
        DoubleUnaryOperator slightly = p -> p + (p < .2 ? .02 : -.02);
        GateContext worse = context(40_000, 4, slightly, p -> p);
        GateContext alike = context(40_000, 4, slightly, slightly);
        assertThat(CalibrationGate.withDefaults().check(worse).passed()).isFalse();
        assertThat(CalibrationGate.withDefaults()
                        .withMostWorse(.05)
                        .check(worse)
                        .passed())
                .isTrue();
        assertThat(CalibrationGate.withDefaults().check(alike).passed()).isTrue();
        assertThat(CalibrationGate.withDefaults()
                        .withMostExcess(.005)
                        .check(alike)
                        .passed())
                .isFalse();
    }

    @Test
    void holdsAlsoWithoutChampion() {
        GateContext two = context(4_000, 3, p -> Math.min(.99, p + .06), p -> p);
        GateContext alone = GateContext.builder(two.candidate())
                .rows(model -> two.rows().candidateData())
                .build();
        assertThat(CalibrationGate.withDefaults().check(alone).passed()).isFalse();
        assertThat(CalibrationGate.withDefaults()
                        .withMostGap(.2)
                        .withMostExcess(.2)
                        .check(alone)
                        .passed())
                .isTrue();
    }

    @Test
    void refusesLimitsOutOfRange() {
        assertThatThrownBy(() -> CalibrationGate.withDefaults().withMostGap(-1))
                .hasMessageContaining("largest calibration gap is -1.0, expected [0, 1]");
    }
}
