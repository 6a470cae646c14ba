package io.github.churn4j.explain;

import io.github.churn4j.internal.ScratchPool;
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
 * <p>Cost: ⌈m/2⌉ passes down and up every tree, no allocation but the result. Memory: 22 bytes a node.
 */
final class TreeExplainer implements Explainer {

    private final TreeEnsemble ensemble;
    private final double base;
    /** The nodes that split, tree after tree. */
    private final int[] split;
    /** Per tree: where its splits begin. */
    private final int[] firstSplit;
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
        split = new int[(nodes - ensemble.trees()) / 2];
        firstSplit = new int[ensemble.trees() + 1];
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
        int[] parent = new int[ensemble.nodes()];
        int[] distinct = new int[ensemble.nodes()];
        double[] reach = new double[ensemble.nodes()];
        double expected = ensemble.baseMargin();
        int splits = 0;
        for (int t = 0; t < ensemble.trees(); t++) {
            int root = ensemble.root(t);
            parent[root] = root;
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
                    split[splits++] = n;
                    int before = branchAbove(n, parent);
                    branch(before, n, ensemble.left(n), parent, reach);
                    branch(before, n, ensemble.right(n), parent, reach);
                    int fresh = before == root ? 1 : 0;
                    distinct[ensemble.left(n)] = distinct[n] + fresh;
                    distinct[ensemble.right(n)] = distinct[n] + fresh;
                }
            }
            firstSplit[t + 1] = splits;
            int points = (most + 1) / 2;
            if (rules[points] == null) {
                rules[points] = new Quadrature(points);
            }
            quadrature[t] = rules[points];
        }
        return expected;
    }

    private void branch(int before, int node, int child, int[] parent, double[] reach) {
        double own = coverShare(node, child);
        parent[child] = node;
        above[child] = before;
        share[child] = share[before] * own;
        reach[child] = reach[node] * own;
    }

    /** The nearest branch above a split on the feature of the split; the root where there is none. */
    private int branchAbove(int node, int[] parent) {
        int n = node;
        while (parent[n] != n && ensemble.feature(parent[n]) != ensemble.feature(node)) {
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
        int slot = pool.place();
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
        for (int k = firstSplit[tree]; k < firstSplit[tree + 1]; k++) {
            int n = split[k];
            // both branches are on one feature, so what lies above is the same
            double before = s.taken[above[ensemble.left(n)] - root];
            boolean goesLeft = ensemble.goesLeft(n, features[ensemble.feature(n)]);
            s.taken[ensemble.left(n) - root] = goesLeft ? before : 0;
            s.taken[ensemble.right(n) - root] = goesLeft ? 0 : before;
        }
    }

    /** Carries the product of the factors at one point from the root to the leaves. */
    private void descend(int tree, double point, Scratch s) {
        int root = ensemble.root(tree);
        s.product[0] = 1;
        s.inverse[0] = 1;
        s.pull[0] = 0;
        for (int k = firstSplit[tree]; k < firstSplit[tree + 1]; k++) {
            int n = split[k];
            int left = ensemble.left(n);
            double product = s.product[n - root] * s.inverse[above[left] - root];
            enter(left, left - root, product, point, s);
            enter(ensemble.right(n), ensemble.right(n) - root, product, point, s);
        }
    }

    private void enter(int node, int i, double before, double point, Scratch s) {
        double distance = s.taken[i] - share[node];
        double factor = share[node] + point * distance;
        // a branch that no training row took and this row does not take is worth nothing to anybody
        double inverse = factor > 0 ? 1 / factor : 0;
        s.inverse[i] = inverse;
        s.pull[i] = distance * inverse;
        s.product[i] = before * factor;
        s.sum[i] = before * factor * worth[node];
    }

    /** Sums over leaves from the bottom up, and gives the feature of every split its share. */
    private void ascend(int tree, double weight, Scratch s, double[] contributions) {
        int root = ensemble.root(tree);
        double[] sum = s.sum;
        double[] pull = s.pull;
        for (int k = firstSplit[tree + 1] - 1; k >= firstSplit[tree]; k--) {
            int n = split[k];
            int left = ensemble.left(n) - root;
            int right = ensemble.right(n) - root;
            double both = sum[left] + sum[right];
            sum[n - root] = both;
            double gain = sum[left] * pull[left] + sum[right] * pull[right] - both * pull[above[left + root] - root];
            contributions[ensemble.feature(n)] += weight * gain;
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
