package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DivergencesTest {

    /**
     * NumPy 2.4.6: {@code sum((p - q) * log(p / q))} with zeros replaced by .0001; SciPy 1.17.1:
     * {@code scipy.spatial.distance.jensenshannon(a, b, 2)} and {@code jensenshannon(a, b)}.
     */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(
                        new double[] {10, 20, 30},
                        new double[] {30, 20, 10},
                        0.7324081924454066,
                        0.35470351519813204,
                        0.29531004717204934),
                arguments(
                        new double[] {10, 20, 30},
                        new double[] {11, 21, 28},
                        0.0047014347824609936,
                        0.02911420483186168,
                        0.024239165482956168),
                arguments(
                        new double[] {5, 0, 5},
                        new double[] {4, 4, 2},
                        3.6139920257704685,
                        0.5019198881041468,
                        0.41787571727286305),
                arguments(new double[] {1, 0}, new double[] {0, 1}, 18.41883867587797, 1.0, 0.8325546111576977),
                arguments(
                        new double[] {1e+06, 2e+06, 3e+06},
                        new double[] {10, 19, 31},
                        0.0014013852868423587,
                        0.015896544818587887,
                        0.013234741690190354),
                arguments(
                        new double[] {3, 0, 4},
                        new double[] {5, 0, 6},
                        0.0027366367703331534,
                        0.02221389515541933,
                        0.018494280843418007),
                arguments(new double[] {7}, new double[] {3}, 0.0, 0.0, 0.0));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(double[] reference, double[] current, double stability, double base2, double natural) {
        Close.absolute(Divergences.populationStability(reference, current), stability, 1e-10);
        Close.absolute(Divergences.jensenShannonDistance(reference, current, 2), base2, 1e-10);
        Close.absolute(Divergences.jensenShannonDistance(reference, current, Math.E), natural, 1e-10);
        Close.absolute(Divergences.populationStability(current, reference), stability, 1e-10);
        Close.absolute(Divergences.jensenShannonDistance(current, reference, 2), base2, 1e-10);
    }

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepTheirRanges(long seed) {
        Random random = new Random(seed);
        int bins = 1 + random.nextInt(20);
        double[] p =
                random.doubles(bins).map(v -> v < .2 ? 0 : Math.floor(1000 * v)).toArray();
        double[] q =
                random.doubles(bins).map(v -> v < .2 ? 0 : Math.floor(100 * v)).toArray();
        p[0] = 1;
        q[bins - 1] = 2;
        assertThat(Divergences.populationStability(p, p)).isZero();
        assertThat(Divergences.jensenShannonDistance(p, p, 2)).isZero();
        assertThat(Divergences.populationStability(p, q)).isNotNegative();
        assertThat(Divergences.jensenShannonDistance(p, q, 2)).isBetween(0.0, 1.0);
    }

    @Test
    void seeSamplesOfTheSameSharesAsSame() {
        assertThat(Divergences.populationStability(new double[] {1, 2, 5}, new double[] {1000, 2000, 5000}))
                .isZero();
        assertThat(Divergences.jensenShannonDistance(new double[] {1, 2, 5}, new double[] {1000, 2000, 5000}, 2))
                .isZero();
    }

    @Test
    void emptyBinsCountAsTold() {
        double[] p = {5, 5};
        double[] q = {10, 0};
        assertThat(Divergences.populationStability(p, q))
                .isEqualTo(-.5 * Math.log(.5) + (.5 - 1e-4) * Math.log(.5 / 1e-4), within(1e-12));
        assertThat(Divergences.populationStability(p, q, .01)).isLessThan(Divergences.populationStability(p, q));
        assertThat(Divergences.populationStability(p, q, 0)).isInfinite();
        assertThat(Divergences.populationStability(new double[] {5, 5, 0}, new double[] {5, 5, 0}, 0))
                .isZero();
    }

    @Test
    void knowNothingOfEmptySamples() {
        double[] none = {0, 0};
        double[] some = {1, 2};
        assertThat(Divergences.populationStability(none, some)).isNaN();
        assertThat(Divergences.jensenShannonDistance(some, none, 2)).isNaN();
        assertThat(Divergences.populationStabilityCritical(.05, 1, 10, 10)).isNaN();
        assertThat(Divergences.populationStabilityP(.1, 5, 0, 10)).isNaN();
        assertThat(Divergences.jensenShannonCritical(.05, 5, 10, 0, 2)).isNaN();
        assertThat(Divergences.jensenShannonP(.1, 1, 10, 10, 2)).isNaN();
        assertThat(Divergences.populationStabilityDetectable(.05, .8, 1, 10, 10))
                .isNaN();
    }

    @Test
    void criticalValuesHaveThatProbability() {
        double stability = Divergences.populationStabilityCritical(.001, 10, 5000, 300);
        assertThat(Divergences.populationStabilityP(stability, 10, 5000, 300)).isCloseTo(.001, within(1e-15));
        double distance = Divergences.jensenShannonCritical(.001, 10, 5000, 300, 2);
        assertThat(Divergences.jensenShannonP(distance, 10, 5000, 300, 2)).isCloseTo(.001, within(1e-14));
    }

    @Test
    void alarmAndShowAsOftenAsStated() {
        int n = 2000;
        int m = 500;
        double index = Divergences.populationStabilityCritical(.05, 10, n, m);
        double distance = Divergences.jensenShannonCritical(.05, 10, n, m, 2);
        double detectable = Divergences.populationStabilityDetectable(.05, .8, 10, n, m);
        Random random = new Random(13);
        int[] hits = new int[4];
        double[] shown = shares(tiltOf(detectable));
        for (int round = 0; round < 2000; round++) {
            double[] x = counts(random, shares(0), n);
            double[] y = counts(random, shares(0), m);
            double[] z = counts(random, shown, m);
            hits[0] += Divergences.populationStability(x, y) >= index ? 1 : 0;
            hits[1] += Divergences.jensenShannonDistance(x, y, 2) >= distance ? 1 : 0;
            hits[2] += Divergences.populationStability(x, z) >= index ? 1 : 0;
            hits[3] += Divergences.jensenShannonDistance(x, z, 2) >= distance ? 1 : 0;
        }
        assertThat(hits[0]).isBetween(70, 145);
        assertThat(hits[1]).isBetween(70, 145);
        assertThat(hits[2]).isBetween(1530, 1680);
        assertThat(hits[3]).isBetween(1530, 1680);
        assertThat(Divergences.jensenShannonDistance(shares(0), shown, 2))
                .isCloseTo(Divergences.jensenShannonDetectable(.05, .8, 10, n, m, 2), within(.002));
    }

    private static double[] shares(double tilt) {
        double[] shares = new double[10];
        for (int i = 0; i < 10; i++) {
            shares[i] = .1 + (i % 2 == 0 ? tilt : -tilt);
        }
        return shares;
    }

    private static double tiltOf(double index) {
        return Inverse.smallest(-index, .09, tilt -> -Divergences.populationStability(shares(0), shares(tilt)));
    }

    private static double[] counts(Random random, double[] shares, int n) {
        double[] counts = new double[shares.length];
        for (int i = 0; i < n; i++) {
            double left = random.nextDouble();
            int bin = 0;
            while (bin < shares.length - 1 && left >= shares[bin]) {
                left -= shares[bin++];
            }
            counts[bin]++;
        }
        return counts;
    }

    @Test
    void refuseBinsThatDoNotMatch() {
        assertThatThrownBy(() -> Divergences.populationStability(new double[] {1, 2}, new double[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 and 1 bins");
        assertThatThrownBy(() -> Divergences.jensenShannonDistance(new double[] {1, -2}, new double[] {1, 1}, 2))
                .hasMessageContaining("count of bin 1 is -2.0");
        assertThatThrownBy(() -> Divergences.jensenShannonDistance(new double[] {1}, new double[] {1}, 1))
                .hasMessageContaining("base is 1.0");
        assertThatThrownBy(() -> Divergences.populationStability(new double[] {1}, new double[] {1}, 1))
                .hasMessageContaining("empty share is 1.0");
    }
}
