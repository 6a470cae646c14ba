package io.github.churn4j.drift.performance;

/** What is estimated of a chunk, with its key in JSON, in the order in which measures are written. */
public enum Measure {
    /** Share of churners, [0, 1]. */
    CHURN_RATE("churnRate", Estimate.Range.SHARE),
    /** Area under the ROC curve, ties counting half, [0, 1]; NaN unless both outcomes are possible. */
    ROC_AUC("rocAuc", Estimate.Range.SHARE),
    /** Share of right decisions at the threshold, [0, 1]. */
    ACCURACY("accuracy", Estimate.Range.SHARE),
    /** Churners among those predicted to churn, [0, 1]; NaN if nobody is. */
    PRECISION("precision", Estimate.Range.SHARE),
    /** Share of churners predicted to churn, [0, 1]; NaN without churners. */
    RECALL("recall", Estimate.Range.SHARE),
    /** 2·TP / (2·TP + FP + FN), [0, 1]; NaN if no churner exists or is predicted. */
    F1("f1", Estimate.Range.SHARE),
    /** Mean squared difference of score and outcome, [0, 1]. */
    BRIER("brier", Estimate.Range.SHARE),
    /** Profit per customer of the chunk when those at the threshold and above are contacted; currency, may be below 0. */
    PROFIT("profit", Estimate.Range.ANY),
    /** Expected maximum profit per customer, {@link io.github.churn4j.evaluate.ExpectedMaximumProfit}; currency. */
    EMPC("empc", Estimate.Range.FROM_ZERO);

    private final String key;
    private final Estimate.Range range;

    Measure(String key, Estimate.Range range) {
        this.key = key;
        this.range = range;
    }

    /** Returns the name in JSON, {@code rocAuc} for instance. */
    public String key() {
        return key;
    }

    Estimate.Range range() {
        return range;
    }
}
