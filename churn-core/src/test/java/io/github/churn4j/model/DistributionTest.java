package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistributionTest {

    private static double fractionAtOrBelow(double[] sorted, double x) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return (double) low / sorted.length;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 2048})
    void isExactWhereFewValuesAreDistinct(int distinct) {
        SplittableRandom random = new SplittableRandom(distinct);
        double[] values = DoubleStream.generate(() -> random.nextInt(distinct) / 8.0 - 3)
                .limit(20_000)
                .toArray();
        Distribution distribution = Distribution.of(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = -2; i < 2 * distinct + 2; i++) {
            double x = i / 16.0 - 3;
            assertThat(distribution.cumulativeAt(x)).isEqualTo(fractionAtOrBelow(sorted, x));
        }
    }

    static Stream<double[]> hundredThousandValues() {
        SplittableRandom random = new SplittableRandom(1);
        return Stream.of(
                random.doubles(100_000).toArray(),
                // heavy tails, a fifth of all values tied at 0, and many small ties
                random.doubles(100_000).map(u -> u < .2 ? 0 : Math.pow(u, -3)).toArray(),
                random.doubles(100_000).map(u -> Math.rint(u * 5000)).toArray(),
                random.doubles(2_049).toArray(),
                random.doubles(4_095).toArray());
    }

    @ParameterizedTest
    @MethodSource("hundredThousandValues")
    void isOffByAtMostOneIn2048Elsewhere(double[] values) {
        Distribution distribution = Distribution.of(values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            for (double x : new double[] {Math.nextDown(sorted[i]), sorted[i], Math.nextUp(sorted[i])}) {
                most = Math.max(most, Math.abs(distribution.cumulativeAt(x) - fractionAtOrBelow(sorted, x)));
            }
        }
        assertThat(most).isLessThanOrEqualTo(1.0 / 2048);
        assertThat(distribution.points().length).isBetween(2, Distribution.MOST_POINTS);
        for (double point : distribution.points()) {
            assertThat(distribution.cumulativeAt(point)).isEqualTo(fractionAtOrBelow(sorted, point));
        }
    }

    @Test
    void missingValuesAreCountedApartAndZerosHaveNoSign() {
        Distribution distribution = Distribution.of(new double[] {Double.NaN, -0.0, 0.0, 2, Double.NaN});
        assertThat(distribution.count()).isEqualTo(3);
        assertThat(distribution.missing()).isEqualTo(2);
        assertThat(distribution.points()).containsExactly(0.0, 2.0);
        assertThat(Double.doubleToLongBits(distribution.points()[0])).isZero();
        assertThat(distribution.cumulativeAt(-0.0)).isEqualTo(2 / 3.0);
        assertThat(distribution.quantile(.5)).isZero();
        assertThat(distribution.quantile(.7)).isEqualTo(2);
    }

    @Test
    void ofNothingKnowsNothing() {
        Distribution distribution = Distribution.of(new double[] {Double.NaN});
        assertThat(distribution.cumulativeAt(1)).isNaN();
        assertThat(distribution.quantile(.5)).isNaN();
        assertThat(PartsCodec.profile(PartsCodec.write(
                                new ReferenceProfile(1, "nothing", java.util.List.of(distribution), distribution)))
                        .scores())
                .isEqualTo(distribution);
    }

    @Test
    void isACopyAndRejectsWhatIsNone() {
        double[] points = {1, 2};
        Distribution distribution = new Distribution(2, 0, points, new double[] {.5, 1});
        points[0] = 9;
        distribution.points()[0] = 9;
        assertThat(distribution.points()).containsExactly(1, 2);
        double[][] wrong = {{2, 1}, {1, 1}, {1, Double.NaN}, {1, Double.POSITIVE_INFINITY}, {1}};
        for (double[] each : wrong) {
            assertThatThrownBy(() -> new Distribution(2, 0, each, new double[] {.5, 1}))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (double[] each : new double[][] {{.5, .9}, {0, 1}, {1, .5}}) {
            assertThatThrownBy(() -> new Distribution(2, 0, new double[] {1, 2}, each))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new Distribution(0, 0, new double[] {1}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
