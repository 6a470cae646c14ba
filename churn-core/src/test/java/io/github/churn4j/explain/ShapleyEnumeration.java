package io.github.churn4j.explain;

import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;

/** Shapley values by their definition: the marginal gain of a feature, averaged over all coalitions of the others. */
final class ShapleyEnumeration {

    private ShapleyEnumeration() {}

    static double[] values(TreeEnsemble ensemble, double[] row) {
        int d = ensemble.featureCount();
        double[] worth = new double[1 << d];
        for (int s = 0; s < worth.length; s++) {
            worth[s] = worth(ensemble, row, s);
        }
        double[] values = new double[d];
        for (int s = 0; s < worth.length; s++) {
            int size = Integer.bitCount(s);
            for (int i = 0; i < d; i++) {
                if ((s >> i & 1) == 0) {
                    values[i] +=
                            factorial(size) * factorial(d - size - 1) / factorial(d) * (worth[s | 1 << i] - worth[s]);
                }
            }
        }
        return values;
    }

    /** The expected score where only a set of features is known. */
    static double worth(TreeEnsemble ensemble, double[] row, int known) {
        double sum = 0;
        for (int t = 0; t < ensemble.trees(); t++) {
            sum += expectation(ensemble, ensemble.root(t), row, known);
        }
        return ensemble.rule() == Rule.SUM_FLOAT ? ensemble.baseMargin() + sum : sum / ensemble.trees();
    }

    private static double expectation(TreeEnsemble ensemble, int n, double[] row, int known) {
        if (ensemble.leaf(n)) {
            return ensemble.rule() == Rule.SUM_FLOAT ? (float) ensemble.value(n) : ensemble.value(n);
        }
        double left = expectation(ensemble, ensemble.left(n), row, known);
        double right = expectation(ensemble, ensemble.right(n), row, known);
        int feature = ensemble.feature(n);
        if ((known >> feature & 1) == 1) {
            return ensemble.goesLeft(n, row[feature]) ? left : right;
        }
        double l = ensemble.cover(ensemble.left(n));
        double r = ensemble.cover(ensemble.right(n));
        return l + r > 0 ? (l * left + r * right) / (l + r) : (left + right) / 2;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
