package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparedDistributionTest {

    @Test
    void nobodyCanChangeItsNumbers() {
        double[] counts = {1, 2};
        ComparedDistribution first = new ComparedDistribution(new double[0], List.of("a", "b"), counts, counts);
        ComparedDistribution same =
                new ComparedDistribution(new double[0], List.of("a", "b"), new double[] {1, 2}, new double[] {1, 2});
        counts[0] = 9;
        first.current()[1] = 9;
        assertThat(first).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(first.reference()).containsExactly(1, 2);
        assertThat(first)
                .isNotEqualTo(new ComparedDistribution(
                        new double[0], List.of("a", "b"), new double[] {1, 2}, new double[] {1, 3}));
    }
}
