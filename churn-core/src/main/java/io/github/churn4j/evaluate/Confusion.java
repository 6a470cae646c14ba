package io.github.churn4j.evaluate;

/**
 * How many customers were contacted or left alone, rightly or wrongly, at one threshold.
 *
 * @param truePositives churners who were predicted to churn
 * @param falsePositives stayers who were predicted to churn
 * @param falseNegatives churners who were predicted to stay
 * @param trueNegatives stayers who were predicted to stay
 */
public record Confusion(int truePositives, int falsePositives, int falseNegatives, int trueNegatives) {

    public Confusion {
        if (truePositives < 0 || falsePositives < 0 || falseNegatives < 0 || trueNegatives < 0) {
            throw new IllegalArgumentException("counts are " + truePositives + ", " + falsePositives + ", "
                    + falseNegatives + ", " + trueNegatives + ", expected none below 0");
        }
    }

    /**
     * Counts a threshold's decisions: churn is predicted where probability ≥ threshold.
     *
     * @param threshold in [0, 1], or {@code Math.nextUp(1.0)} for nobody
     */
    public static Confusion of(Scores scores, double threshold) {
        Thresholds.require(threshold);
        Ranking ranking = scores.ranking();
        int tp = 0;
        int fp = 0;
        for (int k = 0; k < ranking.size() && ranking.value(k) >= threshold; k++) {
            tp += ranking.positives(k);
            fp += ranking.rows(k) - ranking.positives(k);
        }
        int positives = scores.positives();
        return new Confusion(tp, fp, positives - tp, scores.size() - positives - fp);
    }

    /**
     * Counts decisions made elsewhere, by cross-fitted thresholds for instance.
     *
     * @param decisions 1 = predicted to churn, 0 = predicted to stay, one per row
     */
    public static Confusion of(Scores scores, byte[] decisions) {
        Thresholds.requireDecisions(scores, decisions);
        int[] count = new int[4];
        for (int row = 0; row < decisions.length; row++) {
            count[2 * scores.label(row) + decisions[row]]++;
        }
        return ofCells(count);
    }

    /** From counts indexed by 2 · label + decision. */
    static Confusion ofCells(int[] count) {
        return new Confusion(count[3], count[1], count[2], count[0]);
    }

    /** Returns the share of right decisions, NaN without rows. */
    public double accuracy() {
        double rows = (double) truePositives + falsePositives + falseNegatives + trueNegatives;
        return ((double) truePositives + trueNegatives) / rows;
    }

    /** Returns the share of churners among those predicted to churn, NaN if nobody was. */
    public double precision() {
        return truePositives / ((double) truePositives + falsePositives);
    }

    /** Returns the share of churners that were found, NaN without churners. */
    public double recall() {
        return truePositives / ((double) truePositives + falseNegatives);
    }

    /** Returns the harmonic mean of precision and recall, 2·TP / (2·TP + FP + FN), NaN if all three are 0. */
    public double f1() {
        double twice = 2.0 * truePositives;
        return twice / (twice + falsePositives + falseNegatives);
    }
}
