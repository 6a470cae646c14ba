package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import java.util.SplittableRandom;

/**
 * Learns one CART tree by Gini impurity, on the Tribuo engine.
 *
 * <p>Leaves hold the share of churners among their rows; covers count rows. Features must be finite, in any unit and
 * scale. A feature with more than {@code maxBins} distinct values is cut at quantiles first; thresholds of the result
 * are real numbers all the same.
 *
 * <p>Cost about O(n·d·(depth + maxBins)). Beyond {@link CartHyperparameters#maxRows()} rows it learns from a sample,
 * drawn by the seed, that keeps the share of churners, and logs that at INFO; {@link #rowsUsed} tells it beforehand.
 * The seed changes nothing else. Immutable and thread-safe; runs on the calling thread.
 *
 * <p>Breiman, Friedman, Olshen, Stone: Classification and Regression Trees, 1984.
 */
public final class CartTrainer implements Trainer {

    private final CartHyperparameters hyperparameters;

    private CartTrainer(CartHyperparameters hyperparameters) {
        this.hyperparameters = hyperparameters;
    }

    /** A trainer with the given hyperparameters. */
    public static CartTrainer of(CartHyperparameters hyperparameters) {
        return new CartTrainer(hyperparameters);
    }

    /** A trainer with {@link CartHyperparameters#defaults()}. */
    public static CartTrainer withDefaults() {
        return of(CartHyperparameters.defaults());
    }

    /** What it was made with. */
    public CartHyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** Of a training set with so many rows, how many are learned from. */
    public int rowsUsed(int rows) {
        return Math.min(rows, hyperparameters.maxRows());
    }

    /** False: the pipeline must impute. */
    @Override
    public boolean acceptsMissing() {
        return false;
    }

    /**
     * Learns a tree.
     *
     * @param seed of the sample of rows; without effect while all rows are used
     * @throws io.github.churn4j.ChurnException if a feature is NaN or infinite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted beforehand; it stays
     *     interrupted
     */
    @Override
    public TreeEnsemble train(TrainingSet set, long seed) {
        Interruption.check("before the tree was grown");
        SplittableRandom random = new SplittableRandom(seed);
        CartHyperparameters h = hyperparameters;
        TreeGrower grower = new TreeGrower(set, h.maxBins(), h.maxRows(), 1, random);
        TreeShape shape = new TreeShape(h.maxDepth(), 1, h.minLeafWeight(), h.minImpurityDecrease());
        int[] all = RowSample.firstIntegers(grower.rows());
        GrownTree tree = GrownTree.of(grower.grow(all, shape, random.nextLong()), grower.features(), all);
        TreeEnsemble.Builder builder = TreeEnsemble.builder(
                TreeEnsemble.Rule.MEAN_PROBABILITY, grower.features().columns(), 0);
        tree.appendTo(builder);
        return builder.build();
    }
}
