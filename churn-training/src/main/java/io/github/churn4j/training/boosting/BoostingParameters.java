package io.github.churn4j.training.boosting;

/**
 * Hyperparameters of gradient boosting, named as XGBoost names them.
 *
 * @param rounds number of trees; the upper bound where early stopping is on. In [1, 100000]
 * @param maxDepth deepest leaf, in [1, 16]
 * @param eta shrinkage of each tree, in (0, 1]
 * @param subsample fraction of rows each tree sees, in (0, 1]
 * @param colsample fraction of features each tree sees, in (0, 1]
 * @param minChildWeight least sum of Hessians in a leaf, 0 or more
 * @param lambda L2 penalty of leaf values, 0 or more
 * @param alpha L1 penalty of leaf values, 0 or more
 * @param gamma least gain of a split, 0 or more
 * @param patience rounds without a better inner log loss after which boosting stops; 0 turns early stopping off
 */
public record BoostingParameters(
        int rounds,
        int maxDepth,
        double eta,
        double subsample,
        double colsample,
        double minChildWeight,
        double lambda,
        double alpha,
        double gamma,
        int patience) {

    public BoostingParameters {
        check(rounds >= 1 && rounds <= 100_000, "rounds", rounds, "[1, 100000]");
        check(maxDepth >= 1 && maxDepth <= 16, "maxDepth", maxDepth, "[1, 16]");
        check(eta > 0 && eta <= 1, "eta", eta, "(0, 1]");
        check(subsample > 0 && subsample <= 1, "subsample", subsample, "(0, 1]");
        check(colsample > 0 && colsample <= 1, "colsample", colsample, "(0, 1]");
        check(minChildWeight >= 0 && Double.isFinite(minChildWeight), "minChildWeight", minChildWeight, "[0, ∞)");
        check(lambda >= 0 && Double.isFinite(lambda), "lambda", lambda, "[0, ∞)");
        check(alpha >= 0 && Double.isFinite(alpha), "alpha", alpha, "[0, ∞)");
        check(gamma >= 0 && Double.isFinite(gamma), "gamma", gamma, "[0, ∞)");
        check(patience >= 0, "patience", patience, "[0, ∞)");
    }

    private static void check(boolean valid, String name, double value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException(
                    "boosting parameter " + name + " is " + value + ", expected a value in " + expected);
        }
    }

    /** 300 trees of depth 4, eta .1, all rows and features, λ 1, no early stopping. */
    public static BoostingParameters defaults() {
        return new BoostingParameters(300, 4, .1, 1, 1, 1, 1, 0, 0, 0);
    }

    /** The same parameters with another number of trees. */
    public BoostingParameters withRounds(int newRounds) {
        return new BoostingParameters(
                newRounds, maxDepth, eta, subsample, colsample, minChildWeight, lambda, alpha, gamma, patience);
    }

    /** The same parameters with another depth. */
    public BoostingParameters withMaxDepth(int newDepth) {
        return new BoostingParameters(
                rounds, newDepth, eta, subsample, colsample, minChildWeight, lambda, alpha, gamma, patience);
    }

    /** The same parameters with another shrinkage. */
    public BoostingParameters withEta(double newEta) {
        return new BoostingParameters(
                rounds, maxDepth, newEta, subsample, colsample, minChildWeight, lambda, alpha, gamma, patience);
    }

    /** The same parameters with other sampling fractions. */
    public BoostingParameters withSampling(double newSubsample, double newColsample) {
        return new BoostingParameters(
                rounds, maxDepth, eta, newSubsample, newColsample, minChildWeight, lambda, alpha, gamma, patience);
    }

    /** The same parameters with another least leaf weight. */
    public BoostingParameters withMinChildWeight(double weight) {
        return new BoostingParameters(
                rounds, maxDepth, eta, subsample, colsample, weight, lambda, alpha, gamma, patience);
    }

    /** The same parameters with other penalties. */
    public BoostingParameters withPenalties(double newLambda, double newAlpha, double newGamma) {
        return new BoostingParameters(
                rounds, maxDepth, eta, subsample, colsample, minChildWeight, newLambda, newAlpha, newGamma, patience);
    }

    /** The same parameters, stopping early after that many rounds without a better inner log loss. */
    public BoostingParameters withPatience(int newPatience) {
        return new BoostingParameters(
                rounds, maxDepth, eta, subsample, colsample, minChildWeight, lambda, alpha, gamma, newPatience);
    }
}
