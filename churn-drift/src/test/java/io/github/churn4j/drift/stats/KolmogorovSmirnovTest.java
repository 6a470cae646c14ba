package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KolmogorovSmirnovTest {

    /**
     * SciPy 1.17.1: {@code r = ks_2samp(x, y, method="asymp"); r.statistic, r.pvalue, ks_2samp(x, y,
     * method="exact").pvalue}.
     */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(SamplePair.ONE_EACH, 1.0, Double.NaN, 1.0),
                arguments(SamplePair.ONE_AND_FIVE, 0.6, 0.8, 1.0),
                arguments(SamplePair.FIVE_AND_SEVEN, 0.3142857142857143, 0.8455924846128928, 0.8383838383838382),
                arguments(SamplePair.EIGHT_EACH, 0.5, 0.1875, 0.2826728826728826),
                arguments(SamplePair.APART, 1.0, 0.0, 6.309405358074171e-13),
                arguments(SamplePair.TIES, 0.25, 4.283039195002836e-07, 4.767408925311241e-07),
                arguments(SamplePair.MORE_TIES, 0.19999999999999996, 4.288086057837264e-17, 4.6935332239811617e-17),
                arguments(SamplePair.UNEQUAL, 0.12006666666666665, 0.7356157939785019, 0.738730671860362),
                arguments(SamplePair.SAME_CONSTANT, 0.0, 1.0, 1.0),
                arguments(SamplePair.OTHER_CONSTANTS, 1.0, 0.0, 3.340520538602392e-26),
                arguments(SamplePair.HUNDREDS, 0.04999999999999999, 0.6173307797140578, 0.6171548316256698),
                arguments(SamplePair.LARGE_AND_BATCH, 0.030635999999999997, 0.2994261194219209, Double.NaN),
                arguments(SamplePair.LARGE_EACH, 0.000501, 0.9996145890060637, Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(SamplePair pair, double statistic, double asymptotic, double exact) {
        double[] x = pair.x();
        double[] y = pair.y();
        double d = KolmogorovSmirnov.statistic(x, y);
        assertThat(d).isCloseTo(statistic, within(1e-12));
        Close.relative(KolmogorovSmirnov.pAsymptotic(d, x.length, y.length), asymptotic, 1e-9);
        if (!Double.isNaN(exact)) {
            Close.relative(KolmogorovSmirnov.pExact(d, x.length, y.length), exact, 1e-9);
        }
    }

    @ParameterizedTest
    @EnumSource(SamplePair.class)
    void isSymmetric(SamplePair pair) {
        assertThat(KolmogorovSmirnov.statistic(pair.y(), pair.x()))
                .isCloseTo(KolmogorovSmirnov.statistic(pair.x(), pair.y()), within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(value = SamplePair.class, mode = EnumSource.Mode.MATCH_NONE, names = "LARGE.*")
    void survivesMonotoneTransforms(SamplePair pair) {
        double d = KolmogorovSmirnov.statistic(pair.x(), pair.y());
        for (DoubleUnaryOperator transform : new DoubleUnaryOperator[] {v -> 3 * v - 7, v -> v * v * v, Math::cbrt}) {
            double[] x = Arrays.stream(pair.x()).map(transform).toArray();
            double[] y = Arrays.stream(pair.y()).map(transform).toArray();
            assertThat(KolmogorovSmirnov.statistic(x, y)).isEqualTo(d);
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void equalsItsDefinitionOnTiesAndInfinities(long seed) {
        Random random = new Random(seed);
        double[] x = values(random, 1 + random.nextInt(200));
        double[] y = values(random, 1 + random.nextInt(50));
        double largest = 0;
        for (double at : y) {
            largest = Math.max(largest, Math.abs(share(x, at) - share(y, at)));
        }
        for (double at : x) {
            largest = Math.max(largest, Math.abs(share(x, at) - share(y, at)));
        }
        assertThat(KolmogorovSmirnov.statistic(x, y)).isCloseTo(largest, within(1e-15));
    }

    private static double[] values(Random random, int n) {
        double[] extremes = {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0, 0.0};
        double[] values = new double[n];
        Arrays.setAll(values, i -> random.nextInt(5) == 0 ? extremes[random.nextInt(4)] : random.nextInt(60) - 30);
        return values;
    }

    private static double share(double[] sample, double at) {
        return Arrays.stream(sample).filter(v -> v <= at).count() / (double) sample.length;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 6", "2, 3", "3, 3", "4, 6", "5, 5", "7, 4"})
    void exactProbabilityEqualsEnumeration(int n, int m) {
        double[] statistics = Arrangements.statistics(n, m, KolmogorovSmirnov::statistic);
        for (double d : statistics) {
            double share = Arrays.stream(statistics).filter(v -> v >= d - 1e-9).count() / (double) statistics.length;
            Close.relative(KolmogorovSmirnov.pExact(d, n, m), share, 1e-12);
        }
    }

    @Test
    void exactProbabilityReachesItsLeast() {
        // Python 3.11: 2 / math.comb(1010, 505)
        Close.relative(KolmogorovSmirnov.pExact(1, 505, 505), 7.262104584397393e-303, 1e-12);
        // 2 / math.comb(700, 400)
        Close.relative(KolmogorovSmirnov.pExact(1, 400, 300), 1.6183255230278435e-206, 1e-12);
    }

    @Test
    void leavesMissingValuesOut() {
        double[] x = {1, Double.NaN, 2, 3};
        double[] y = {2.5, 7, Double.NaN, Double.NaN};
        assertThat(KolmogorovSmirnov.statistic(x, y))
                .isEqualTo(KolmogorovSmirnov.statistic(new double[] {1, 2, 3}, new double[] {2.5, 7}));
        assertThat(x[1]).isNaN();
    }

    @Test
    void knowsNothingOfEmptySamples() {
        double[] none = {Double.NaN};
        double[] some = {1, 2};
        assertThat(KolmogorovSmirnov.statistic(none, some)).isNaN();
        assertThat(KolmogorovSmirnov.statistic(some, none)).isNaN();
        assertThat(KolmogorovSmirnov.statistic(new double[0], new double[0])).isNaN();
        assertThat(KolmogorovSmirnov.pAsymptotic(.5, 0, 10)).isNaN();
        assertThat(KolmogorovSmirnov.pAsymptotic(Double.NaN, 10, 10)).isNaN();
        assertThat(KolmogorovSmirnov.pExact(.5, 10, 0)).isNaN();
        assertThat(KolmogorovSmirnov.pExact(Double.NaN, 10, 10)).isNaN();
        assertThat(KolmogorovSmirnov.critical(.05, 0, 10)).isNaN();
        assertThat(KolmogorovSmirnov.minimumDetectable(.05, .8, 0, 10)).isNaN();
    }

    @Test
    void readsTheFirstValuesOfABufferOnly() {
        EmpiricalDistribution reference = EmpiricalDistribution.of(new double[] {1, 2, 3, 4});
        assertThat(KolmogorovSmirnov.statistic(reference, new double[] {1.5, 2, 99, -5}, 2))
                .isEqualTo(KolmogorovSmirnov.statistic(new double[] {1, 2, 3, 4}, new double[] {1.5, 2}));
    }

    static Stream<Arguments> sizes() {
        return Stream.of(
                arguments(1L, 2L),
                arguments(5L, 7L),
                arguments(100L, 100L),
                arguments(280L, 282L),
                arguments(10_000L, 500L),
                arguments(1_000_000L, 1000L),
                arguments(1_000_000L, 1_000_000L));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void criticalDistanceIsTheSmallestThatReachesAlpha(long n, long m) {
        double previous = 2;
        for (double alpha : new double[] {1e-300, 1e-12, 1e-5, .01 / 14, .05, .2, .5, .9, 1}) {
            double critical = KolmogorovSmirnov.critical(alpha, n, m);
            assertThat(KolmogorovSmirnov.pAsymptotic(critical, n, m)).isLessThanOrEqualTo(alpha);
            assertThat(KolmogorovSmirnov.pAsymptotic(critical * (1 - 1e-11), n, m))
                    .isGreaterThanOrEqualTo(alpha);
            assertThat(critical).isLessThanOrEqualTo(previous);
            previous = critical;
        }
    }

    @Test
    void criticalDistanceNeverFallsWhenAlphaFalls() {
        double previous = 0;
        for (double alpha = .024; alpha > .0235; alpha -= 1e-6) { // where the method changes
            double critical = KolmogorovSmirnov.critical(alpha, 300, 300);
            assertThat(critical).isGreaterThanOrEqualTo(previous);
            previous = critical;
        }
    }

    @Test
    void showsTheDetectableDistanceWhateverItsShape() {
        int n = 1000;
        int m = 400;
        double critical = KolmogorovSmirnov.critical(.01, n, m);
        double detectable = KolmogorovSmirnov.minimumDetectable(.01, .8, n, m);
        assertThat(detectable).isBetween(critical, critical + .05);
        Random random = new Random(7);
        int shown = 0;
        for (int round = 0;
                round < 1000;
                round++) { // a binary value's D is the difference of its shares: the hardest shape
            double[] x =
                    random.doubles(n).map(v -> v < .5 - detectable / 2 ? 1 : 0).toArray();
            double[] y =
                    random.doubles(m).map(v -> v < .5 + detectable / 2 ? 1 : 0).toArray();
            shown += KolmogorovSmirnov.statistic(x, y) >= critical ? 1 : 0;
        }
        assertThat(shown).isBetween(750, 850);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatThrownBy(() -> KolmogorovSmirnov.critical(1.5, 10, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alpha is 1.5, expected a probability in [0, 1]");
        assertThatThrownBy(() -> KolmogorovSmirnov.minimumDetectable(.05, .3, 10, 10))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("power is 0.3");
    }
}
