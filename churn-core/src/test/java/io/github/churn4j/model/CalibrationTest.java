package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibrationTest {
    private static final Calibration.Isotonic ISOTONIC =
            new Calibration.Isotonic(new double[] {0, .1, .4, .41, 1}, new double[] {.01, .02, .3, .8, .99});

    static Stream<Calibration> calibrations() {
        return Stream.of(new Calibration.Identity(), new Calibration.Platt(1.7, -.4), ISOTONIC);
    }

    @ParameterizedTest
    @MethodSource("calibrations")
    void keepsTheOrder(Calibration calibration) {
        double before = calibration.apply(Double.NEGATIVE_INFINITY);
        assertThat(before).isGreaterThanOrEqualTo(0);
        for (double margin = -45; margin < 45; margin += .0137) {
            double now = calibration.apply(margin);
            assertThat(now).isGreaterThanOrEqualTo(before);
            if (Math.abs(margin) < 12) {
                assertThat(now).isGreaterThan(before);
            }
            before = now;
        }
        assertThat(calibration.apply(Double.POSITIVE_INFINITY)).isBetween(before, 1.0);
        assertThat(calibration.apply(Double.NaN)).isNaN();
    }

    @Test
    void equalsSciPysLogistic() {
        // scipy.special.expit, 1.17.1
        Calibration identity = new Calibration.Identity();
        assertThat(identity.apply(0)).isEqualTo(.5);
        assertThat(identity.apply(2.5)).isEqualTo(0.9241418199787566, within(1e-15));
        assertThat(identity.apply(-30)).isEqualTo(9.357622968839299e-14, within(1e-27));
        assertThat(identity.apply(-1000)).isZero();
        assertThat(new Calibration.Platt(2, -1).apply(1.75)).isEqualTo(0.9241418199787566, within(1e-15));
    }

    @Test
    void interpolatesBetweenKnots() {
        assertThat(ISOTONIC.apply(Math.log(.25 / .75))).isEqualTo(.16, within(1e-12));
        assertThat(ISOTONIC.apply(-800)).isEqualTo(.01);
        assertThat(ISOTONIC.apply(800)).isEqualTo(.99);
    }

    @Test
    void cannotBeChangedFromOutside() {
        double[] x = {0, 1};
        Calibration.Isotonic map = new Calibration.Isotonic(x, new double[] {.2, .3});
        x[0] = 5;
        map.y()[0] = 0;
        assertThat(map.apply(-800)).isEqualTo(.2);
        assertThat(map).isEqualTo(new Calibration.Isotonic(new double[] {0, 1}, new double[] {.2, .3}));
        assertThat(map).hasSameHashCodeAs(new Calibration.Isotonic(new double[] {0, 1}, new double[] {.2, .3}));
    }

    @Test
    void refusesMapsThatWouldLoseTheOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration.Platt(0, 1))
                .withMessageContaining("slope is 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Calibration.Platt(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> isotonic(new double[] {0, 1}, new double[] {.3, .3}));
        assertThatIllegalArgumentException().isThrownBy(() -> isotonic(new double[] {0, .9}, new double[] {.2, .3}));
        assertThatIllegalArgumentException().isThrownBy(() -> isotonic(new double[] {0, 1}, new double[] {0, .3}));
        assertThatIllegalArgumentException().isThrownBy(() -> isotonic(new double[] {0, 1}, new double[] {.1, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> isotonic(new double[] {0}, new double[] {.1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> isotonic(new double[] {0, Double.NaN, 1}, new double[] {.1, .2, .3}));
    }

    private static Calibration isotonic(double[] x, double[] y) {
        return new Calibration.Isotonic(x, y);
    }
}
