package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;

/** The trees a trainer grows, in the engine's own form, so that its predictions can be asked for. */
record EngineTrees(BinnedFeatures features, List<TreeModel<Label>> trees, List<int[]> bags) {

    static EngineTrees forest(TrainingSet set, ForestHyperparameters h, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeGrower grower = new TreeGrower(set, h.maxBins(), h.maxRows(), 1, random);
        EngineTrees engine = new EngineTrees(grower.features(), new ArrayList<>(), new ArrayList<>());
        TreeShape shape = new TreeShape(h.maxDepth(), h.featureFraction(), h.minLeafWeight(), h.minImpurityDecrease());
        random.longs(h.trees()).forEach(treeSeed -> {
            SplittableRandom treeRandom = new SplittableRandom(treeSeed);
            int[] bag = grower.bootstrap(treeRandom);
            engine.bags.add(bag);
            engine.trees.add(grower.grow(bag, shape, treeRandom.nextLong()));
        });
        return engine;
    }

    static EngineTrees cart(TrainingSet set, CartHyperparameters h, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TreeGrower grower = new TreeGrower(set, h.maxBins(), h.maxRows(), 1, random);
        int[] all = RowSample.firstIntegers(grower.rows());
        TreeShape shape = new TreeShape(h.maxDepth(), 1, h.minLeafWeight(), h.minImpurityDecrease());
        return new EngineTrees(grower.features(), List.of(grower.grow(all, shape, random.nextLong())), List.of(all));
    }

    /** What one tree of the engine says about a row: the share of churners in its leaf. */
    double probability(int tree, double[] row) {
        double[] bins = new double[row.length];
        for (int c = 0; c < row.length; c++) {
            bins[c] = features.binOf(c, row[c]);
        }
        return scoreOfLeaving(
                trees.get(tree).predict(new ArrayExample<>(Labels.STAYED, Labels.featureNames(row.length), bins)));
    }

    static double scoreOfLeaving(Prediction<Label> prediction) {
        return Objects.requireNonNull(prediction.getOutputScores().get(Labels.LEFT.getLabel()))
                .getScore();
    }

    double meanProbability(double[] row) {
        double sum = 0;
        for (int tree = 0; tree < trees.size(); tree++) {
            sum += probability(tree, row);
        }
        return sum / trees.size();
    }
}
