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
 * <p>At a point t a branch has the factor z + t(o − z), and what it adds is divided by that factor again, which a leaf
 * need not do: it adds v (o − z) times the product above it. So only branches that lead to splits divide. Three points
 * are carried at a time, which is all that a tree of depth six needs: three chains of arithmetic share one walk. Which
 * branches the row takes is arithmetic too, since no processor could guess it.
 *
 * <p>The splits of a tree are numbered level by level, so that neighbours do not wait for each other; split k leads to branches 2k + 1 and 2k + 2,
 * branch 0 leads to the root. It is always taken and keeps all cover, so that "no branch above on the same feature"
 * needs no case of its own.
 *
 * <p>Cost: ⌈m/6⌉ walks down and up every tree, no allocation but the result. Memory: 26 bytes a node.
 */
final class TreeExplainer implements Explainer {

    /** A branch that no training row took keeps this share of cover: next to nothing, but with a finite inverse. */
    private static final double SMALLEST_SHARE = 1e-290;
    /** Points carried at a time. */
    private static final int LANES = 3;

    private final TreeEnsemble ensemble;
    private final double base;
    /** Per tree: where its splits begin. Its leaves begin at that plus the tree's number. */
    private final int[] firstSplit;
    /** Per split, tree after tree: its node in the ensemble. */
    private final int[] node;
    /** Per split: the split that the branch into it comes from; 0 for the root. */
    private final int[] parent;
    /** Per split: the branch that leads to it. */
    private final int[] at;
    /** Per split: the split that the nearest branch above on its feature leads to; 0 where there is none. */
    private final int[] above;
    /** Per split: the branch of that. */
    private final int[] aboveAt;
    /** Per split: the share of cover that the branch into it keeps, times that of all branches above on its feature. */
    private final double[] share;
    /** Per leaf, tree after tree: the split that it hangs on. */
    private final int[] leafParent;
    /** Per leaf: the branch that leads to it. */
    private final int[] leafAt;
    /** Per leaf: as for a split. */
    private final double[] leafShare;
    /** Per leaf: what it adds to the score. */
    private final double[] worth;
    /** Per tree: its quadrature, a multiple of {@link #LANES} points. */
    private final Quadrature[] quadrature;

    private final ScratchPool<Scratch> pool;

    TreeExplainer(TreeEnsemble ensemble) {
        this.ensemble = ensemble;
        int splits = (ensemble.nodes() - ensemble.trees()) / 2;
        int leaves = splits + ensemble.trees();
        firstSplit = new int[ensemble.trees() + 1];
        node = new int[splits];
        parent = new int[splits];
        at = new int[splits];
        above = new int[splits];
        aboveAt = new int[splits];
        share = new double[splits];
        leafParent = new int[leaves];
        leafAt = new int[leaves];
        leafShare = new double[leaves];
        worth = new double[leaves];
        quadrature = new Quadrature[ensemble.trees()];
        base = prepare();
        int largest = 0;
        for (int t = 0; t < quadrature.length; t++) {
            largest = Math.max(largest, ensemble.end(t) - ensemble.root(t));
        }
        int room = largest;
        pool = new ScratchPool<>(() -> new Scratch(room));
    }

    /** Fills the tables; returns the base value. */
    private double prepare() {
        Quadrature[] rules = new Quadrature[ensemble.featureCount() / (2 * LANES) + 2];
        Way way = new Way(ensemble.nodes());
        double expected = ensemble.baseMargin();
        int splits = 0;
        for (int t = 0; t < ensemble.trees(); t++) {
            firstSplit[t] = splits;
            int most = 1;
            int leaf = splits + t;
            way.enterRoot(ensemble.root(t));
            int[] queue = new int[ensemble.end(t) - ensemble.root(t)];
            queue[0] = ensemble.root(t);
            int queued = 1;
            for (int next = 0; next < queued; next++) {
                int n = queue[next];
                if (ensemble.leaf(n)) {
                    leafParent[leaf] = way.split[way.parent[n]];
                    leafAt[leaf] = way.branch[n];
                    leafShare[leaf] = way.share[n];
                    worth[leaf] = leafValue(n);
                    expected += way.reach[n] * worth[leaf];
                    most = Math.max(most, way.distinct[n]);
                    leaf++;
                } else {
                    way.split[n] = splits - firstSplit[t];
                    int before = branchAbove(n, way.parent);
                    node[splits] = n;
                    parent[splits] = way.split[way.parent[n]];
                    at[splits] = way.branch[n];
                    above[splits] = way.split[before];
                    aboveAt[splits] = way.branch[before];
                    share[splits] = way.share[n];
                    queue[queued++] = ensemble.left(n);
                    queue[queued++] = ensemble.right(n);
                    way.enter(n, before, ensemble.left(n), 1, coverShare(n, ensemble.left(n)));
                    way.enter(n, before, ensemble.right(n), 2, coverShare(n, ensemble.right(n)));
                    splits++;
                }
            }
            int blocks = (most + 2 * LANES - 1) / (2 * LANES);
            if (rules[blocks] == null) {
                rules[blocks] = new Quadrature(blocks * LANES);
            }
            quadrature[t] = rules[blocks];
        }
        firstSplit[ensemble.trees()] = splits;
        return expected;
    }

    /** What is known of a node on the way down: of its branch, the cover that reaches it, the features above it. */
    private static final class Way {
        final int[] parent;
        final int[] split;
        final int[] branch;
        final int[] distinct;
        final double[] share;
        final double[] reach;

        Way(int nodes) {
            parent = new int[nodes];
            split = new int[nodes];
            branch = new int[nodes];
            distinct = new int[nodes];
            share = new double[nodes];
            reach = new double[nodes];
        }

        void enterRoot(int root) {
            parent[root] = root;
            share[root] = 1;
            reach[root] = 1;
        }

        void enter(int from, int before, int child, int side, double cover) {
            parent[child] = from;
            branch[child] = 2 * split[from] + side;
            share[child] = Math.max(SMALLEST_SHARE, share[before] * cover);
            reach[child] = reach[from] * cover;
            distinct[child] = distinct[from] + (parent[before] == before ? 1 : 0);
        }
    }

    /** The node that the nearest branch above on the feature of a split leads to; the root where there is none. */
    private int branchAbove(int split, int[] parents) {
        int n = split;
        while (parents[n] != n && ensemble.feature(parents[n]) != ensemble.feature(split)) {
            n = parents[n];
        }
        return n;
    }

    /** Halves where no training weight reached the split. */
    private double coverShare(int split, int child) {
        double both = ensemble.cover(ensemble.left(split)) + ensemble.cover(ensemble.right(split));
        return both > 0 ? ensemble.cover(child) / both : .5;
    }

    private double leafValue(int leaf) {
        double value = ensemble.value(leaf);
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
            for (int q = 0; q < rule.point.length; q += LANES) {
                descend(t, rule, q, scratch);
                ascend(t, rule, q, scratch, contributions);
            }
        }
        pool.give(slot, scratch);
        return new Contributions(base, contributions);
    }

    /** Finds the branches that the row takes, together with all branches above on the same feature. */
    private void mark(int tree, double[] features, Scratch s) {
        int[] taken = s.taken;
        taken[0] = 1;
        int first = firstSplit[tree];
        for (int k = first; k < firstSplit[tree + 1]; k++) {
            int n = node[k];
            int goesLeft = ensemble.goesLeft(n, features[ensemble.feature(n)]) ? 1 : 0;
            int before = taken[aboveAt[k]];
            int left = 2 * (k - first) + 1;
            taken[left] = before & goesLeft;
            taken[left + 1] = before & ~goesLeft;
        }
    }

    /** Carries the products of the factors down to the splits, then hangs the leaves on them. */
    private void descend(int tree, Quadrature rule, int q, Scratch s) {
        double t0 = rule.point[q];
        double t1 = rule.point[q + 1];
        double t2 = rule.point[q + 2];
        double[] entry = s.entry;
        double[] inverse = s.inverse;
        double[] pull = s.pull;
        s.enterRoot();
        int first = firstSplit[tree];
        int count = firstSplit[tree + 1] - first;
        for (int k = 1; k < count; k++) {
            int i = LANES * k;
            int p = LANES * parent[first + k];
            double z = share[first + k];
            double distance = s.taken[at[first + k]] - z;
            double f0 = z + t0 * distance;
            double f1 = z + t1 * distance;
            double f2 = z + t2 * distance;
            inverse[i] = 1 / f0;
            inverse[i + 1] = 1 / f1;
            inverse[i + 2] = 1 / f2;
            pull[i] = distance * inverse[i];
            pull[i + 1] = distance * inverse[i + 1];
            pull[i + 2] = distance * inverse[i + 2];
            int u = LANES * above[first + k];
            entry[i] = entry[p] * f0 * inverse[u];
            entry[i + 1] = entry[p + 1] * f1 * inverse[u + 1];
            entry[i + 2] = entry[p + 2] * f2 * inverse[u + 2];
            s.clear(i);
        }
        hangLeaves(first + tree, count + 1, t0, t1, t2, s);
    }

    private void hangLeaves(int first, int count, double t0, double t1, double t2, Scratch s) {
        double[] entry = s.entry;
        double[] sum = s.sum;
        double[] gain = s.gain;
        for (int l = first; l < first + count; l++) {
            int p = LANES * leafParent[l];
            double z = leafShare[l];
            double distance = s.taken[leafAt[l]] - z;
            double v0 = entry[p] * worth[l];
            double v1 = entry[p + 1] * worth[l];
            double v2 = entry[p + 2] * worth[l];
            sum[p] += v0 * (z + t0 * distance);
            sum[p + 1] += v1 * (z + t1 * distance);
            sum[p + 2] += v2 * (z + t2 * distance);
            gain[p] += v0 * distance;
            gain[p + 1] += v1 * distance;
            gain[p + 2] += v2 * distance;
        }
    }

    /** Sums over leaves from the bottom up, and gives the feature of every split its share. */
    private void ascend(int tree, Quadrature rule, int q, Scratch s, double[] contributions) {
        double[] sum = s.sum;
        double[] gain = s.gain;
        double[] pull = s.pull;
        double w0 = rule.weight[q];
        double w1 = rule.weight[q + 1];
        double w2 = rule.weight[q + 2];
        int first = firstSplit[tree];
        for (int k = firstSplit[tree + 1] - first - 1; k >= 0; k--) {
            int i = LANES * k;
            int u = LANES * above[first + k];
            double s0 = sum[i];
            double s1 = sum[i + 1];
            double s2 = sum[i + 2];
            contributions[ensemble.feature(node[first + k])] += w0 * (gain[i] - s0 * pull[u])
                    + w1 * (gain[i + 1] - s1 * pull[u + 1])
                    + w2 * (gain[i + 2] - s2 * pull[u + 2]);
            int p = LANES * parent[first + k];
            sum[p] += s0;
            sum[p + 1] += s1;
            sum[p + 2] += s2;
            gain[p] += s0 * pull[i];
            gain[p + 1] += s1 * pull[i + 1];
            gain[p + 2] += s2 * pull[i + 2];
        }
    }

    /** Of one tree: per branch, or per split and point. */
    private static final class Scratch {
        /** Per branch: 1 if the row takes it and all above on its feature, else 0. */
        final int[] taken;
        /** The product of the factors on the way to a split, without that of its own feature. */
        final double[] entry;
        /** 1 / the factor of the branch into the split. */
        final double[] inverse;
        /** (o − z) / the factor of the branch into the split. */
        final double[] pull;
        /** The products of the leaves below, each times the leaf's worth. */
        final double[] sum;
        /** The same, each times (o − z) / factor of the branch below the split. */
        final double[] gain;

        Scratch(int branches) {
            taken = new int[branches];
            entry = new double[LANES * branches];
            inverse = new double[LANES * branches];
            pull = new double[LANES * branches];
            sum = new double[LANES * branches];
            gain = new double[LANES * branches];
        }

        void enterRoot() {
            for (int lane = 0; lane < LANES; lane++) {
                entry[lane] = 1;
                inverse[lane] = 1;
                pull[lane] = 0;
            }
            clear(0);
        }

        void clear(int i) {
            sum[i] = 0;
            sum[i + 1] = 0;
            sum[i + 2] = 0;
            gain[i] = 0;
            gain[i + 1] = 0;
            gain[i + 2] = 0;
        }
    }
}
