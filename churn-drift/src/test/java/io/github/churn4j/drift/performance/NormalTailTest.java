package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTailTest {

    // scipy 1.17.1: 2 * norm.sf(z)
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
    void agreesWithScipy(double z, double p) {
        assertThat(NormalTail.twoSided(z) / p).isCloseTo(1, within(1e-12));
    }
}
