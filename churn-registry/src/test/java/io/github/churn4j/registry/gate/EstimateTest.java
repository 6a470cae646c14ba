package io.github.churn4j.registry.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EstimateTest {

    private static final double[] VALUES = IntStream.range(0, 300)
            .mapToDouble(i -> {
                int label = (i * 7919) % 13 < 3 ? 1 : 0;
                return Math.pow(((i * 37) % 101 + 40 * label + 1) / 150.0 - label, 2);
            })
            .toArray();

    /** SciPy 1.17.1: {@code v.mean(), stats.sem(v), v.mean() - stats.norm.ppf(.95) * stats.sem(v)}. */
    @Test
    void boundsAMeanAsSciPyDoes() {
        Estimate estimate = Estimate.of(VALUES, IntStream.range(0, 300).toArray());
        assertThat(estimate.mean()).isCloseTo(0.16556148148148148, within(1e-14));
        assertThat(estimate.error()).isCloseTo(0.008321592820555697, within(1e-14));
        assertThat(estimate.lower()).isCloseTo(0.1518736793485771, within(1e-14));
    }

    /** NumPy 2.4.6: {@code s = sums of v - v.mean() by i // 3; np.sqrt((s ** 2).sum() * 100 / 99) / 300}. */
    @Test
    void takesRowsOfOneCustomerTogether() {
        Estimate estimate =
                Estimate.of(VALUES, IntStream.range(0, 300).map(i -> i / 3).toArray());
        assertThat(estimate.error()).isCloseTo(0.007562829141990843, within(1e-14));
    }

    @Test
    void isUnknownForOneCustomer() {
        assertThat(Estimate.of(new double[] {1, 2}, new int[] {0, 0}).error()).isNaN();
    }
}
