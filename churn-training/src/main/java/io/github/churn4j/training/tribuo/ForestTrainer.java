package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import java.util.SplittableRandom;

/**
 * Learns a random forest: CART trees by Gini impurity, each on a bootstrap sample of the rows, each split choosing
 * from a random share of the features. The trees are grown by the Tribuo engine; sampling and threads are our own.
 *
 * <p>A prediction is the mean of the trees' leaf probabilities, not of their votes. Covers count bootstrapped rows.
 * Features must be finite, in any unit and scale. A feature with more than {@code maxBins} distinct values is cut at
 * quantiles first; thresholds of the result are real numbers all the same.
 *
 * <p>Cost about O(trees·n·d·maxBins): 100 trees on 8,000 rows × 32 features take about 5 s of one core, ten times
 * the rows about thirteen times as long. The examples take about 50·n·d bytes. Beyond
 * {@link ForestHyperparameters#maxRows()} rows it learns from a sample, drawn by the seed, that keeps the share of
 * churners, and logs that at INFO; {@link #rowsUsed} tells it beforehand. Every tree has a seed of its own, so that
 * any number of threads gives the same forest. Immutable and thread-safe.
 *
 * <p>Breiman: Random forests, Machine Learning 45, 2001.
 */
public final class ForestTrainer implements Trainer {

    /**
     * Weights 1 … 3 are prepared of every row: a bootstrap sample then takes 0.65 n examples instead of n, for three
     * times the memory.
     */
    private static final int BAG_WEIGHTS = 3;

    private final ForestHyperparameters hyperparameters;
    private final int threads;

    private ForestTrainer(ForestHyperparameters hyperparameters, int threads) {
        Expect.that(threads >= 1, "threads", threads, "1 or more");
        this.hyperparameters = hyperparameters;
        this.threads = threads;
    }

    /** A trainer with the given hyperparameters that works on the calling thread. */
    public static ForestTrainer of(ForestHyperparameters hyperparameters) {
        return new ForestTrainer(hyperparameters, 1);
    }

    /** A trainer with {@link ForestHyperparameters#defaults()} that works on the calling thread. */
    public static ForestTrainer withDefaults() {
        return of(ForestHyperparameters.defaults());
    }

    /**
     * The same, growing trees on so many threads of its own; the forest is the same on any number.
     *
     * @param newThreads 1 (the calling thread) or more
     * @throws IllegalArgumentException if it is less than 1
     */
    public ForestTrainer withThreads(int newThreads) {
        return new ForestTrainer(hyperparameters, newThreads);
    }

    /** What it was made with. */
    public ForestHyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** On how many threads it grows trees. */
    public int threads() {
        return threads;
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
     * Learns a forest.
     *
     * @throws io.github.churn4j.ChurnException if a feature is NaN or infinite
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, noticed between two trees; it
     *     stays interrupted, and the trainer's own threads end with the tree they are at
     */
    @Override
    public TreeEnsemble train(TrainingSet set, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ForestHyperparameters h = hyperparameters;
        TreeGrower grower = new TreeGrower(set, h.maxBins(), h.maxRows(), BAG_WEIGHTS, random);
        TreeShape shape = new TreeShape(h.maxDepth(), h.featureFraction(), h.minLeafWeight(), h.minImpurityDecrease());
        long[] seeds = random.longs(h.trees()).toArray();
        GrownTree[] trees = Grove.grow(h.trees(), threads, tree -> grow(grower, shape, seeds[tree]));
        TreeEnsemble.Builder builder = TreeEnsemble.builder(
                TreeEnsemble.Rule.MEAN_PROBABILITY, grower.features().columns(), 0);
        for (GrownTree tree : trees) {
            tree.appendTo(builder);
        }
        return builder.build();
    }

    private static GrownTree grow(TreeGrower grower, TreeShape shape, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] bag = grower.bootstrap(random);
        return GrownTree.of(grower.grow(bag, shape, random.nextLong()), grower.features(), bag);
    }
}
