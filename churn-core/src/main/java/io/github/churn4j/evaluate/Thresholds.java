package io.github.churn4j.evaluate;

/** The rules for thresholds and decisions, in one place. */
final class Thresholds {
    private Thresholds() {}

    static void require(double threshold) {
        if (!(threshold >= 0 && threshold <= Math.nextUp(1.0))) {
            throw new IllegalArgumentException(
                    "threshold is " + threshold + ", expected [0, 1], or Math.nextUp(1.0) to predict churn for nobody");
        }
    }

    static void requireDecisions(Scores scores, byte[] decisions) {
        if (decisions.length != scores.size()) {
            throw new IllegalArgumentException(
                    "got " + decisions.length + " decisions for " + scores.size() + " rows, expected one each");
        }
        for (int row = 0; row < decisions.length; row++) {
            if (decisions[row] != 0 && decisions[row] != 1) {
                throw new IllegalArgumentException("decision of row " + row + " is " + decisions[row]
                        + ", expected 0 (predicted to stay) or 1 (predicted to churn)");
            }
        }
    }

    /** Churn is predicted at the threshold and above. */
    static byte[] decisions(Scores scores, double threshold) {
        byte[] decisions = new byte[scores.size()];
        for (int row = 0; row < decisions.length; row++) {
            decisions[row] = (byte) (scores.probability(row) >= threshold ? 1 : 0);
        }
        return decisions;
    }
}
