package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WassersteinNullTest {

    static Stream<ToDoubleFunction<Random>> populations() {
        return Stream.of(
                Random::nextGaussian,
                r -> Math.exp(r.nextGaussian()),
                r -> r.nextInt(4),
                r -> -Math.log(r.nextDouble()));
    }

    @ParameterizedTest
    @MethodSource("populations")
    void alarmsAsOftenAsStatedAndShowsTheDetectableShift(ToDoubleFunction<Random> population) {
        Random random = new Random(17);
        int alarms = 0;
        int shown = 0;
        for (int reference = 0; reference < 12; reference++) {
            EmpiricalDistribution distribution = EmpiricalDistribution.of(sample(random, population, 5000));
            WassersteinNull chance = WassersteinNull.of(distribution, reference);
            double critical = chance.critical(.05, 300);
            double shift = chance.minimumDetectable(.05, .8, 300);
            for (int round = 0; round < 50; round++) {
                double[] batch = sample(random, population, 300);
                Arrays.sort(batch);
                alarms += Wasserstein.distance(distribution, batch, 300) >= critical ? 1 : 0;
                double[] moved = Arrays.stream(batch).map(v -> v + shift).toArray();
                shown += Wasserstein.distance(distribution, moved, 300) >= critical ? 1 : 0;
            }
        }
        assertThat(alarms).isBetween(12, 55);
        assertThat(shown).isGreaterThan(450);
    }

    private static double[] sample(Random random, ToDoubleFunction<Random> population, int n) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> population.applyAsDouble(random));
        return values;
    }

    @Test
    void knowsTheDistributionOfABinaryValue() {
        double[] values = new double[1000];
        Arrays.fill(values, 0, 300, 1);
        WassersteinNull chance = WassersteinNull.of(EmpiricalDistribution.of(values), 5);
        // |B(.7)| is half normal with variance .21: SciPy 1.17.1 norm.isf(alpha / 2)
        double scale = Math.sqrt(.21) * Math.sqrt(1.0 / 1000 + 1.0 / 500);
        Close.relative(chance.critical(.5, 500), .6744897501960817 * scale, .05);
        Close.relative(chance.critical(.05, 500), 1.9599639845400545 * scale, .03);
        Close.relative(chance.critical(1e-3, 500), 3.2905267314918945 * scale, .03);
        Close.relative(chance.critical(1e-6, 500), 4.8916384756985 * scale, .03);
    }

    @Test
    void risesAsAlphaFallsAndRepeatsWithItsSeed() {
        EmpiricalDistribution reference =
                EmpiricalDistribution.of(new Random(2).doubles(700).toArray());
        WassersteinNull chance = WassersteinNull.of(reference, 1);
        double previous = 0;
        for (double alpha : new double[] {.9, .5, .1, .026, .025, .024, .001, 1e-9, 1e-200}) {
            double critical = chance.critical(alpha, 100);
            assertThat(critical)
                    .isGreaterThan(previous)
                    .isEqualTo(WassersteinNull.of(reference, 1).critical(alpha, 100));
            previous = critical;
        }
        assertThat(chance.critical(.05, 400))
                .isCloseTo(
                        chance.critical(.05, 100) * Math.sqrt((1.0 / 700 + 1.0 / 400) / (1.0 / 700 + 1.0 / 100)),
                        within(1e-12));
    }

    @Test
    void knowsNothingOfEmptySamplesAndAllOfConstants() {
        assertThat(WassersteinNull.of(EmpiricalDistribution.of(new double[] {7, 7, 7}), 1)
                        .critical(.01, 5))
                .isZero();
        assertThat(WassersteinNull.of(EmpiricalDistribution.of(new double[0]), 1)
                        .critical(.05, 5))
                .isNaN();
        EmpiricalDistribution some = EmpiricalDistribution.of(new double[] {1, 2});
        assertThat(WassersteinNull.of(some, 1).critical(.05, 0)).isNaN();
        EmpiricalDistribution endless = EmpiricalDistribution.of(new double[] {1, 2, Double.POSITIVE_INFINITY});
        assertThat(WassersteinNull.of(endless, 1).critical(.05, 5)).isNaN();
    }
}
