package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.TrainingSet;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.ImmutableOutputInfo;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.dataset.DatasetView;
import org.tribuo.impl.ArrayExample;

/**
 * Grows trees on one training set: its rows are binned and handed to the engine once, each tree sees them through a
 * list of example numbers. Immutable after construction; many threads may grow trees on it at once.
 */
final class TreeGrower {

    private static final System.Logger LOG = System.getLogger(TreeGrower.class.getName());

    private final int copies;
    private final BinnedFeatures features;
    private final MutableDataset<Label> dataset;
    private final ImmutableFeatureMap featureIds;
    private final ImmutableOutputInfo<Label> labelIds;

    TreeGrower(TrainingSet set, int maxBins, int maxRows, int copies, SplittableRandom random) {
        this.copies = copies;
        int[] rows = RowSample.of(set.labels(), maxRows, random);
        if (rows.length < set.labels().length) {
            LOG.log(Level.INFO, "learning trees from {0} of {1} rows", rows.length, set.labels().length);
        }
        features = BinnedFeatures.of(set.features(), rows, maxBins);
        dataset = Labels.emptyDataset();
        String[] names = Labels.featureNames(features.columns());
        for (int i = 0; i < rows.length; i++) {
            ArrayExample<Label> example = new ArrayExample<>(Labels.of(set.labels()[rows[i]]), names, binsOf(i));
            for (int weight = 1; weight <= copies; weight++) {
                ArrayExample<Label> copy = example.copy();
                copy.setWeight(weight);
                dataset.add(copy);
            }
        }
        featureIds = dataset.getFeatureIDMap();
        labelIds = dataset.getOutputIDInfo();
    }

    private double[] binsOf(int row) {
        double[] bins = new double[features.columns()];
        for (int c = 0; c < bins.length; c++) {
            bins[c] = features.bin(row, c);
        }
        return bins;
    }

    int rows() {
        return features.rows();
    }

    BinnedFeatures features() {
        return features;
    }

    /** Rows drawn with replacement, as many as there are, in ascending order. */
    int[] bootstrap(SplittableRandom random) {
        int[] bag = new int[rows()];
        for (int i = 0; i < bag.length; i++) {
            bag[i] = random.nextInt(bag.length);
        }
        Arrays.sort(bag);
        return bag;
    }

    /** One tree on the rows of a bag. */
    TreeModel<Label> grow(int[] bag, TreeShape shape, long seed) {
        CARTClassificationTrainer engine = new CARTClassificationTrainer(
                shape.maxDepth(),
                // a node lighter than two leaves cannot be split
                (float) (2 * shape.minLeafWeight()),
                (float) shape.minImpurityDecrease(),
                shape.fractionOf(features.columns()),
                false,
                new LeafSizedGini(shape.minLeafWeight()),
                seed);
        return engine.train(new DatasetView<>(dataset, examples(bag), featureIds, labelIds, ""));
    }

    /**
     * Where the examples of a bag lie in the dataset: row r of weight w at {@code r * copies + w - 1}. A row drawn
     * more often than there are weights is listed again.
     *
     * @param bag in ascending order
     */
    private int[] examples(int[] bag) {
        int[] examples = new int[bag.length];
        int used = 0;
        int i = 0;
        while (i < bag.length) {
            int weight = 1;
            while (weight < copies && i + weight < bag.length && bag[i + weight] == bag[i]) {
                weight++;
            }
            examples[used++] = bag[i] * copies + weight - 1;
            i += weight;
        }
        return Arrays.copyOf(examples, used);
    }
}
