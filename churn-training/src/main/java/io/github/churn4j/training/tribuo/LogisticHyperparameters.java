package io.github.churn4j.training.tribuo;

/**
 * Hyperparameters of logistic regression.
 *
 * @param penalty on the weights, never on the intercept
 * @param cost C, the weight of the summed log loss against the penalty; above 0, larger means less regularisation;
 *     default 1
 * @param tolerance at which the solver stops, relative to the first gradient; above 0; default 1e-4
 * @param maxIterations outer iterations after which the solver stops in any case; 1 or more; default 1000
 */
public record LogisticHyperparameters(Penalty penalty, double cost, double tolerance, int maxIterations) {

    /** What large weights cost. */
    public enum Penalty {
        /** Sum of absolute weights: drives many to exactly 0. */
        L1,
        /** Half the sum of squared weights. */
        L2
    }

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public LogisticHyperparameters {
        Expect.that(Double.isFinite(cost) && cost > 0, "cost", cost, "a finite number above 0");
        Expect.that(Double.isFinite(tolerance) && tolerance > 0, "tolerance", tolerance, "a finite number above 0");
        Expect.that(maxIterations >= 1, "maxIterations", maxIterations, "1 or more");
    }

    /** L2, C = 1. */
    public static LogisticHyperparameters defaults() {
        return new LogisticHyperparameters(Penalty.L2, 1, 1e-4, 1000);
    }

    /** The same with another penalty. */
    public LogisticHyperparameters withPenalty(Penalty newPenalty) {
        return new LogisticHyperparameters(newPenalty, cost, tolerance, maxIterations);
    }

    /** The same with another C. */
    public LogisticHyperparameters withCost(double newCost) {
        return new LogisticHyperparameters(penalty, newCost, tolerance, maxIterations);
    }

    /** The same with another tolerance. */
    public LogisticHyperparameters withTolerance(double newTolerance) {
        return new LogisticHyperparameters(penalty, cost, newTolerance, maxIterations);
    }

    /** The same with another limit of iterations. */
    public LogisticHyperparameters withMaxIterations(int newMaxIterations) {
        return new LogisticHyperparameters(penalty, cost, tolerance, newMaxIterations);
    }
}
