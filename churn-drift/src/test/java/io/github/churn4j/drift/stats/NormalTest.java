package io.github.churn4j.drift.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalTest {

    /** SciPy 1.17.1: {@code norm.isf(tail)}. */
    static Stream<Arguments> scipy() {
        return Stream.of(
                arguments(0.5, 0.0),
                arguments(0.2, 0.8416212335729142),
                arguments(0.05, 1.6448536269514729),
                arguments(0.001, 3.090232306167813),
                arguments(1e-12, 7.034483825301131),
                arguments(1e-300, 37.0470962993612));
    }

    @ParameterizedTest
    @MethodSource("scipy")
    void equalsSciPy(double tail, double z) {
        assertThat(Normal.upperQuantile(tail)).isCloseTo(z, within(1e-12));
        Close.relative(Normal.survival(Normal.upperQuantile(tail)), tail, 1e-12);
    }

    @Test
    void isSymmetric() {
        assertThat(Normal.survival(0)).isEqualTo(.5);
        assertThat(Normal.survival(-1.3)).isEqualTo(1 - Normal.survival(1.3));
    }

    /** SciPy 1.17.1: {@code 2 * norm.sf(z)}. */
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.920344325445942",
        "1, 0.31731050786291415",
        "1.959963984540054, 0.05",
        "2.9, 0.003731626600768075",
        "-5, 5.733031437583866e-07",
        "20, 5.507248237212311e-89",
        "37, 1.1451142445047853e-299"
    })
    void bothTailsEqualSciPy(double z, double p) {
        Close.relative(Normal.twoSided(z), p, 1e-12);
    }

    @Test
    void knowsNothingOfNaN() {
        assertThat(Normal.twoSided(Double.NaN)).isNaN();
        assertThat(Normal.survival(Double.NaN)).isNaN();
        assertThat(Normal.twoSided(Double.POSITIVE_INFINITY)).isZero();
    }
}
