package io.github.churn4j.training.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.explain.Contributions;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.pipeline.FeatureMatrix;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.training.BankChurners;
import io.github.churn4j.training.Fold;
import io.github.churn4j.training.Splits;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostingTrainerTest {

    private static final int COLUMNS = 6;

    /** Churn depends on two numbers and a code; one column is blank now and then, for churners more often. */
    private static TrainingSet customers(int rows, long seed, double missing) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[rows * COLUMNS];
        byte[] labels = new byte[rows];
        for (int r = 0; r < rows; r++) {
            double a = random.nextDouble(-3, 3);
            double b = Math.rint(random.nextDouble(0, 100));
            double c = random.nextInt(4);
            double score = 1.5 * a - .05 * (b - 50) + (c == 2 ? 2 : 0) - 1;
            labels[r] = (byte) (random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0);
            boolean blank = random.nextDouble() < missing * (labels[r] + .5);
            double[] row = {a, blank ? Double.NaN : b, c, 1e-3 * b, random.nextDouble(), a / 3};
            System.arraycopy(row, 0, values, r * COLUMNS, COLUMNS);
        }
        return new TrainingSet(
                new FeatureMatrix(values, rows, COLUMNS),
                labels,
                LongStream.range(0, rows).toArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .3})
    void scoresEqualToTheLastBitOfXgboostsOwnMargins(double missing) {
        TrainingSet training = customers(3000, 1, missing);
        TrainingSet other = customers(2000, 2, missing);
        BoostingTrainer trainer = BoostingTrainer.of(
                BoostingParameters.defaults().withRounds(150).withMaxDepth(6).withSampling(.8, .8));
        int[] rows = IntStream.range(0, 3000).toArray();
        try (BoostingTrainer.Run run = trainer.new Run(training, rows, 7)) {
            run.boost(150);
            TreeEnsemble ensemble = run.ensemble();
            float[] expected = run.nativeMargins(other, IntStream.range(0, 2000).toArray());
            double[] features = new double[COLUMNS];
            for (int r = 0; r < 2000; r++) {
                other.features().copyRow(r, features);
                assertThat(Float.floatToIntBits((float) ensemble.margin(features)))
                        .isEqualTo(Float.floatToIntBits(expected[r]));
            }
        }
    }

    /** On bank customers, real where their file is; every seventh value is taken away. */
    @Test
    void scoresEqualXgboostsMarginsOnEveryRowOfEveryFold() {
        Dataset data = BankChurners.readOrSimulate();
        Splits splits = Splits.of(data, 3);
        int[] all = splits.all();
        FeatureMatrix full = FeaturePipeline.withDefaults().fit(data, all).transform(data, all);
        double[] values = full.values().clone();
        for (int i = 0; i < values.length; i += 7) {
            values[i] = Double.NaN;
        }
        FeatureMatrix matrix = new FeatureMatrix(values, full.rows(), full.columns());
        TrainingSet set = new TrainingSet(
                matrix, data.labels(), LongStream.range(0, data.size()).toArray());
        BoostingTrainer trainer = BoostingTrainer.of(
                BoostingParameters.defaults().withRounds(60).withMaxDepth(5).withSampling(.8, .6));
        double[] features = new double[matrix.columns()];
        int compared = 0;
        for (Fold fold : splits.folds(all, 5)) {
            try (BoostingTrainer.Run run = trainer.new Run(set, fold.training(), 7)) {
                run.boost(60);
                TreeEnsemble ensemble = run.ensemble();
                float[] expected = run.nativeMargins(set, fold.test());
                for (int i = 0; i < expected.length; i++) {
                    matrix.copyRow(fold.test()[i], features);
                    assertThat(Float.floatToIntBits((float) ensemble.margin(features)))
                            .isEqualTo(Float.floatToIntBits(expected[i]));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(10_127);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, .3})
    void explainsAsXgboostDoesAndAddsUpExactly(double missing) {
        TrainingSet training = customers(3000, 9, missing);
        TrainingSet other = customers(300, 10, missing);
        BoostingTrainer trainer = BoostingTrainer.of(
                BoostingParameters.defaults().withRounds(120).withMaxDepth(6).withSampling(.8, .8));
        try (BoostingTrainer.Run run =
                trainer.new Run(training, IntStream.range(0, 3000).toArray(), 11)) {
            run.boost(120);
            TreeEnsemble ensemble = run.ensemble();
            Explainer explainer = Explainer.of(ensemble);
            float[][] expected =
                    run.nativeContributions(other, IntStream.range(0, 300).toArray());
            double[] features = new double[COLUMNS];
            for (int r = 0; r < 300; r++) {
                other.features().copyRow(r, features);
                Contributions found = explainer.explain(features);
                assertThat(found.score()).isCloseTo(sumOfLeaves(ensemble, features), offset(1e-9));
                assertThat(found.score()).isCloseTo(ensemble.margin(features), offset(1e-4));
                assertThat(found.baseValue()).isCloseTo(expected[r][COLUMNS], offset(1e-4));
                for (int i = 0; i < COLUMNS; i++) {
                    assertThat(found.perModelFeature()[i]).isCloseTo(expected[r][i], offset(1e-4));
                }
            }
        }
    }

    private static double sumOfLeaves(TreeEnsemble ensemble, double[] features) {
        double sum = ensemble.baseMargin();
        for (int tree = 0; tree < ensemble.trees(); tree++) {
            int n = ensemble.root(tree);
            while (!ensemble.leaf(n)) {
                n = ensemble.goesLeft(n, features[ensemble.feature(n)]) ? ensemble.left(n) : ensemble.right(n);
            }
            sum += (float) ensemble.value(n);
        }
        return sum;
    }

    @Test
    void storesCoversThatAddUp() {
        TreeEnsemble ensemble =
                BoostingTrainer.of(BoostingParameters.defaults().withRounds(20)).train(customers(2000, 3, .1), 1);
        for (int node = 0; node < ensemble.nodes(); node++) {
            if (!ensemble.leaf(node)) {
                double children = ensemble.cover(ensemble.left(node)) + ensemble.cover(ensemble.right(node));
                assertThat(children).isCloseTo(ensemble.cover(node), offset(1e-2));
            }
        }
    }

    @Test
    void givesTheSameTreesForTheSameSeedAndOthersForAnother() {
        TrainingSet set = customers(2000, 4, .1);
        BoostingTrainer trainer = BoostingTrainer.of(BoostingParameters.defaults()
                .withRounds(30)
                .withSampling(.7, .7)
                .withPatience(5));
        double[] features = new double[COLUMNS];
        set.features().copyRow(17, features);
        double first = trainer.train(set, 1).margin(features);
        assertThat(trainer.train(set, 1).margin(features)).isEqualTo(first);
        assertThat(trainer.train(set, 2).margin(features)).isNotEqualTo(first);
    }

    @Test
    void stopsEarlyWhereMoreTreesOnlyMemorise() {
        TrainingSet set = customers(1500, 5, 0);
        BoostingParameters parameters =
                BoostingParameters.defaults().withRounds(2000).withEta(.3).withMaxDepth(6);
        TreeEnsemble stopped = BoostingTrainer.of(parameters.withPatience(20)).train(set, 1);
        assertThat(stopped.trees()).isBetween(2, 200);
    }

    @Test
    void keepsMonotoneConstraints() {
        TrainingSet set = customers(3000, 6, 0);
        TreeEnsemble ensemble = BoostingTrainer.of(BoostingParameters.defaults().withRounds(60))
                .withMonotone(0, -1, 0, 0, 0, 0)
                .train(set, 1);
        double[] features = new double[COLUMNS];
        for (int r = 0; r < 100; r++) {
            set.features().copyRow(r, features);
            double before = Double.POSITIVE_INFINITY;
            for (int b = 0; b <= 100; b += 5) {
                features[1] = b;
                double margin = ensemble.margin(features);
                assertThat(margin).isLessThanOrEqualTo(before);
                before = margin;
            }
        }
    }

    @Test
    void keepsGroupsTogetherInTheInnerSplit() {
        TrainingSet set = customers(1000, 7, 0);
        long[] groups = IntStream.range(0, 1000).mapToLong(r -> r / 4).toArray();
        InnerSplit split = InnerSplit.of(new TrainingSet(set.features(), set.labels(), groups), 3);
        assertThat(split.validation().length).isBetween(80, 260);
        assertThat(split.training().length + split.validation().length).isEqualTo(1000);
        var inner = IntStream.of(split.validation()).map(r -> r / 4).boxed().toList();
        assertThat(IntStream.of(split.training()).map(r -> r / 4).boxed().toList())
                .doesNotContainAnyElementsOf(inner);
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        try {
            TrainingSet set = customers(500, 8, 0);
            BoostingTrainer trainer = BoostingTrainer.of(BoostingParameters.defaults());
            assertThatThrownBy(() -> trainer.train(set, 1)).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void rejectsParametersOutOfRange() {
        assertThatThrownBy(() -> BoostingParameters.defaults().withEta(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eta is 0.0, expected a value in (0, 1]");
    }
}
