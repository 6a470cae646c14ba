package io.github.churn4j.model;

import io.github.churn4j.internal.trees.TreeScorer;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.Arrays;

/**
 * Decision trees and the rule that adds them up: gradient boosting, random forest or a single tree.
 *
 * <p>Nodes of all trees lie in one numbering; each tree's nodes are contiguous with the root first, and a child
 * comes after its parent. Covers (the training weight that reached a node) are kept so that the trees can be
 * explained. Immutable and thread-safe.
 */
public final class TreeEnsemble implements Classifier {

    /** How a split compares and how leaves become log-odds. */
    public enum Rule {
        /**
         * Gradient boosting as XGBoost computes it: a row goes left where {@code (float) x < (float) threshold};
         * the margin is the float sum of the base score and the leaves in tree order.
         */
        SUM_FLOAT,
        /**
         * A forest (or one tree): a row goes left where {@code x <= threshold}, in double; leaves hold P(churn),
         * their mean, clipped to [1e-6, 1 − 1e-6], becomes log-odds.
         */
        MEAN_PROBABILITY
    }

    /** Smallest distance of a mean probability from 0 and 1. */
    public static final double PROBABILITY_MARGIN = 1e-6;

    private final Rule rule;
    private final int featureCount;
    private final float baseMargin;
    private final int[] roots;
    private final int[] feature;
    private final double[] threshold;
    private final int[] left;
    private final int[] right;
    private final boolean[] missingLeft;
    private final double[] value;
    private final double[] cover;
    private final TreeScorer scorer;

    private TreeEnsemble(Builder b) {
        rule = b.rule;
        featureCount = b.featureCount;
        baseMargin = b.baseMargin;
        roots = Arrays.copyOf(b.roots, b.trees);
        feature = Arrays.copyOf(b.feature, b.nodes);
        threshold = Arrays.copyOf(b.threshold, b.nodes);
        left = Arrays.copyOf(b.left, b.nodes);
        right = Arrays.copyOf(b.right, b.nodes);
        missingLeft = Arrays.copyOf(b.missingLeft, b.nodes);
        value = Arrays.copyOf(b.value, b.nodes);
        cover = Arrays.copyOf(b.cover, b.nodes);
        validate();
        scorer = TreeScorer.fastest(this);
    }

    private void validate() {
        require(roots.length > 0, "an ensemble needs at least one tree");
        for (int t = 0; t < roots.length; t++) {
            int end = t + 1 < roots.length ? roots[t + 1] : feature.length;
            require(roots[t] < end, "tree " + t + " has no node");
            int[] parents = new int[end - roots[t]];
            for (int n = roots[t]; n < end; n++) {
                require(Double.isFinite(cover[n]) && cover[n] >= 0, "node " + n + ": cover must be finite and >= 0");
                if (feature[n] < 0) {
                    require(Double.isFinite(value[n]), "leaf " + n + ": value must be finite");
                } else {
                    require(feature[n] < featureCount, "node " + n + ": feature " + feature[n] + " does not exist");
                    require(!Double.isNaN(threshold[n]), "node " + n + ": threshold is NaN");
                    require(
                            left[n] > n && left[n] < end && right[n] > n && right[n] < end,
                            "node " + n + ": bad child");
                    parents[left[n] - roots[t]]++;
                    parents[right[n] - roots[t]]++;
                }
            }
            for (int n = 0; n < parents.length; n++) {
                require(parents[n] == (n == 0 ? 0 : 1), "node " + (roots[t] + n) + " does not have one parent");
            }
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** How a split compares and how leaves become log-odds. */
    public Rule rule() {
        return rule;
    }

    @Override
    public int featureCount() {
        return featureCount;
    }

    /** What a margin starts from before any tree; 0 for {@link Rule#MEAN_PROBABILITY}. */
    public float baseMargin() {
        return baseMargin;
    }

    /** The number of trees. */
    public int trees() {
        return roots.length;
    }

    /** The number of nodes of all trees, leaves included. */
    public int nodes() {
        return feature.length;
    }

    /** The root of a tree. */
    public int root(int tree) {
        return roots[tree];
    }

    /** The node after the last one of a tree. */
    public int end(int tree) {
        return tree + 1 < roots.length ? roots[tree + 1] : feature.length;
    }

    /** Whether a node is a leaf. */
    public boolean leaf(int node) {
        return feature[node] < 0;
    }

    /** The model feature a node splits on; -1 for a leaf. */
    public int feature(int node) {
        return feature[node];
    }

    /** The threshold a node compares with. */
    public double threshold(int node) {
        return threshold[node];
    }

    /** The child of a row below the threshold. */
    public int left(int node) {
        return left[node];
    }

    /** The child of a row above the threshold. */
    public int right(int node) {
        return right[node];
    }

    /** Whether a row without the value goes left. */
    public boolean missingLeft(int node) {
        return missingLeft[node];
    }

    /** What a leaf adds: log-odds ({@link Rule#SUM_FLOAT}) or P(churn). */
    public double value(int node) {
        return value[node];
    }

    /** The training weight that reached a node: sum of Hessians (boosting) or rows (forest). */
    public double cover(int node) {
        return cover[node];
    }

    @Override
    public double margin(double[] features) {
        return scorer.margin(features);
    }

    @Override
    public void margins(FeatureMatrix rows, double[] out) {
        Margins.check(this, rows, out);
        scorer.margins(rows.values(), rows.rows(), rows.columns(), out);
    }

    /**
     * The margin by following one pointer after another: slow, obviously right, and what faster scorers must equal
     * to the last bit.
     */
    public double walk(double[] features) {
        if (rule == Rule.SUM_FLOAT) {
            float sum = baseMargin;
            for (int root : roots) {
                sum += (float) value[leafOf(root, features)];
            }
            return sum;
        }
        double sum = 0;
        for (int root : roots) {
            sum += value[leafOf(root, features)];
        }
        return logOdds(sum / roots.length);
    }

    private int leafOf(int root, double[] features) {
        int node = root;
        while (feature[node] >= 0) {
            node = goesLeft(node, features[feature[node]]) ? left[node] : right[node];
        }
        return node;
    }

    /** Whether a value takes the left branch of a node. */
    public boolean goesLeft(int node, double x) {
        if (Double.isNaN(x)) {
            return missingLeft[node];
        }
        return rule == Rule.SUM_FLOAT ? (float) x < (float) threshold[node] : x <= threshold[node];
    }

    /** Log-odds of a mean probability, clipped by {@link #PROBABILITY_MARGIN}. */
    public static double logOdds(double probability) {
        double p = Math.min(1 - PROBABILITY_MARGIN, Math.max(PROBABILITY_MARGIN, probability));
        return StrictMath.log(p / (1 - p));
    }

    /**
     * A builder.
     *
     * @param rule how splits compare and leaves add up
     * @param featureCount d, the number of model features
     * @param baseMargin what the margin starts from; 0 for {@link Rule#MEAN_PROBABILITY}
     */
    public static Builder builder(Rule rule, int featureCount, float baseMargin) {
        return new Builder(rule, featureCount, baseMargin);
    }

    /** Collects trees node by node; not thread-safe. */
    public static final class Builder {
        private final Rule rule;
        private final int featureCount;
        private final float baseMargin;
        private int[] roots = new int[16];
        private int[] feature = new int[256];
        private double[] threshold = new double[256];
        private int[] left = new int[256];
        private int[] right = new int[256];
        private boolean[] missingLeft = new boolean[256];
        private double[] value = new double[256];
        private double[] cover = new double[256];
        private int trees;
        private int nodes;

        private Builder(Rule rule, int featureCount, float baseMargin) {
            require(featureCount > 0, "an ensemble needs at least one feature");
            require(Float.isFinite(baseMargin), "the base margin must be finite");
            this.rule = rule;
            this.featureCount = featureCount;
            this.baseMargin = baseMargin;
        }

        /** Begins a tree; the next node is its root. */
        public Builder beginTree() {
            if (trees == roots.length) {
                roots = Arrays.copyOf(roots, trees * 2);
            }
            roots[trees++] = nodes;
            return this;
        }

        /**
         * Adds a leaf.
         *
         * @return its node number
         */
        public int leaf(double leafValue, double leafCover) {
            int node = add(-1, leafCover);
            value[node] = leafValue;
            return node;
        }

        /**
         * Adds a split whose children are set by {@link #children} once they exist.
         *
         * @return its node number
         */
        public int split(int splitFeature, double splitThreshold, boolean missingGoesLeft, double splitCover) {
            require(splitFeature >= 0, "a split needs a feature");
            int node = add(splitFeature, splitCover);
            threshold[node] = splitThreshold;
            missingLeft[node] = missingGoesLeft;
            return node;
        }

        /** Sets the children of a split by their node numbers. */
        public void children(int node, int leftChild, int rightChild) {
            left[node] = leftChild;
            right[node] = rightChild;
        }

        /** The number the next node will have. */
        public int nextNode() {
            return nodes;
        }

        private int add(int nodeFeature, double nodeCover) {
            require(trees > 0, "begin a tree before its first node");
            if (nodes == feature.length) {
                int room = nodes * 2;
                feature = Arrays.copyOf(feature, room);
                threshold = Arrays.copyOf(threshold, room);
                left = Arrays.copyOf(left, room);
                right = Arrays.copyOf(right, room);
                missingLeft = Arrays.copyOf(missingLeft, room);
                value = Arrays.copyOf(value, room);
                cover = Arrays.copyOf(cover, room);
            }
            feature[nodes] = nodeFeature;
            cover[nodes] = nodeCover;
            return nodes++;
        }

        /**
         * The finished ensemble.
         *
         * @throws IllegalArgumentException if a tree is not a proper binary tree or a number is not finite
         */
        public TreeEnsemble build() {
            return new TreeEnsemble(this);
        }
    }
}
