package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.drift.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PerformanceComparisonTest {
    private static final PerformanceComparison COMPARISON = PerformanceComparison.of(Cbpe.of(.5));

    private static EstimatedAndRealised compare(PerformanceComparison comparison, double[] p, byte[] outcomes) {
        return comparison.compare(Instant.EPOCH, Instant.EPOCH.plusSeconds(1), p, outcomes);
    }

    /** Labels arrive for high scores only, as they would of customers somebody called. */
    @Test
    void labelsSelectedByScoreAreNoDrift() {
        SplittableRandom random = new SplittableRandom(3);
        int alarms = 0;
        for (int chunk = 0; chunk < 300; chunk++) {
            double[] p = random.doubles(1000).map(u -> u * u * u).toArray();
            byte[] outcomes = new byte[p.length];
            for (int i = 0; i < p.length; i++) {
                byte outcome = (byte) (random.nextDouble() < p[i] ? 1 : 0);
                outcomes[i] = p[i] > .3 ? outcome : PerformanceComparison.UNKNOWN;
            }
            EstimatedAndRealised both = compare(COMPARISON, p, outcomes);
            assertThat(both.coverage()).isBetween(.2, .45);
            assertThat(both.realised().orElseThrow().churnRate().value())
                    .isGreaterThan(both.estimated().churnRate().value() + .2);
            alarms += both.verdict() == Verdict.DRIFT ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(8); // 3 expected at most, 3 standard deviations
    }

    @Test
    void saysInsufficientBelowTheMinimum() {
        double[] p = new double[120];
        byte[] outcomes = new byte[120];
        Arrays.fill(p, .01);
        Arrays.fill(outcomes, (byte) 1);
        EstimatedAndRealised few = compare(COMPARISON, p, outcomes); // 1.2 churners expected
        assertThat(few.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(few.outside()).isEmpty();
        assertThat(few.pValues()).containsKey(Measure.CHURN_RATE);
        Arrays.fill(p, .3);
        assertThat(compare(COMPARISON, p, outcomes).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(compare(COMPARISON.withMinimum(121), p, outcomes).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        Arrays.fill(outcomes, PerformanceComparison.UNKNOWN);
        EstimatedAndRealised none = compare(COMPARISON, p, outcomes);
        assertThat(none.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(none.realised()).isEmpty();
        assertThat(none.priorShift()).isEmpty();
        assertThat(none.bestEstimate()).isEqualTo(none.estimated());
    }

    @Test
    void refusesOutcomesItDoesNotKnow() {
        assertThatThrownBy(() -> compare(COMPARISON, new double[] {.1}, new byte[] {2}))
                .hasMessage("outcome of row 0 is 2, expected -1 (unknown), 0 (stayed) or 1 (churned)");
        assertThatThrownBy(() -> compare(COMPARISON, new double[] {.1}, new byte[0]))
                .hasMessageContaining("the same number");
        assertThatThrownBy(() -> COMPARISON.withLevel(0)).hasMessageContaining("level is 0.0");
        assertThatThrownBy(() -> COMPARISON.withMinimum(0)).hasMessageContaining("minimum is 0");
        assertThatThrownBy(() -> COMPARISON.withReference(1, 10)).hasMessageContaining("reference churn rate is 1.0");
    }
}
