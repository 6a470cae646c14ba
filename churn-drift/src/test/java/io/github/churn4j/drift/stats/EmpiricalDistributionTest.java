package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.model.Distribution;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmpiricalDistributionTest {

    @Test
    void keepsDistinctValuesAndTheirShares() {
        double[] values = {3, 1, Double.NaN, 3, 0.0, -0.0, Double.POSITIVE_INFINITY, 1, 3, Double.NEGATIVE_INFINITY};
        EmpiricalDistribution distribution = EmpiricalDistribution.of(values);
        assertThat(distribution.count()).isEqualTo(9);
        assertThat(distribution.missing()).isEqualTo(1);
        assertThat(distribution.size()).isEqualTo(5);
        double[] points = {Double.NEGATIVE_INFINITY, 0, 1, 3, Double.POSITIVE_INFINITY};
        double[] cumulative = {1, 3, 5, 8, 9};
        for (int i = 0; i < points.length; i++) {
            assertThat(distribution.point(i)).isEqualTo(points[i]);
            assertThat(distribution.cumulative(i)).isEqualTo(cumulative[i] / 9);
        }
        assertThat(values[0]).isEqualTo(3);
        assertThat(distribution.floor(-0.0)).isEqualTo(1);
        assertThat(distribution.floor(2)).isEqualTo(2);
        assertThat(distribution.floor(Double.POSITIVE_INFINITY)).isEqualTo(4);
        assertThat(distribution.floor(Double.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void isEmptyWithoutValues() {
        EmpiricalDistribution distribution = EmpiricalDistribution.of(new double[] {Double.NaN, Double.NaN});
        assertThat(distribution.count()).isZero();
        assertThat(distribution.missing()).isEqualTo(2);
        assertThat(distribution.size()).isZero();
        assertThat(distribution.floor(1)).isEqualTo(-1);
        assertThat(distribution.floor(1, -1, 1)).isEqualTo(-1);
    }

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsEveryFloorEitherWay(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(1 + random.nextInt(300))
                .map(v -> Math.floor(v * 100))
                .toArray();
        EmpiricalDistribution distribution = EmpiricalDistribution.of(values);
        assertThat(distribution.size())
                .isEqualTo((int) Arrays.stream(values).distinct().count());
        int earlier = -1;
        int stride = 1 + random.nextInt(20);
        for (double x = -3; x < 103; x += random.nextDouble() * 4) {
            int floor = distribution.floor(x);
            assertThat(distribution.floor(x, earlier, stride)).isEqualTo(floor);
            assertThat(distribution.floor(x, -1, stride)).isEqualTo(floor);
            double at = x;
            double share = Arrays.stream(values).filter(v -> v <= at).count() / (double) values.length;
            assertThat(floor < 0 ? 0 : distribution.cumulative(floor)).isEqualTo(share);
            earlier = floor;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSummaryMovesTheDistanceByNoMoreThanItStates(long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles(20_000).map(v -> random.nextGaussian()).toArray();
        double[] batch = random.doubles(500)
                .map(v -> random.nextGaussian() + .1)
                .sorted()
                .toArray();
        EmpiricalDistribution exact = EmpiricalDistribution.of(values);
        EmpiricalDistribution summary = EmpiricalDistribution.of(Distribution.of(values));
        assertThat(summary.count()).isEqualTo(20_000);
        assertThat(summary.size()).isLessThanOrEqualTo(Distribution.MOST_POINTS);
        assertThat(KolmogorovSmirnov.statistic(summary, batch, 500))
                .isCloseTo(KolmogorovSmirnov.statistic(exact, batch, 500), within(1.0 / Distribution.MOST_POINTS));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatIsCertainOfASummaryIsNeverMoreThanTheDistance(long seed) {
        Random random = new Random(seed);
        double floor = seed % 3 == 0 ? .5 : -9; // with a heap at the least value, or without
        double[] values = random.doubles(20_000)
                .map(v -> Math.max(floor, random.nextGaussian()))
                .toArray();
        double[] batch = random.doubles(5000)
                .map(v -> Math.max(floor - .1, random.nextGaussian() + .02))
                .sorted()
                .toArray();
        double exact = KolmogorovSmirnov.statistic(EmpiricalDistribution.of(values), batch, 5000);
        EmpiricalDistribution summary = EmpiricalDistribution.of(Distribution.of(values));
        assertThat(summary.exact()).isFalse();
        double certain = KolmogorovSmirnov.certain(summary, batch, 5000);
        assertThat(certain).isBetween(exact - 1.0 / Distribution.MOST_POINTS - 1e-12, exact + 1e-12);
    }

    @Test
    void isExactWhereFewValuesCanOnlyBeAll() {
        Random random = new Random(1);
        double[] levels = random.doubles(8000).map(v -> Math.floor(v * 60)).toArray();
        EmpiricalDistribution summary = EmpiricalDistribution.of(Distribution.of(levels));
        assertThat(summary.exact()).isTrue();
        double[] batch =
                random.doubles(500).map(v -> Math.floor(v * 63)).sorted().toArray();
        assertThat(KolmogorovSmirnov.certain(summary, batch, 500))
                .isEqualTo(KolmogorovSmirnov.statistic(EmpiricalDistribution.of(levels), batch, 500));
        assertThat(EmpiricalDistribution.of(new double[5000]).exact()).isTrue();
        double[] few = random.doubles(2048).toArray();
        assertThat(EmpiricalDistribution.of(Distribution.of(few)).exact()).isTrue();
    }

    @Test
    void knowsQuantilesAndDeviation() {
        EmpiricalDistribution distribution = EmpiricalDistribution.of(new double[] {4, 1, 2, 3, Double.NaN});
        assertThat(distribution.quantile(.25)).isEqualTo(1);
        assertThat(distribution.quantile(.26)).isEqualTo(2);
        assertThat(distribution.quantile(1)).isEqualTo(4);
        assertThat(distribution.deviation()).isCloseTo(Math.sqrt(1.25), within(1e-15));
        assertThat(EmpiricalDistribution.of(new double[] {7, 7}).deviation()).isZero();
        assertThat(EmpiricalDistribution.of(new double[0]).quantile(.5)).isNaN();
        assertThat(EmpiricalDistribution.of(new double[0]).deviation()).isZero();
    }
}
