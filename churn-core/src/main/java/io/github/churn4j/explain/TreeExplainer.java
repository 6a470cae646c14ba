package io.github.churn4j.explain;

import io.github.churn4j.internal.trees.ScratchPool;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;

/**
 * Path-dependent TreeSHAP by quadrature.
 *
 * <p>Implementation note. The game is that of Lundberg, Erion and Lee (2018), Algorithm 1: with a set S of known
 * features, a split on a known feature sends the row down its branch, any other split sends it down both, weighted by
 * cover. A leaf of value v is thus worth v · Π (o<sub>i</sub> if i ∈ S, else z<sub>i</sub>) over the m distinct
 * features of its path, where z<sub>i</sub> is the product of the cover shares of the branches split on i and
 * o<sub>i</sub> is 1 if the row takes all of them, else 0. Owen's integral over the multilinear extension of a game
 * (Management Science 18, 1972) turns the Shapley value into
 *
 * <pre>φ_i = v (o_i − z_i) ∫ Π_{j≠i} ((1 − t) z_j + t o_j) dt,   t from 0 to 1</pre>
 *
 * <p>a polynomial of degree m − 1, which ⌈m/2⌉ Gauss-Legendre points integrate exactly. At each point the product is
 * carried from the root to the leaves and the sum over leaves back up, so that a branch adds its share for all leaves
 * below it at once. Where a feature is split on again further down, the deeper branch takes back what the branch above
 * added for these leaves. The values equal Algorithm 2 of the paper, in O(nodes · m / 2) instead of
 * O(leaves · depth²), as Linear TreeShap (Yu et al., NeurIPS 2022) does with a polynomial basis; all factors lie in
 * [0, 1], so that nothing cancels.
 *
 * <p>Each branch is known by the node it leads to. A root stands for a branch that is always taken and keeps all
 * cover, so that "no branch above on the same feature" needs no case of its own.
 *
 * <p>Cost: ⌈m/2⌉ passes down and up every tree, no allocation but the result. Memory: 28 bytes a node.
 */
final class TreeExplainer implements Explainer {

    private final TreeEnsemble ensemble;
    private final double base;
    /** Per node: the one above it; a root's own. */
    private final int[] parent;
    /** Per node: the feature its parent splits on; -1 for a root. */
    private final int[] feature;
    /** Per node: the nearest branch above on the same feature; the root where there is none. */
    private final int[] above;
    /** Per node: the share of cover that its branch keeps, times that of all branches above on its feature. */
    private final double[] share;
    /** Per node: what the leaf adds to the score; 0 for a split. */
    private final double[] worth;
    /** Per tree: its quadrature. */
    private final Quadrature[] quadrature;

    private final ScratchPool<Scratch> pool;

    TreeExplainer(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
        int nodes = ensemble.nodes();
        parent = new int[nodes];
        feature = new int[nodes];
        above = new int[nodes];
        share = new double[nodes];
        worth = new double[nodes];
        quadrature = new Quadrature[ensemble.trees()];
        base = prepare();
        int largest = 0;
        for (int t = 0; t < quadrature.length; t++) {
            largest = Math.max(largest, ensemble.end(t) - ensemble.root(t));
        }
        int room = largest;
        pool = new ScratchPool<>(() -> new Scratch(room));
    }

    /** Fills the tables of nodes and trees; returns the base value. */
    private double prepare() {
        Quadrature[] rules = new Quadrature[ensemble.featureCount() / 2 + 2];
        int[] distinct = new int[ensemble.nodes()];
        double[] reach = new double[ensemble.nodes()];
        double expected = ensemble.baseMargin();
        for (int t = 0; t < ensemble.trees(); t++) {
            int root = ensemble.root(t);
            parent[root] = root;
            feature[root] = -1;
            above[root] = root;
            share[root] = 1;
            reach[root] = 1;
            int most = 1;
            for (int n = root; n < ensemble.end(t); n++) {
                if (ensemble.leaf(n)) {
                    worth[n] = leafValue(n);
                    expected += reach[n] * worth[n];
                    most = Math.max(most, distinct[n]);
                } else {
                    branch(root, n, ensemble.left(n), distinct, reach);
                    branch(root, n, ensemble.right(n), distinct, reach);
                }
            }
            int points = (most + 1) / 2;
            if (rules[points] == null) {
                rules[points] = new Quadrature(points);
            }
            quadrature[t] = rules[points];
        }
        return expected;
    }

    private void branch(int root, int node, int child, int[] distinct, double[] reach) {
        double own = coverShare(node, child);
        parent[child] = node;
        feature[child] = ensemble.feature(node);
        above[child] = branchAbove(node);
        share[child] = share[above[child]] * own;
        reach[child] = reach[node] * own;
        distinct[child] = distinct[node] + (above[child] == root ? 1 : 0);
    }

    private int branchAbove(int node) {
        int n = node;
        while (parent[n] != n && feature[n] != ensemble.feature(node)) {
            n = parent[n];
        }
        return n;
    }

    /** Halves where no training weight reached the split. */
    private double coverShare(int node, int child) {
        double both = ensemble.cover(ensemble.left(node)) + ensemble.cover(ensemble.right(node));
        return both > 0 ? ensemble.cover(child) / both : .5;
    }

    private double leafValue(int node) {
        double value = ensemble.value(node);
        return ensemble.rule() == Rule.SUM_FLOAT ? (float) value : value / ensemble.trees();
    }

    @Override
    public Scale scale() {
        return ensemble.rule() == Rule.SUM_FLOAT ? Scale.LOG_ODDS : Scale.PROBABILITY;
    }

    @Override
    public Contributions explain(double[] features) {
        double[] contributions = new double[ensemble.featureCount()];
        int slot = pool.slot();
        Scratch scratch = pool.take(slot);
        for (int t = 0; t < quadrature.length; t++) {
            Quadrature rule = quadrature[t];
            mark(t, features, scratch);
            for (int q = 0; q < rule.point.length; q++) {
                descend(t, rule.point[q], scratch);
                ascend(t, rule.weight[q], scratch, contributions);
            }
        }
        pool.give(slot, scratch);
        return new Contributions(base, contributions);
    }

    /** Finds the branches that the row takes, together with all branches above on the same feature. */
    private void mark(int tree, double[] features, Scratch s) {
        int root = ensemble.root(tree);
        s.taken[0] = 1;
        for (int n = root; n < ensemble.end(tree); n++) {
            if (!ensemble.leaf(n)) {
                int left = ensemble.left(n);
                int right = ensemble.right(n);
                // both branches are on one feature, so what lies above is the same
                double before = s.taken[above[left] - root];
                boolean goesLeft = ensemble.goesLeft(n, features[ensemble.feature(n)]);
                s.taken[left - root] = goesLeft ? before : 0;
                s.taken[right - root] = goesLeft ? 0 : before;
            }
        }
    }

    /** Carries the product of the factors at one point from the root to the leaves. */
    private void descend(int tree, double point, Scratch s) {
        int root = ensemble.root(tree);
        int nodes = ensemble.end(tree) - root;
        double[] product = s.product;
        double[] inverse = s.inverse;
        product[0] = 1;
        inverse[0] = 1;
        s.pull[0] = 0;
        s.sum[0] = worth[root];
        for (int i = 1; i < nodes; i++) {
            int n = root + i;
            double distance = s.taken[i] - share[n];
            double factor = share[n] + point * distance;
            // a branch that no training row took and this row does not take is worth nothing to anybody
            double reciprocal = factor > 0 ? 1 / factor : 0;
            inverse[i] = reciprocal;
            s.pull[i] = distance * reciprocal;
            product[i] = product[parent[n] - root] * factor * inverse[above[n] - root];
            s.sum[i] = product[i] * worth[n];
        }
    }

    /** Sums over leaves from the bottom up, and gives every branch's feature its share. */
    private void ascend(int tree, double weight, Scratch s, double[] contributions) {
        int root = ensemble.root(tree);
        double[] sum = s.sum;
        double[] pull = s.pull;
        for (int i = ensemble.end(tree) - root - 1; i > 0; i--) {
            int n = root + i;
            sum[parent[n] - root] += sum[i];
            contributions[feature[n]] += weight * sum[i] * (pull[i] - pull[above[n] - root]);
        }
    }

    /** Per node of one tree. */
    private static final class Scratch {
        /** 1 where the row takes the branch and all above on its feature, else 0. */
        final double[] taken;
        /** The product of the factors on the way down. */
        final double[] product;
        /** 1 / the branch's own factor. */
        final double[] inverse;
        /** (taken − share) / the branch's own factor. */
        final double[] pull;
        /** The products of the leaves below, each times the leaf's worth. */
        final double[] sum;

        Scratch(int nodes) {
            taken = new double[nodes];
            product = new double[nodes];
            inverse = new double[nodes];
            pull = new double[nodes];
            sum = new double[nodes];
        }
    }
}
