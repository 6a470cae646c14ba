package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WassersteinTest {

    /** SciPy 1.17.1: {@code wasserstein_distance(x, y)}. */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(SamplePair.ONE_EACH, 1.0),
                arguments(SamplePair.ONE_AND_FIVE, 1.3),
                arguments(SamplePair.FIVE_AND_SEVEN, 2.4142857142857146),
                arguments(SamplePair.EIGHT_EACH, 6.25),
                arguments(SamplePair.APART, 104.3),
                arguments(SamplePair.TIES, 0.5),
                arguments(SamplePair.MORE_TIES, 0.8999999999999999),
                arguments(SamplePair.UNEQUAL, 4675.703133333333),
                arguments(SamplePair.SAME_CONSTANT, 0.0),
                arguments(SamplePair.OTHER_CONSTANTS, 1.0),
                arguments(SamplePair.HUNDREDS, 40.712999999999994),
                arguments(SamplePair.LARGE_AND_BATCH, 28017.307492000004),
                arguments(SamplePair.LARGE_EACH, 490.695907999974));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(SamplePair pair, double distance) {
        Close.absolute(Wasserstein.distance(pair.x(), pair.y()), distance, 1e-10 * Math.max(1, distance));
    }

    @ParameterizedTest
    @EnumSource(value = SamplePair.class, mode = EnumSource.Mode.MATCH_NONE, names = "LARGE.*")
    void isSymmetricAndScalesWithItsValues(SamplePair pair) {
        double distance = Wasserstein.distance(pair.x(), pair.y());
        Close.relative(Wasserstein.distance(pair.y(), pair.x()), distance, 1e-9);
        double[] x = Arrays.stream(pair.x()).map(v -> 5 - 2 * v).toArray();
        double[] y = Arrays.stream(pair.y()).map(v -> 5 - 2 * v).toArray();
        Close.relative(Wasserstein.distance(x, y), 2 * distance, 1e-9);
    }

    @Test
    void isTheShift() {
        double[] x = new Random(1).doubles(3000).toArray();
        double[] y = Arrays.stream(x).map(v -> v + .25).toArray();
        assertThat(Wasserstein.distance(x, y)).isCloseTo(.25, within(1e-12));
    }

    @Test
    void isInfiniteWhereOneSampleHasMoreInfiniteValues() {
        double[] x = {1, 2, Double.POSITIVE_INFINITY};
        assertThat(Wasserstein.distance(x, new double[] {1, 2, 3})).isInfinite();
        assertThat(Wasserstein.distance(x, new double[] {1, 5, Double.POSITIVE_INFINITY}))
                .isCloseTo(1, within(1e-12));
        assertThat(Wasserstein.distance(new double[] {Double.NEGATIVE_INFINITY, 1}, new double[] {0, 1}))
                .isInfinite();
    }

    @Test
    void leavesMissingValuesOutAndKnowsNothingOfEmptySamples() {
        assertThat(Wasserstein.distance(new double[] {Double.NaN, 1}, new double[] {3, Double.NaN}))
                .isEqualTo(2);
        assertThat(Wasserstein.distance(new double[] {Double.NaN}, new double[] {3}))
                .isNaN();
        assertThat(Wasserstein.distance(new double[] {3}, new double[0])).isNaN();
    }
}
