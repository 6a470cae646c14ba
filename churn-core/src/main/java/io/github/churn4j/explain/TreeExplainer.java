package io.github.churn4j.explain;

import io.github.churn4j.internal.trees.ScratchPool;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import java.util.Arrays;

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
 * <p>Cost: one pass down and up every tree, no allocation but the result.
 */
final class TreeExplainer implements Explainer {

    private final TreeEnsemble ensemble;
    private final double base;
    private final double leafScale;
    /** Per node: what the branch from its parent leaves of the cover, times that of branches above on its feature. */
    private final double[] share;
    /** Per node: the nearest node above, itself excluded, whose branch is on the same feature; -1 where none. */
    private final int[] above;
    /** Per tree: its quadrature. */
    private final Quadrature[] quadrature;

    private final ScratchPool<Scratch> pool;

    TreeExplainer(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
        leafScale = ensemble.rule() == Rule.SUM_FLOAT ? 1 : 1.0 / ensemble.trees();
        share = new double[ensemble.nodes()];
        above = new int[ensemble.nodes()];
        quadrature = new Quadrature[ensemble.trees()];
        base = prepare();
        int room = 0;
        int largest = 0;
        for (int t = 0; t < quadrature.length; t++) {
            int nodes = ensemble.end(t) - ensemble.root(t);
            largest = Math.max(largest, nodes);
            room = Math.max(room, Math.multiplyExact(nodes, quadrature[t].point.length));
        }
        int nodes = largest;
        int products = room;
        pool = new ScratchPool<>(() -> new Scratch(nodes, products));
    }

    /** Fills the tables of nodes and trees; returns the base value. */
    private double prepare() {
        Quadrature[] rules = new Quadrature[ensemble.featureCount() / 2 + 2];
        int[] parent = new int[ensemble.nodes()];
        int[] distinct = new int[ensemble.nodes()];
        double[] reach = new double[ensemble.nodes()];
        double expected = ensemble.baseMargin();
        for (int t = 0; t < ensemble.trees(); t++) {
            int root = ensemble.root(t);
            parent[root] = -1;
            above[root] = -1;
            share[root] = 1;
            reach[root] = 1;
            int most = 0;
            for (int n = root; n < ensemble.end(t); n++) {
                if (ensemble.leaf(n)) {
                    expected += reach[n] * leafValue(n);
                    most = Math.max(most, distinct[n]);
                } else {
                    branch(n, ensemble.left(n), parent, distinct, reach);
                    branch(n, ensemble.right(n), parent, distinct, reach);
                }
            }
            Quadrature rule = Quadrature.exactFor(most - 1);
            int points = rule.point.length;
            if (rules[points] == null) {
                rules[points] = rule;
            }
            quadrature[t] = rules[points];
        }
        return expected;
    }

    private void branch(int node, int child, int[] parent, int[] distinct, double[] reach) {
        parent[child] = node;
        above[child] = branchAbove(node, parent);
        double own = coverShare(node, child);
        share[child] = above[child] < 0 ? own : share[above[child]] * own;
        reach[child] = reach[node] * own;
        distinct[child] = distinct[node] + (above[child] < 0 ? 1 : 0);
    }

    private int branchAbove(int node, int[] parent) {
        for (int n = node; parent[n] >= 0; n = parent[n]) {
            if (ensemble.feature(parent[n]) == ensemble.feature(node)) {
                return n;
            }
        }
        return -1;
    }

    /** Halves where no training weight reached the split. */
    private double coverShare(int node, int child) {
        double both = ensemble.cover(ensemble.left(node)) + ensemble.cover(ensemble.right(node));
        return both > 0 ? ensemble.cover(child) / both : .5;
    }

    private double leafValue(int node) {
        double value = ensemble.value(node);
        return (ensemble.rule() == Rule.SUM_FLOAT ? (float) value : value) * leafScale;
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
            descend(t, features, scratch);
            ascend(t, scratch, contributions);
        }
        pool.give(slot, scratch);
        return new Contributions(base, contributions);
    }

    /** Carries the products of all factors from the root to the leaves. */
    private void descend(int tree, double[] features, Scratch s) {
        int root = ensemble.root(tree);
        Quadrature rule = quadrature[tree];
        Arrays.fill(s.product, 0, rule.point.length, 1);
        for (int n = root; n < ensemble.end(tree); n++) {
            if (!ensemble.leaf(n)) {
                boolean goesLeft = ensemble.goesLeft(n, features[ensemble.feature(n)]);
                enter(root, n, ensemble.left(n), goesLeft, rule, s);
                enter(root, n, ensemble.right(n), !goesLeft, rule, s);
            }
        }
    }

    private void enter(int root, int node, int child, boolean taken, Quadrature rule, Scratch s) {
        int points = rule.point.length;
        int before = above[child];
        double known = taken && (before < 0 || s.known[before - root] > 0) ? 1 : 0;
        double unknown = share[child];
        s.known[child - root] = known;
        int from = (node - root) * points;
        int to = (child - root) * points;
        int replaced = (before - root) * points;
        for (int q = 0; q < points; q++) {
            double t = rule.point[q];
            double factor = unknown + t * (known - unknown);
            // a branch that no training row took and this row does not take is worth nothing to anybody
            s.inverse[to + q] = factor > 0 ? 1 / factor : 0;
            double product = s.product[from + q] * factor;
            s.product[to + q] = before < 0 ? product : product * s.inverse[replaced + q];
        }
    }

    /** Sums over leaves from the bottom up, and gives every branch's feature its share. */
    private void ascend(int tree, Scratch s, double[] contributions) {
        int root = ensemble.root(tree);
        Quadrature rule = quadrature[tree];
        int points = rule.point.length;
        for (int n = ensemble.end(tree) - 1; n >= root; n--) {
            int at = (n - root) * points;
            if (ensemble.leaf(n)) {
                double value = leafValue(n);
                for (int q = 0; q < points; q++) {
                    s.product[at + q] *= value;
                }
            } else {
                int left = ensemble.left(n);
                int right = ensemble.right(n);
                contributions[ensemble.feature(n)] += gain(root, left, rule, s) + gain(root, right, rule, s);
                int l = (left - root) * points;
                int r = (right - root) * points;
                for (int q = 0; q < points; q++) {
                    s.product[at + q] = s.product[l + q] + s.product[r + q];
                }
            }
        }
    }

    /** What a branch adds to its feature's contribution for all leaves below. */
    private double gain(int root, int child, Quadrature rule, Scratch s) {
        double own = integral(root, child, child, rule, s);
        return above[child] < 0 ? own : own - integral(root, child, above[child], rule, s);
    }

    /** The integral over the leaves below a node with the factor of one branch on their path taken out. */
    private double integral(int root, int node, int branch, Quadrature rule, Scratch s) {
        int points = rule.point.length;
        int below = (node - root) * points;
        int out = (branch - root) * points;
        double sum = 0;
        for (int q = 0; q < points; q++) {
            sum += rule.weight[q] * s.product[below + q] * s.inverse[out + q];
        }
        return (s.known[branch - root] - share[branch]) * sum;
    }

    private static final class Scratch {
        /** Per node: whether the row takes all branches on the feature down to here, 1 or 0. */
        final double[] known;
        /** Per node and point: product of factors on the way down, sum over leaves on the way up. */
        final double[] product;
        /** Per node and point: 1 / factor of the node's branch. */
        final double[] inverse;

        Scratch(int nodes, int products) {
            known = new double[nodes];
            product = new double[products];
            inverse = new double[products];
        }
    }
}
