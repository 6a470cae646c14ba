package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class FalseAlarmBudgetRecordTest {

    @Test
    void splitsItsChanceAmongTestsAndWindows() {
        assertThat(FalseAlarmBudget.DEFAULT.unionBound(40, 20)).isEqualTo(.1 / 800);
        assertThat(FalseAlarmBudget.DEFAULT.unionBound(40, 0)).isEqualTo(.1 / 40);
    }

    @Test
    void refusesChancesThatAreNone() {
        for (double chance : new double[] {0, 1, -1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new FalseAlarmBudget(chance, 10_000))
                    .withMessageContaining("(0, 1)");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new FalseAlarmBudget(.1, 0));
    }
}
