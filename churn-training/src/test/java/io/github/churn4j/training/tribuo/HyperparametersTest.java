package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.churn4j.training.tribuo.LogisticHyperparameters.Penalty;
import org.junit.jupiter.api.Test;

class HyperparametersTest {

    @Test
    void saysWhichValueIsOutOfWhichRange() {
        rejected(() -> LogisticHyperparameters.defaults().withCost(0), "cost is 0.0, expected a finite number above 0");
        rejected(() -> LogisticHyperparameters.defaults().withTolerance(Double.NaN), "tolerance is NaN");
        rejected(() -> LogisticHyperparameters.defaults().withMaxIterations(0), "maxIterations is 0");
        rejected(() -> CartHyperparameters.defaults().withMaxDepth(0), "maxDepth is 0, expected [1, 100]");
        rejected(() -> CartHyperparameters.defaults().withMinLeafWeight(0.5), "minLeafWeight is 0.5");
        rejected(() -> CartHyperparameters.defaults().withMinImpurityDecrease(-1), "minImpurityDecrease is -1.0");
        rejected(() -> CartHyperparameters.defaults().withMaxBins(1), "maxBins is 1, expected [2, 65535]");
        rejected(() -> CartHyperparameters.defaults().withMaxRows(1), "maxRows is 1, expected 2 or more");
        rejected(() -> ForestHyperparameters.defaults().withTrees(0), "trees is 0, expected [1, 10000]");
        rejected(() -> ForestHyperparameters.defaults().withFeatureFraction(1.5), "featureFraction is 1.5");
        rejected(() -> ForestTrainer.withDefaults().withThreads(0), "threads is 0, expected 1 or more");
    }

    @Test
    void changesOneValueAtATime() {
        assertThat(LogisticHyperparameters.defaults()
                        .withPenalty(Penalty.L1)
                        .withCost(2)
                        .withTolerance(0.1)
                        .withMaxIterations(7))
                .isEqualTo(new LogisticHyperparameters(Penalty.L1, 2, 0.1, 7));
        assertThat(CartHyperparameters.defaults()
                        .withMaxDepth(3)
                        .withMinLeafWeight(2)
                        .withMinImpurityDecrease(0.1)
                        .withMaxBins(4)
                        .withMaxRows(5))
                .isEqualTo(new CartHyperparameters(3, 2, 0.1, 4, 5));
        assertThat(ForestHyperparameters.defaults()
                        .withTrees(9)
                        .withMaxDepth(3)
                        .withFeatureFraction(0.5)
                        .withMinLeafWeight(2)
                        .withMinImpurityDecrease(0.1)
                        .withMaxBins(4)
                        .withMaxRows(5))
                .isEqualTo(new ForestHyperparameters(9, 3, 0.5, 2, 0.1, 4, 5));
    }

    private static void rejected(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
