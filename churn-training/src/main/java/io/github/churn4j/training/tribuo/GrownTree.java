package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.TreeEnsemble;
import java.util.Arrays;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;

/**
 * One tree of the engine as parallel arrays in pre-order, so that a left child follows its parent: thresholds on the
 * values instead of the bins, covers counted by sending the rows it grew on down again.
 */
final class GrownTree {

    private final BinnedFeatures features;
    private final int[] columnOfId;
    private final int[] bag;

    private int size;
    private int[] feature = new int[64];
    private int[] right = new int[64];
    private double[] number = new double[64];
    private int[] cover = new int[64];

    private GrownTree(BinnedFeatures features, int[] columnOfId, int[] bag) {
        this.features = features;
        this.columnOfId = columnOfId;
        this.bag = bag;
    }

    /**
     * Copies a tree.
     *
     * @param bag the binned rows it was grown on, repeated as often as they were drawn
     */
    static GrownTree of(TreeModel<Label> model, BinnedFeatures features, int[] bag) {
        String[] names = Labels.featureNames(features.columns());
        int[] columnOfId = new int[names.length];
        for (int c = 0; c < names.length; c++) {
            columnOfId[model.getFeatureIDMap().getID(names[c])] = c;
        }
        GrownTree tree = new GrownTree(features, columnOfId, bag.clone());
        tree.add(model.getRoot(), 0, bag.length);
        return tree;
    }

    private int add(Node<Label> node, int from, int to) {
        int index = next();
        cover[index] = to - from;
        if (node instanceof SplitNode<Label> split) {
            int column = columnOfId[split.getFeatureID()];
            int middle = partition(column, split.splitValue(), from, to);
            feature[index] = column;
            number[index] = features.threshold(column, split.splitValue());
            add(split.getLessThanOrEqual(), from, middle);
            int rightChild = add(split.getGreaterThan(), middle, to);
            right[index] = rightChild; // the array may have grown meanwhile
        } else {
            feature[index] = -1;
            number[index] = probability((LeafNode<Label>) node);
        }
        return index;
    }

    /** The share of churners in a leaf; the engine reports it as a score of the label and nowhere else. */
    private static double probability(LeafNode<Label> leaf) {
        Label left = leaf.getDistribution().get(Labels.LEFT.getLabel());
        return left == null ? 0 : left.getScore();
    }

    /** Brings the rows that go left to the front of their range; where they end. */
    private int partition(int column, double binThreshold, int from, int to) {
        int middle = from;
        for (int i = from; i < to; i++) {
            int row = bag[i];
            if (features.bin(row, column) <= binThreshold) {
                bag[i] = bag[middle];
                bag[middle++] = row;
            }
        }
        return middle;
    }

    private int next() {
        if (size == feature.length) {
            feature = Arrays.copyOf(feature, size * 2);
            right = Arrays.copyOf(right, size * 2);
            number = Arrays.copyOf(number, size * 2);
            cover = Arrays.copyOf(cover, size * 2);
        }
        return size++;
    }

    /** Adds this tree to an ensemble. A row without a value, which these trainers never saw, follows the majority. */
    void appendTo(TreeEnsemble.Builder builder) {
        int root = builder.beginTree().nextNode();
        for (int i = 0; i < size; i++) {
            if (feature[i] < 0) {
                builder.leaf(number[i], cover[i]);
            } else {
                boolean missingLeft = cover[i + 1] >= cover[right[i]];
                int node = builder.split(feature[i], number[i], missingLeft, cover[i]);
                builder.children(node, node + 1, root + right[i]);
            }
        }
    }
}
