package io.github.churn4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {
    private static final Axis AXIS = Axis.of("x", ValueFormat.decimals(2));

    @Test
    void ticksStandAtRoundValuesAroundTheData() {
        Scale scale = Scale.linear(AXIS, Range.of(0.13, 4.7), 0, 100, 5);
        assertThat(scale.ticks()).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(scale.at(2.5)).isEqualTo(50);
    }

    @Test
    void snugScaleEndsWithTheDataWhenTheNextTickIsFar() {
        Scale months = Scale.snug(Axis.of("Month", ValueFormat.integer()), Range.of(1, 8), 0, 100, 4);
        assertThat(months.low()).isEqualTo(1);
        assertThat(months.ticks()).containsExactly(2, 4, 6, 8);
        assertThat(Scale.snug(AXIS, Range.of(1, 300), 0, 100, 6).low()).isZero();
    }

    @Test
    void wholeNumbersHaveNoTicksBetween() {
        assertThat(Scale.linear(Axis.of("n", ValueFormat.integer()), Range.of(0, 2), 0, 100, 5)
                        .ticks())
                .containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "7,7",
        "-3,-3",
        "1e18,1e18",
        "1e-320,1e-320",
        "-1e299,1e299",
        "1e-200,2e-200",
        "1000000,1000000.0001"
    })
    void anyRangeGivesFiniteScale(double low, double high) {
        Scale scale = Scale.linear(AXIS, Range.of(low, high), 0, 100, 5);
        assertThat(scale.low()).isLessThan(scale.high());
        assertThat(scale.at(low)).isBetween(-1e-6, 100.000001);
        assertThat(Arrays.stream(scale.ticks())).allMatch(Double::isFinite).hasSizeBetween(1, 30);
    }

    @Test
    void randomRangesGetAFewTicksInRisingOrder() {
        SplittableRandom random = new SplittableRandom(11);
        for (int n = 0; n < 2000; n++) {
            double low = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(-8, 9));
            double high = low + random.nextDouble() * Math.pow(10, random.nextInt(-8, 9)) + 1e-9;
            Scale scale = Scale.linear(AXIS, Range.of(low, high), 100, 0, 5);
            assertThat(scale.ticks()).isSorted().doesNotHaveDuplicates();
            assertThat(scale.ticks().length).isBetween(2, 11);
            assertThat(scale.low()).isLessThanOrEqualTo(low + 1e-8 * (high - low));
            assertThat(scale.high()).isGreaterThanOrEqualTo(high - 1e-8 * (high - low));
        }
    }

    @Test
    void countsScaleShowsEachPowerOfTen() {
        Scale scale = Scale.counts(1200, 100, 0);
        assertThat(scale.ticks()).containsExactly(1, 10, 100, 1000);
        assertThat(scale.at(100) - scale.at(1000)).isCloseTo(scale.at(1) - scale.at(10), Offset.offset(1e-9));
        assertThat(scale.at(0)).isEqualTo(100);
    }

    @Test
    void emptyDataGivesTheUnitInterval() {
        assertThat(Scale.linear(AXIS, Range.of(Double.NaN, Double.POSITIVE_INFINITY), 0, 1, 5)
                        .high())
                .isEqualTo(1);
    }

    @Test
    void rejectsAxisThatRunsBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> AXIS.range(1, 0)).withMessageContaining("'x'");
    }
}
