package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.RiskLevel;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.model.Decision;
import org.junit.jupiter.api.Test;

class BusinessTallyTest {
    private final BusinessTally tally =
            BusinessTally.of(Decision.of(.5, "stays", "leaves"), ProfitParameters.defaults());

    @Test
    void countsCustomersAndRevenueAtRisk() {
        tally.predicted(.1, 100);
        tally.predicted(.45, 1000);
        tally.predicted(.5, 50);
        tally.predicted(.9);
        tally.predicted(.7, Double.NaN);
        BusinessMetrics metrics = tally.metrics();
        assertThat(metrics.customers()).isEqualTo(5);
        assertThat(metrics.atRisk()).isEqualTo(3);
        assertThat(metrics.byRisk())
                .containsEntry(RiskLevel.LOW, 1L)
                .containsEntry(RiskLevel.MEDIUM, 3L)
                .containsEntry(RiskLevel.HIGH, 1L);
        assertThat(metrics.expectedChurners()).isCloseTo(2.65, within(1e-12));
        assertThat(metrics.value()).isEqualTo(1350);
        assertThat(metrics.revenueAtRisk()).isCloseTo(10 + 450 + 25 + 180, within(1e-9));
        assertThat(metrics.revenueOfAtRisk()).isCloseTo(25 + 180, within(1e-9));
        assertThat(metrics.withoutValue()).isEqualTo(1);
    }

    @Test
    void countsReachedAndSavedAmongThoseAtRisk() {
        tally.contacted(.8);
        tally.contacted(.6);
        tally.contacted(.2);
        tally.outcome(.8, true, false);
        tally.outcome(.6, true, true);
        tally.outcome(.2, true, false); // not at risk
        tally.outcome(.7, false, true);
        BusinessMetrics metrics = tally.metrics();
        assertThat(metrics.reached()).isEqualTo(2);
        assertThat(metrics.contactedOthers()).isEqualTo(1);
        assertThat(metrics.outcomesOfReached()).isEqualTo(2);
        assertThat(metrics.saved().value()).isCloseTo(.4, within(1e-12));
        assertThat(metrics.saved().standardError()).isCloseTo(Math.sqrt(.8 * .2 + .6 * .4), within(1e-12));
        assertThat(metrics.outcomesOfControl()).isEqualTo(1);
        assertThat(metrics.controlSaved().value()).isCloseTo(-.3, within(1e-12));
        assertThat(metrics.effectPerReached().value()).isCloseTo(.4 / 2 + .3, within(1e-12));
        assertThat(metrics.effectPerReached().standardError()).isCloseTo(Math.sqrt(.4 / 4 + .7 * .3), within(1e-12));
    }

    @Test
    void saysNothingOfSavedWithoutOutcomes() {
        BusinessMetrics metrics = tally.metrics();
        assertThat(metrics.saved()).isEqualTo(Estimate.unknown());
        assertThat(metrics.effectPerReached()).isEqualTo(Estimate.unknown());
        assertThat(metrics.byRisk()).hasSize(3);
        assertThat(metrics.revenueAtRisk()).isZero();
    }

    @Test
    void refusesNumbersOutOfRange() {
        assertThatThrownBy(() -> tally.predicted(1.5)).hasMessage("probability is 1.5, expected [0, 1]");
        assertThatThrownBy(() -> tally.contacted(Double.NaN)).hasMessageContaining("probability is NaN");
        assertThatThrownBy(() -> tally.outcome(-1, true, true)).hasMessageContaining("probability is -1.0");
        assertThatThrownBy(() -> tally.predicted(.5, Double.POSITIVE_INFINITY))
                .hasMessage("value is Infinity, expected a number, or NaN if not known");
    }
}
