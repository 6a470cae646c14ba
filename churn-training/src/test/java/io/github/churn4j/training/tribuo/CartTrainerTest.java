package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CartTrainerTest {

    /*
     * scikit-learn 1.9.1, X and y of ReferenceSet:
     *   t = DecisionTreeClassifier(max_depth=d, min_samples_leaf=l, min_impurity_decrease=g, random_state=0).fit(X, y)
     *   t.tree_.node_count; ((t.predict_proba(X)[:, 1] - y) ** 2).mean()
     */
    @ParameterizedTest
    @CsvSource({
        "3, 5, 0, 15, 0.16181021601282614",
        "6, 12, 0, 31, 0.15312999335346555",
        "6, 1, 0.01, 3, 0.17561080472039378"
    })
    void growsTheTreeThatScikitLearnGrows(int depth, double leaf, double gain, int nodes, double brier) {
        TrainingSet set = ReferenceSet.of(300);
        TreeEnsemble tree = CartTrainer.of(new CartHyperparameters(depth, leaf, gain, 256, 1000))
                .train(set, 1);
        assertThat(tree.nodes()).isEqualTo(nodes);
        double[] p = leafValues(tree, set.features());
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += (p[i] - set.labels()[i]) * (p[i] - set.labels()[i]);
        }
        assertThat(sum / p.length).isCloseTo(brier, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 32, 65_535})
    void saysWhatTheEngineSays(int maxBins) {
        TrainingSet set = Sets.random(600, 8);
        CartHyperparameters h = CartHyperparameters.defaults().withMaxBins(maxBins);
        TreeEnsemble tree = CartTrainer.of(h).train(set, 1);
        EngineTrees engine = EngineTrees.cart(set, h, 1);
        FeatureMatrix unseen = Sets.random(600, 9).features();
        double[] row = new double[6];
        for (FeatureMatrix features : new FeatureMatrix[] {set.features(), unseen}) {
            double[] ours = leafValues(tree, features);
            for (int r = 0; r < ours.length; r++) {
                features.copyRow(r, row);
                assertThat(ours[r]).isCloseTo(engine.probability(0, row), within(1e-12));
            }
        }
    }

    @Test
    void countsTheRowsThatReachEachNodeAndTheirShareOfChurners() {
        TrainingSet set = Sets.random(600, 8);
        TreeEnsemble tree = CartTrainer.withDefaults().train(set, 1);
        double[] cover = new double[tree.nodes()];
        double[] churners = new double[tree.nodes()];
        for (int r = 0; r < 600; r++) {
            int node = 0;
            while (true) {
                cover[node]++;
                churners[node] += set.labels()[r];
                if (tree.leaf(node)) {
                    break;
                }
                double x = set.features().get(r, tree.feature(node));
                node = tree.goesLeft(node, x) ? tree.left(node) : tree.right(node);
            }
        }
        for (int node = 0; node < tree.nodes(); node++) {
            assertThat(tree.cover(node)).isEqualTo(cover[node]);
            if (tree.leaf(node)) {
                assertThat(tree.value(node)).isCloseTo(churners[node] / cover[node], within(1e-12));
                assertThat(cover[node]).isGreaterThanOrEqualTo(5);
            }
        }
    }

    @Test
    void splitsBesideZeroAndBetweenNeighbouringDoubles() {
        for (double[] pair : new double[][] {{-1, 0}, {0, 1}, {1, Math.nextUp(1)}, {-Double.MIN_VALUE, 0}, {-3, -2}}) {
            double[] values = new double[20];
            byte[] labels = new byte[20];
            for (int i = 0; i < 20; i++) {
                labels[i] = (byte) (i % 2);
                values[i] = pair[i % 2];
            }
            TreeEnsemble tree = CartTrainer.withDefaults().train(Sets.of(new FeatureMatrix(values, 20, 1), labels), 1);
            assertThat(tree.nodes()).isEqualTo(3);
            assertThat(leafValues(tree, new FeatureMatrix(pair, 2, 1))).containsExactly(0, 1);
        }
    }

    @Test
    void isOneLeafWhenNothingCanBeSplit() {
        TrainingSet set = Sets.of(new FeatureMatrix(new double[] {5, 5, 5, 5}, 4, 1), new byte[] {0, 1, 0, 0});
        TreeEnsemble tree = CartTrainer.withDefaults().train(set, 1);
        assertThat(tree.nodes()).isEqualTo(1);
        assertThat(tree.value(0)).isEqualTo(0.25);
        assertThat(tree.cover(0)).isEqualTo(4);
    }

    @Test
    void learnsFromASampleBeyondTheRowCap() {
        CartTrainer capped = CartTrainer.of(CartHyperparameters.defaults().withMaxRows(200));
        TrainingSet set = Sets.random(1000, 2);
        assertThat(capped.rowsUsed(1000)).isEqualTo(200);
        assertThat(capped.rowsUsed(150)).isEqualTo(150);
        TreeEnsemble tree = capped.train(set, 3);
        assertThat(tree.cover(0)).isEqualTo(200);
        assertThat(leafValues(tree, set.features())).isEqualTo(leafValues(capped.train(set, 3), set.features()));
        assertThat(leafValues(tree, set.features())).isNotEqualTo(leafValues(capped.train(set, 4), set.features()));
    }

    @Test
    void rejectsMissingValues() {
        TrainingSet set = Sets.of(new FeatureMatrix(new double[] {1, Double.NaN}, 2, 1), new byte[] {0, 1});
        assertThatThrownBy(() -> CartTrainer.withDefaults().train(set, 1))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("impute missing values");
        assertThat(CartTrainer.withDefaults().acceptsMissing()).isFalse();
    }

    @Test
    void stopsWhenInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> CartTrainer.withDefaults().train(ReferenceSet.of(50), 1))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static double[] leafValues(TreeEnsemble tree, FeatureMatrix features) {
        double[] p = new double[features.rows()];
        for (int r = 0; r < p.length; r++) {
            int node = 0;
            while (!tree.leaf(node)) {
                node = tree.goesLeft(node, features.get(r, tree.feature(node))) ? tree.left(node) : tree.right(node);
            }
            p[r] = tree.value(node);
        }
        return p;
    }
}
