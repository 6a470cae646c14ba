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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CramerVonMisesTest {

    /**
     * SciPy 1.17.1: {@code cramervonmises_2samp(x, y, method=...)}. T is the same sum of ranks in Python's fractions,
     * as SciPy's has 10 digits for a million values; p below .01 is Smirnov's integral in mpmath 1.4.1 with 60 digits,
     * as SciPy's is 1 minus a sum and stops at 1e-11: it gives 5.6e-10 for 1.8e-26.
     */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(SamplePair.FIVE_AND_SEVEN, 0.1003968253968254, 0.6807225236537842, 0.6843434343434344),
                arguments(SamplePair.EIGHT_EACH, 0.421875, 0.063799953311214, 0.07024087024087024),
                arguments(SamplePair.APART, 3.7074074074074073, 1.7028975751189118e-09, 6.30940535807417e-13),
                arguments(SamplePair.TIES, 2.9334983333333335, 1.0471164624656759e-07, Double.NaN),
                arguments(SamplePair.MORE_TIES, 6.013644736842105, 1.8621327413452304e-14, Double.NaN),
                arguments(SamplePair.UNEQUAL, 0.08077854208084824, 0.6938142582662497, Double.NaN),
                arguments(SamplePair.SAME_CONSTANT, 0.3749537037037037, 0.08454262822257186, Double.NaN),
                arguments(SamplePair.OTHER_CONSTANTS, 11.486064814814815, 1.841044577179124e-26, Double.NaN),
                arguments(SamplePair.HUNDREDS, 0.3541303703703704, 0.09586856931320309, Double.NaN),
                arguments(SamplePair.LARGE_AND_BATCH, 0.7685300356963037, 0.008692407334700208, Double.NaN),
                arguments(SamplePair.LARGE_EACH, 0.12036681482025, 0.4939386680220825, Double.NaN));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(SamplePair pair, double statistic, double asymptotic, double exact) {
        double[] x = pair.x();
        double[] y = pair.y();
        double t = CramerVonMises.midRankStatistic(x, y);
        Close.relative(t, statistic, 1e-12);
        Close.relative(CramerVonMises.p(t, x.length, y.length), asymptotic, 1e-9);
        if (!Double.isNaN(exact)) {
            Close.relative(CramerVonMises.pExact(t, x.length, y.length), exact, 1e-9);
        }
    }

    /** mpmath 1.4.1, 60 digits: Smirnov's integrals. */
    static Stream<Arguments> limit() {
        return Stream.of(
                arguments(0.2, 0.26747043054077489),
                arguments(0.3, 0.1351712688051058),
                arguments(0.399, 0.072688147740124376),
                arguments(0.4, 0.072247322535839208),
                arguments(0.5, 0.039833217565607595),
                arguments(1, 0.0024604521801339639),
                arguments(2, 1.2780736172781673e-5),
                arguments(5, 3.0539290331033875e-12),
                arguments(20, 1.0972093165653866e-44),
                arguments(60, 1.192152306499509e-130),
                arguments(100, 1.7349803174728162e-216),
                arguments(138, 5.3635267486200626e-298));
    }

    @ParameterizedTest
    @MethodSource("limit")
    void keepsItsDigitsInTheTail(double x, double p) {
        Close.relative(CramerVonMisesDistribution.survival(x), p, 1e-11);
    }

    @Test
    void bothFormsOfTheLimitMeet() {
        double below = CramerVonMisesDistribution.survival(Math.nextDown(.4));
        assertThat(CramerVonMisesDistribution.survival(.4)).isCloseTo(below, within(1e-14));
        assertThat(CramerVonMisesDistribution.survival(.003)).isEqualTo(1, within(1e-15));
        assertThat(CramerVonMisesDistribution.survival(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = SamplePair.class,
            names = {"FIVE_AND_SEVEN", "EIGHT_EACH", "UNEQUAL", "LARGE_EACH"})
    void equalsTheRanksWithoutTies(SamplePair pair) {
        Random random = new Random(3);
        double[] y =
                Arrays.stream(pair.y()).map(v -> v + .4 * random.nextDouble()).toArray();
        Close.relative(CramerVonMises.statistic(pair.x(), y), CramerVonMises.midRankStatistic(pair.x(), y), 1e-10);
    }

    @ParameterizedTest
    @EnumSource(value = SamplePair.class, mode = EnumSource.Mode.MATCH_NONE, names = "LARGE.*")
    void isSymmetricAndIndifferentToDirection(SamplePair pair) {
        double t = CramerVonMises.statistic(pair.x(), pair.y());
        Close.relative(CramerVonMises.statistic(pair.y(), pair.x()), t, 1e-9);
        double[] x = Arrays.stream(pair.x()).map(v -> -v).toArray();
        double[] y = Arrays.stream(pair.y()).map(v -> -v).toArray();
        Close.relative(CramerVonMises.statistic(x, y), t, 1e-9);
    }

    @Test
    void seesNoDriftInTiesOfSamplesOfDifferentSize() {
        double[] x = new double[10_000];
        double[] y = new double[500];
        assertThat(CramerVonMises.statistic(x, y)).isZero();
        assertThat(CramerVonMises.midRankStatistic(x, y)).isGreaterThan(15_000); // SciPy 1.17.1: 15793.7
        Random random = new Random(11);
        int alarms = 0;
        for (int round = 0; round < 300; round++) {
            Arrays.setAll(x, i -> random.nextInt(4));
            Arrays.setAll(y, i -> random.nextInt(4));
            alarms += CramerVonMises.p(CramerVonMises.statistic(x, y), x.length, y.length) <= .05 ? 1 : 0;
        }
        assertThat(alarms).isLessThanOrEqualTo(27); // 300 at .05: more with a chance below .001
    }

    @ParameterizedTest
    @CsvSource({"1, 4", "2, 3", "4, 4", "4, 6", "7, 5"})
    void exactProbabilityEqualsEnumeration(int n, int m) {
        double[] statistics = Arrangements.statistics(n, m, CramerVonMises::statistic);
        for (double t : statistics) {
            double share = Arrays.stream(statistics).filter(v -> v >= t - 1e-9).count() / (double) statistics.length;
            Close.relative(CramerVonMises.pExact(t, n, m), share, 1e-12);
        }
    }

    @Test
    void leavesMissingValuesOutAndKnowsNothingOfEmptySamples() {
        double[] x = {1, Double.NaN, 2, Double.POSITIVE_INFINITY};
        double[] y = {Double.NEGATIVE_INFINITY, 7};
        double t = CramerVonMises.statistic(new double[] {1, 2, 9}, new double[] {0, 7});
        assertThat(CramerVonMises.statistic(x, y)).isEqualTo(t);
        assertThat(CramerVonMises.midRankStatistic(x, y)).isCloseTo(t, within(1e-14));
        assertThat(CramerVonMises.statistic(x, new double[] {Double.NaN})).isNaN();
        assertThat(CramerVonMises.midRankStatistic(new double[0], y)).isNaN();
        assertThat(CramerVonMises.p(.3, 0, 5)).isNaN();
        assertThat(CramerVonMises.p(Double.NaN, 5, 5)).isNaN();
        assertThat(CramerVonMises.pExact(.3, 5, 0)).isNaN();
        assertThat(CramerVonMises.pExact(Double.NaN, 5, 5)).isNaN();
        assertThat(CramerVonMises.critical(.05, 0, 5)).isNaN();
        assertThat(CramerVonMises.minimumDetectable(.05, .8, 0, 5)).isNaN();
    }

    @Test
    void criticalStatisticIsTheSmallestThatReachesAlpha() {
        for (double alpha : new double[] {1e-200, 1e-9, .001, .05, .5}) {
            double critical = CramerVonMises.critical(alpha, 5000, 500);
            assertThat(CramerVonMises.p(critical, 5000, 500)).isLessThanOrEqualTo(alpha);
            assertThat(CramerVonMises.p(critical * (1 - 1e-11), 5000, 500)).isGreaterThan(alpha);
        }
    }

    @Test
    void showsTheDetectableShiftOfANormalVariable() {
        int n = 1000;
        int m = 400;
        double critical = CramerVonMises.critical(.01, n, m);
        double detectable = CramerVonMises.minimumDetectable(.01, .8, n, m);
        double shift = Math.sqrt(2 * Math.PI) * detectable; // D of a small shift is shift·φ(0)
        Random random = new Random(7);
        int shown = 0;
        for (int round = 0; round < 1000; round++) {
            double[] x = random.doubles(n).map(v -> random.nextGaussian()).toArray();
            double[] y =
                    random.doubles(m).map(v -> random.nextGaussian() + shift).toArray();
            shown += CramerVonMises.statistic(x, y) >= critical ? 1 : 0;
        }
        assertThat(shown).isBetween(750, 850);
    }
}
