package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;
import io.github.churn4j.training.tribuo.LogisticHyperparameters.Penalty;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.liblinear.LibLinearClassificationModel;
import org.tribuo.impl.ArrayExample;

class LogisticTrainerTest {

    /*
     * scikit-learn 1.9.1; i = arange(300), X and y as in ReferenceSet:
     *   LogisticRegression(C=C, tol=1e-12, max_iter=100000).fit(X, y)
     *   LogisticRegression(C=C, l1_ratio=1, solver='saga', tol=1e-13, max_iter=1000000).fit(X, y)
     */
    @ParameterizedTest
    @CsvSource({
        "L2, 1, -1.2411420220300227, 0.6747126733949197, -0.07073428887713579, 0.32185347144136955",
        "L2, 0.05, -1.1704223678635983, 0.5098211197707994, -0.04682017844293886, 0.2574942658470233",
        "L1, 1, -1.2360618338992513, 0.6666693474466846, -0.05629108233887852, 0.31393605269974256",
        "L1, 0.05, -1.106399338970474, 0.34970888275269724, 0, 0.10897847805369411"
    })
    void findsTheOptimumThatScikitLearnFinds(
            Penalty penalty, double cost, double intercept, double w0, double w1, double w2) {
        LogisticClassifier classifier = precise(penalty, cost).train(ReferenceSet.of(300), 1);
        assertThat(classifier.intercept()).isCloseTo(intercept, within(1e-6));
        assertThat(classifier.weights()).containsExactly(new double[] {w0, w1, w2}, within(1e-6));
    }

    @Test
    void explanationsAddUpToTheLogOdds() {
        TrainingSet set = Sets.standardise(Sets.random(500, 3));
        LogisticClassifier classifier =
                LogisticTrainer.of(LogisticHyperparameters.defaults()).train(set, 5);
        Explainer explainer = Explainer.of(classifier);
        double[] row = new double[6];
        for (int r = 0; r < 500; r++) {
            set.features().copyRow(r, row);
            assertThat(explainer.explain(row).score()).isCloseTo(classifier.margin(row), within(1e-9));
        }
        assertThat(explainer.scale()).isEqualTo(Explainer.Scale.LOG_ODDS);
    }

    @Test
    void anL1PenaltyDropsFeaturesForGood() {
        assertThat(precise(Penalty.L1, 0.05).train(ReferenceSet.of(300), 1).weights()[1])
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(Penalty.class)
    void saysWhatTheEngineSays(Penalty penalty) {
        TrainingSet set = Sets.standardise(Sets.random(500, 3));
        LogisticTrainer trainer =
                LogisticTrainer.of(LogisticHyperparameters.defaults().withPenalty(penalty));
        LibLinearClassificationModel engine = trainer.fit(set, 5);
        double[] ours = Sets.probabilities(trainer.train(set, 5), set.features());
        String[] names = Labels.featureNames(6);
        double[] row = new double[6];
        for (int r = 0; r < ours.length; r++) {
            set.features().copyRow(r, row);
            Prediction<Label> prediction = engine.predict(new ArrayExample<>(Labels.STAYED, names, row));
            assertThat(ours[r]).isCloseTo(EngineTrees.scoreOfLeaving(prediction), within(1e-12));
        }
    }

    @ParameterizedTest
    @EnumSource(Penalty.class)
    void doesNotDependOnWhichClassComesFirst(Penalty penalty) {
        TrainingSet set = ReferenceSet.of(300);
        int[] reversed = new int[300];
        for (int i = 0; i < 300; i++) {
            reversed[i] = 299 - i;
        }
        TrainingSet backwards = Sets.select(set, reversed);
        assertThat(backwards.labels()[0]).isNotEqualTo(set.labels()[0]);
        assertThat(precise(penalty, 1).train(backwards, 1).weights())
                .containsExactly(precise(penalty, 1).train(set, 1).weights(), within(1e-6));
    }

    @Test
    void keepsTheOrderOfManyFeatures() {
        int rows = 400;
        int d = 120;
        double[] values = new double[rows * d];
        TrainingSet small = ReferenceSet.of(rows);
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < 3; c++) {
                values[r * d + new int[] {2, 11, 101}[c]] = small.features().get(r, c);
            }
        }
        double[] weights = precise(Penalty.L2, 1)
                .train(Sets.of(new FeatureMatrix(values, rows, d), small.labels()), 1)
                .weights();
        double[] expected = precise(Penalty.L2, 1).train(small, 1).weights();
        for (int c = 0; c < d; c++) {
            double w = c == 2 ? expected[0] : c == 11 ? expected[1] : c == 101 ? expected[2] : 0;
            assertThat(weights[c]).isCloseTo(w, within(1e-6));
        }
    }

    @ParameterizedTest
    @EnumSource(Penalty.class)
    void givesTheSameBitsBesideOtherTrainings(Penalty penalty) throws Exception {
        TrainingSet set = Sets.standardise(Sets.random(400, 3));
        LogisticTrainer shared =
                LogisticTrainer.of(LogisticHyperparameters.defaults().withPenalty(penalty));
        List<LogisticClassifier> alone = new ArrayList<>();
        for (int seed = 0; seed < 16; seed++) {
            alone.add(shared.train(set, seed));
        }
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Future<LogisticClassifier>> together = new ArrayList<>();
            for (int seed = 0; seed < 16; seed++) {
                int s = seed;
                together.add(pool.submit(() -> shared.train(set, s)));
            }
            for (int seed = 0; seed < 16; seed++) {
                LogisticClassifier classifier = together.get(seed).get();
                assertThat(classifier.weights()).containsExactly(alone.get(seed).weights());
                assertThat(classifier.intercept()).isEqualTo(alone.get(seed).intercept());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void rejectsMissingValues() {
        TrainingSet set = Sets.of(new FeatureMatrix(new double[] {1, 2, Double.NaN, 4}, 2, 2), new byte[] {0, 1});
        assertThatThrownBy(() -> LogisticTrainer.withDefaults().train(set, 1))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("training row 1, model feature 0 is NaN");
        assertThat(LogisticTrainer.withDefaults().acceptsMissing()).isFalse();
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> LogisticTrainer.withDefaults().train(ReferenceSet.of(50), 1))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static LogisticTrainer precise(Penalty penalty, double cost) {
        return LogisticTrainer.of(new LogisticHyperparameters(penalty, cost, 1e-9, 10_000));
    }
}
