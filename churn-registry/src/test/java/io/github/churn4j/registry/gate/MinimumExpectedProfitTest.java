package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.registry.GateResult;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinimumExpectedProfitTest {

    // 1,000 customers, the first 200 leave
    private static final byte[] LABELS = new byte[1_000];

    static {
        Arrays.fill(LABELS, 0, 200, (byte) 1);
    }

    /** Contacts the first so many churners and so many stayers. */
    private static double[] contacting(int churners, int stayers) {
        double[] p = new double[1_000];
        Arrays.setAll(p, i -> i < churners || (i >= 200 && i < 200 + stayers) ? .9 : .1);
        return p;
    }

    private static GateResult check(double[] candidate, double[] champion) {
        return MinimumExpectedProfit.withDefaults()
                .check(Told.context(candidate, champion, LABELS).build());
    }

    /** A churner brings .3 · (200 − 10) − 1 = 56, a stayer costs 11: (150 · 56 − 50 · 11) / 1000 = 7.85. */
    @Test
    void countsTheProfitAtTheModelsOwnThreshold() {
        GateResult result = check(contacting(150, 50), contacting(140, 50));
        assertThat(result.figures().get("profit")).isCloseTo(7.85, within(1e-12));
        assertThat(result.figures().get("championProfit")).isCloseTo(7.29, within(1e-12));
        assertThat(result.figures().get("advantage")).isCloseTo(.56, within(1e-12));
        assertThat(result.figures().get("toleratedLoss")).isCloseTo(.729, within(1e-12));
        assertThat(result.passed()).isTrue();
    }

    @Test
    void fallsFarBehindTheChampion() {
        GateResult result = check(contacting(100, 50), contacting(150, 50));
        assertThat(result.passed()).isFalse();
        assertThat(result.summary()).contains("the champion's is 7.850");
        assertThat(MinimumExpectedProfit.withDefaults()
                        .withTolerance(.9)
                        .check(Told.context(contacting(100, 50), contacting(150, 50), LABELS)
                                .build())
                        .passed())
                .isTrue();
    }

    @Test
    void aCampaignThatLosesMoneyFailsWithoutChampionToo() {
        GateContext alone = GateContext.builder(Told.candidate())
                .rows(model -> Told.data(contacting(100, 700), contacting(1, 1), LABELS))
                .build();
        GateResult result = MinimumExpectedProfit.withDefaults().check(alone);
        assertThat(result.passed()).isFalse();
        assertThat(result.summary()).contains("no champion to compare with", "expected at least 0.000");
        ProfitParameters cheap = new ProfitParameters(6, 14, 200, 0, .1);
        assertThat(MinimumExpectedProfit.withDefaults()
                        .withProfit(cheap)
                        .check(alone)
                        .passed())
                .isTrue();
        assertThat(MinimumExpectedProfit.withDefaults()
                        .withMinimum(-5)
                        .check(alone)
                        .passed())
                .isTrue();
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> MinimumExpectedProfit.withDefaults().withTolerance(2))
                .hasMessageContaining("tolerated share of the profit is 2.0");
    }
}
