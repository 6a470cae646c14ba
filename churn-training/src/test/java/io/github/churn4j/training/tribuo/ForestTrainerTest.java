package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForestTrainerTest {

    private static final ForestHyperparameters SMALL =
            ForestHyperparameters.defaults().withTrees(12);

    @ParameterizedTest
    @ValueSource(ints = {8, 256})
    void isTheMeanOfWhatTheEngineSays(int maxBins) {
        TrainingSet set = Sets.random(500, 4);
        ForestHyperparameters h = SMALL.withMaxBins(maxBins);
        TreeEnsemble forest = ForestTrainer.of(h).train(set, 7);
        EngineTrees engine = EngineTrees.forest(set, h, 7);
        double[] row = new double[6];
        for (FeatureMatrix features :
                new FeatureMatrix[] {set.features(), Sets.random(500, 5).features()}) {
            for (int r = 0; r < 500; r++) {
                features.copyRow(r, row);
                assertThat(forest.margin(row))
                        .isCloseTo(TreeEnsemble.logOdds(engine.meanProbability(row)), within(1e-12));
            }
        }
    }

    @Test
    void explanationsAddUpToTheMeanProbability() {
        TrainingSet set = Sets.random(500, 4);
        Explainer explainer = Explainer.of(ForestTrainer.of(SMALL).train(set, 7));
        EngineTrees engine = EngineTrees.forest(set, SMALL, 7);
        double[] row = new double[6];
        for (int r = 0; r < 500; r++) {
            set.features().copyRow(r, row);
            assertThat(explainer.explain(row).score()).isCloseTo(engine.meanProbability(row), within(1e-9));
        }
        assertThat(explainer.scale()).isEqualTo(Explainer.Scale.PROBABILITY);
    }

    @Test
    void coversCountTheBootstrappedRows() {
        TrainingSet set = Sets.random(300, 4);
        TreeEnsemble forest = ForestTrainer.of(SMALL.withMinLeafWeight(3)).train(set, 7);
        EngineTrees engine = EngineTrees.forest(set, SMALL.withMinLeafWeight(3), 7);
        assertThat(forest.trees()).isEqualTo(12);
        for (int t = 0; t < 12; t++) {
            double[] cover = new double[forest.end(t)];
            double[] churners = new double[forest.end(t)];
            for (int r : engine.bags().get(t)) {
                int node = forest.root(t);
                cover[node]++;
                while (!forest.leaf(node)) {
                    double x = set.features().get(r, forest.feature(node));
                    node = forest.goesLeft(node, x) ? forest.left(node) : forest.right(node);
                    cover[node]++;
                }
                churners[node] += set.labels()[r];
            }
            for (int node = forest.root(t); node < forest.end(t); node++) {
                assertThat(forest.cover(node)).isEqualTo(cover[node]).isGreaterThanOrEqualTo(3);
                if (forest.leaf(node)) {
                    assertThat(forest.value(node)).isCloseTo(churners[node] / cover[node], within(1e-12));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    void isTheSameForestOnAnyNumberOfThreads(int threads) {
        TrainingSet set = Sets.random(400, 6);
        assertSame(
                ForestTrainer.of(SMALL).withThreads(threads).train(set, 11),
                ForestTrainer.of(SMALL).train(set, 11));
    }

    @Test
    void isTheSameForestBesideOtherTrainings() throws Exception {
        TrainingSet set = Sets.random(400, 6);
        ForestTrainer shared = ForestTrainer.of(SMALL);
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<TreeEnsemble> one = pool.submit(() -> shared.train(set, 1));
            Future<TreeEnsemble> two = pool.submit(() -> shared.train(set, 2));
            assertSame(one.get(), shared.train(set, 1));
            assertSame(two.get(), shared.train(set, 2));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anotherSeedGivesAnotherForest() {
        TrainingSet set = Sets.random(400, 6);
        assertThat(Sets.probabilities(ForestTrainer.of(SMALL).train(set, 1), set.features()))
                .isNotEqualTo(Sets.probabilities(ForestTrainer.of(SMALL).train(set, 2), set.features()));
    }

    @Test
    void survivesBagsOfOneClassAndFractionsBelowOneFeature() {
        TrainingSet set = Sets.of(new FeatureMatrix(new double[] {1, 0, 2, 0, 3, 0}, 3, 2), new byte[] {0, 0, 1});
        TreeEnsemble forest = ForestTrainer.of(SMALL.withFeatureFraction(0.01)).train(set, 1);
        assertThat(forest.margin(new double[] {1, 0})).isFinite();
        assertThat(forest.nodes()).isGreaterThan(12);
    }

    @Test
    void learnsFromASampleBeyondTheRowCap() {
        TreeEnsemble forest = ForestTrainer.of(SMALL.withMaxRows(100)).train(Sets.random(1000, 2), 3);
        assertThat(forest.cover(0)).isEqualTo(100);
        assertThat(ForestTrainer.of(SMALL.withMaxRows(100)).rowsUsed(1000)).isEqualTo(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stopsBetweenTreesWhenInterrupted(int threads) throws Exception {
        ForestTrainer endless = ForestTrainer.of(SMALL.withTrees(10_000)).withThreads(threads);
        TrainingSet set = Sets.random(1000, 2);
        Throwable[] thrown = new Throwable[1];
        boolean[] stillInterrupted = new boolean[1];
        Thread caller = new Thread(() -> {
            try {
                endless.train(set, 1);
            } catch (CancellationException e) {
                thrown[0] = e;
                stillInterrupted[0] = Thread.currentThread().isInterrupted();
            }
        });
        caller.start();
        caller.interrupt();
        caller.join(20_000);
        assertThat(caller.isAlive()).isFalse();
        assertThat(thrown[0]).hasMessageContaining("interrupted");
        assertThat(stillInterrupted[0]).isTrue();
    }

    @Test
    void handsOnWhatAWorkerThrows() {
        assertThatThrownBy(() -> Grove.grow(4, 2, tree -> {
                    throw new IllegalStateException("tree " + tree);
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("tree ");
    }

    private static void assertSame(TreeEnsemble a, TreeEnsemble b) {
        assertThat(a.nodes()).isEqualTo(b.nodes());
        for (int n = 0; n < a.nodes(); n++) {
            assertThat(a.feature(n)).isEqualTo(b.feature(n));
            assertThat(a.cover(n)).isEqualTo(b.cover(n));
            assertThat(a.value(n)).isEqualTo(b.value(n));
            assertThat(a.threshold(n)).isEqualTo(b.threshold(n));
            assertThat(a.missingLeft(n)).isEqualTo(b.missingLeft(n));
        }
    }
}
