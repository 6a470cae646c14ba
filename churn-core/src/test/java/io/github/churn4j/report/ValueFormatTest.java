package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ValueFormatTest {
    @Test
    void writesNumbersForReaders() {
        assertThat(ValueFormat.integer().format(10127)).isEqualTo("10,127");
        assertThat(ValueFormat.decimals(3).format(0.99316)).isEqualTo("0.993");
        assertThat(ValueFormat.percent(1).format(0.1607)).isEqualTo("16.1%");
        assertThat(ValueFormat.decimals(1).format(-2.25)).isEqualTo("−2.3");
        assertThat(ValueFormat.decimals(0).unit("$", " a month").format(-1200)).isEqualTo("−$1,200 a month");
        assertThat(ValueFormat.percent(1).signed().format(0.021)).isEqualTo("+2.1%");
        assertThat(ValueFormat.decimals(2).interval(0.1, 0.2)).isEqualTo("0.10\u00a0–\u00a00.20");
    }

    @Test
    void zeroHasNoSign() {
        assertThat(ValueFormat.decimals(2).format(-0.001)).isEqualTo("0.00");
        assertThat(ValueFormat.decimals(2).signed().format(0.001)).isEqualTo("0.00");
        assertThat(ValueFormat.decimals(2).format(-0.0)).isEqualTo("0.00");
    }

    @Test
    void missingAndEndlessNumbersAreShownAsSuch() {
        assertThat(ValueFormat.percent(1).format(Double.NaN)).isEqualTo("–");
        assertThat(ValueFormat.integer().format(Double.NEGATIVE_INFINITY)).isEqualTo("−∞");
        assertThat(ValueFormat.integer().format(Double.MAX_VALUE)).isEqualTo("1.80e+308");
    }

    @Test
    void tickLabelsTakeTheDecimalsTheyNeed() {
        assertThat(ValueFormat.decimals(4).forTicks(0.2).format(0.4)).isEqualTo("0.4");
        assertThat(ValueFormat.decimals(0).forTicks(0.025).format(0.05)).isEqualTo("0.050");
        assertThat(ValueFormat.percent(1).forTicks(0.2).format(0.4)).isEqualTo("40%");
        assertThat(ValueFormat.integer().forTicks(5e5).format(1.5e6)).isEqualTo("1.5M");
        assertThat(ValueFormat.integer().forTicks(2e9).format(-4e9)).isEqualTo("−4B");
        assertThat(ValueFormat.decimals(2).forTicks(1e-9).format(3e-9)).isEqualTo("3.0e-09");
    }

    @Test
    void rejectsImpossibleDecimals() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueFormat.decimals(-1))
                .withMessageContaining("[0, 12]");
    }
}
