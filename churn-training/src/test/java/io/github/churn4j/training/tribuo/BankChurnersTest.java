package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.training.tribuo.LogisticHyperparameters.Penalty;
import java.nio.file.Files;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Quality on the public data, out of fold; guessing the base rate scores AUC .5 and log loss .441. */
class BankChurnersTest {

    private static TrainingSet set = Sets.random(2, 0);

    @BeforeAll
    static void read() {
        Assumptions.assumeTrue(
                Files.exists(BankChurnersFile.path()),
                () -> "BankChurners.csv is not at " + BankChurnersFile.path() + "; set -Dchurn.bankChurners");
        set = BankChurnersFile.read();
        assertThat(set.features().columns()).isEqualTo(32);
    }

    @Test
    void logisticRegressionHoldsItsFloor() {
        double[] p = Sets.crossValidate(set, Sets::standardise, LogisticTrainer.withDefaults());
        assertThat(Sets.auc(set.labels(), p)).isGreaterThan(0.921);
        assertThat(Sets.logLoss(set.labels(), p)).isLessThan(0.239);
        assertThat(Sets.accuracy(set.labels(), p)).isGreaterThan(0.900);
    }

    @Test
    void theL1PenaltyCostsNothing() {
        LogisticTrainer sparse =
                LogisticTrainer.of(LogisticHyperparameters.defaults().withPenalty(Penalty.L1));
        TrainingSet scaled = Sets.standardise(set);
        int[] third = IntStream.range(0, 10_127).filter(i -> i % 3 == 0).toArray();
        double[] p = Sets.probabilities(sparse.train(Sets.select(scaled, third), 1), scaled.features());
        assertThat(Sets.auc(set.labels(), p)).isGreaterThan(0.920);
    }

    @Test
    void cartHoldsItsFloor() {
        double[] p = Sets.crossValidate(set, UnaryOperator.identity(), CartTrainer.withDefaults());
        assertThat(Sets.auc(set.labels(), p)).isGreaterThan(0.935);
        assertThat(Sets.accuracy(set.labels(), p)).isGreaterThan(0.938);
    }

    @Test
    void aSmallForestSaysWhatTheEngineSaysAndHoldsItsFloor() {
        int[] inside = IntStream.range(0, 10_127).filter(i -> i % 2 != 0).toArray();
        int[] outside = IntStream.range(0, 10_127).filter(i -> i % 2 == 0).toArray();
        TrainingSet training = Sets.select(set, inside);
        TrainingSet test = Sets.select(set, outside);
        ForestHyperparameters h = ForestHyperparameters.defaults().withTrees(8);
        TreeEnsemble forest = ForestTrainer.of(h).withThreads(2).train(training, 1);
        assertThat(Sets.auc(test.labels(), Sets.probabilities(forest, test.features())))
                .isGreaterThan(0.96);
        EngineTrees engine = EngineTrees.forest(training, h, 1);
        double[] row = new double[32];
        for (int r = 0; r < set.labels().length; r += 10) {
            set.features().copyRow(r, row);
            assertThat(forest.margin(row)).isCloseTo(TreeEnsemble.logOdds(engine.meanProbability(row)), within(1e-12));
        }
    }

    @Test
    @Tag("long")
    void aForestOfAHundredTreesHoldsItsFloor() {
        double[] p = Sets.crossValidate(
                set, UnaryOperator.identity(), ForestTrainer.withDefaults().withThreads(2));
        assertThat(Sets.auc(set.labels(), p)).isGreaterThan(0.987);
        assertThat(Sets.logLoss(set.labels(), p)).isLessThan(0.120);
        assertThat(Sets.accuracy(set.labels(), p)).isGreaterThan(0.958);
    }
}
