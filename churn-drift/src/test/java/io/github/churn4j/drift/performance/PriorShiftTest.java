package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriorShiftTest {

    private static double[] probabilities() {
        double[] p = new double[200];
        for (int i = 1; i <= p.length; i++) {
            double u = i * 0.6180339887498949 % 1;
            p[i - 1] = Math.rint((u * u * u * 0.98 + 0.01) * 1e5) / 1e5;
        }
        return p;
    }

    // numpy 2.4.6, scipy 1.17.1, the EM iteration itself until it stands still:
    //   r1 = p / .16; r0 = (1 - p) / .84; pi = np.mean(pi * r1 / (pi * r1 + (1 - pi) * r0)) from .16 on, 61 times
    //   L = lambda x: np.log(x * r1 + (1 - x) * r0).sum(); lr = 2 * (L(pi) - L(.16)); chi2.sf(lr, 1)
    //   info = (((r1 - r0) / (pi * r1 + (1 - pi) * r0)) ** 2).sum(); info ** -.5
    @Test
    void findsTheFixedPointOfTheEmIteration() {
        PriorShift shift = PriorShift.of(.16, probabilities());
        assertThat(shift.current().value()).isCloseTo(0.4332115994236213, within(1e-12));
        assertThat(shift.current().standardError()).isCloseTo(0.05265750113404203, within(1e-10));
        assertThat(shift.likelihoodRatio()).isCloseTo(32.81803090552471, within(1e-9));
        assertThat(shift.pValue() / 1.0120177044480842e-08).isCloseTo(1, within(1e-9));
        assertThat(shift.shifted(.01)).isTrue();
        assertThat(shift.adjusted(.3)).isCloseTo(0.6323171784363466, within(1e-12));
        assertThat(Arrays.stream(shift.adjusted(probabilities())).average().orElseThrow())
                .isCloseTo(shift.current().value(), within(1e-12));
    }

    // lr / (1 + .16 * .84 / 2000 * info)
    @Test
    void isMilderWhereTheReferenceRateIsUncertain() {
        PriorShift shift = PriorShift.of(.16, 2000, probabilities());
        assertThat(shift.likelihoodRatio()).isCloseTo(32.04149498022081, within(1e-9));
        assertThat(shift.pValue() / 1.509143528687451e-08).isCloseTo(1, within(1e-9));
    }

    /** Churners score by Beta(4, 2), stayers by Beta(2, 6); P(churn) is exact at the reference rate of .16. */
    private static double[] chunk(SplittableRandom random, int n, double rate) {
        double[] p = new double[n];
        for (int i = 0; i < n; i++) {
            boolean churns = random.nextDouble() < rate;
            double x = churns ? beta(random, 4, 2) : beta(random, 2, 6);
            double churner = 20 * x * x * x * (1 - x);
            double stayer = 42 * x * Math.pow(1 - x, 5);
            p[i] = .16 * churner / (.16 * churner + .84 * stayer);
        }
        return p;
    }

    /** The a-th smallest of a + b − 1 uniform numbers. */
    private static double beta(SplittableRandom random, int a, int b) {
        return random.doubles(a + b - 1L).sorted().skip(a - 1L).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({".02", ".08", ".16", ".3", ".6"})
    void seesTheRateUnderLabelShift(double rate) {
        SplittableRandom random = new SplittableRandom(7);
        int covered = 0;
        double sum = 0;
        for (int i = 0; i < 200; i++) {
            PriorShift shift = PriorShift.of(.16, chunk(random, 1000, rate));
            covered += shift.current().contains(rate) ? 1 : 0;
            sum += shift.current().value();
        }
        assertThat(sum / 200).isCloseTo(rate, within(.004));
        assertThat(covered).isBetween(181, 198); // of 190 expected, 3 standard deviations
    }

    @Test
    void rarelySeesAShiftWhereThereIsNone() {
        SplittableRandom random = new SplittableRandom(8);
        int alarms = 0;
        for (int i = 0; i < 1000; i++) {
            alarms += PriorShift.of(.16, chunk(random, 500, .16)).shifted(.05) ? 1 : 0;
        }
        assertThat(alarms).isBetween(30, 70); // 50 expected, 3 standard deviations
    }

    @Test
    void estimatesAnewWithTheShiftedRate() {
        double[] p = chunk(new SplittableRandom(9), 20_000, .35);
        Cbpe cbpe = Cbpe.of(.4);
        PriorShift shift = PriorShift.of(.16, p);
        PerformanceEstimate adjusted = shift.estimate(cbpe, p, .01);
        // at the threshold of .4: recall does not depend on the rate, precision does
        double recall = cbpe.estimate(chunk(new SplittableRandom(10), 20_000, .16))
                .recall()
                .value();
        assertThat(adjusted.churnRate().value()).isCloseTo(.35, within(.01));
        assertThat(adjusted.recall().value()).isCloseTo(recall, within(.02));
        assertThat(cbpe.estimate(p).churnRate().value()).isLessThan(.32);
        double[] stable = chunk(new SplittableRandom(11), 1000, .16);
        assertThat(PriorShift.of(.16, stable).estimate(cbpe, stable, 1e-9)).isEqualTo(cbpe.estimate(stable));
    }

    @Test
    void reachesTheEndsOfTheRange() {
        PriorShift none = PriorShift.of(.16, new double[] {0, .01, 0});
        assertThat(none.current().value()).isZero();
        assertThat(none.adjusted(.3)).isZero();
        PriorShift all = PriorShift.of(.16, new double[] {1, .9, .8});
        assertThat(all.current().value()).isEqualTo(1);
        assertThat(all.adjusted(.3)).isEqualTo(1);
        assertThat(all.adjusted(0)).isZero();
    }

    @Test
    void staysAtTheReferenceWhereScoresTellNothing() {
        PriorShift blind = PriorShift.of(.25, new double[] {.25, .25});
        assertThat(blind.current().value()).isEqualTo(.25);
        assertThat(blind.current().low()).isZero();
        assertThat(blind.current().high()).isEqualTo(1);
        assertThat(blind.shifted(.05)).isFalse();
    }

    @Test
    void refusesRatesOutOfRange() {
        assertThatThrownBy(() -> PriorShift.of(0, new double[] {.1}))
                .hasMessage("reference churn rate is 0.0, expected (0, 1)");
        assertThatThrownBy(() -> PriorShift.of(.1, new double[] {2}))
                .hasMessage("score of row 0 is 2.0, expected [0, 1]");
        assertThatThrownBy(() -> PriorShift.of(.1, new double[0])).hasMessageContaining("at least 1 of each");
    }
}
