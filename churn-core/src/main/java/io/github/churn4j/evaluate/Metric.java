package io.github.churn4j.evaluate;

/**
 * A measure of a churn model, with the key under which it stands in every JSON file.
 *
 * <p>The order of the constants is the order in which metrics are written.
 */
public enum Metric {
    /** Area under the ROC curve, ties counting half, [0, 1]; NaN unless both classes are present. */
    ROC_AUC("rocAuc", true),
    /** Σ (recall step · precision) over distinct scores, as scikit-learn; [0, 1], NaN without churners. */
    AVERAGE_PRECISION("averagePrecision", true),
    /** Share of rows on the right side of ½ (a probability of exactly ½ predicts churn), [0, 1]. */
    ACCURACY("accuracy", true),
    /** Share of rows on the right side of the tuned threshold, [0, 1]. */
    ACCURACY_AT_THRESHOLD("accuracyAtThreshold", true),
    /** Churners among those predicted to churn at the threshold, [0, 1]; NaN if nobody is. */
    PRECISION("precision", true),
    /** Share of churners predicted to churn at the threshold, [0, 1]; NaN without churners. */
    RECALL("recall", true),
    /** Harmonic mean of precision and recall at the threshold, [0, 1]; NaN if no churner exists or is predicted. */
    F1("f1", true),
    /** Mean −ln of the probability given to what happened, clipped 2⁻⁵² away from 0 and 1; natural logarithm. */
    LOG_LOSS("logLoss", false),
    /** Mean squared difference of probability and label, [0, 1]. */
    BRIER("brier", false),
    /** Expected calibration error over 15 equal-mass bins of P(churn), [0, 1]; ties split by expectation. */
    ECE("ece", false),
    /**
     * Churn rate in the tenth of rows with the highest scores, divided by the churn rate overall, [0, 10]; exactly
     * n / 10 rows are taken, a row in part where need be, and ties at the edge count by expectation; NaN without churners.
     */
    TOP_DECILE_LIFT("topDecileLift", true),
    /** Expected maximum profit per customer, see {@link ExpectedMaximumProfit}; currency, 0 or more. */
    EMPC("empc", true);

    private final String key;
    private final boolean higherIsBetter;

    Metric(String key, boolean higherIsBetter) {
        this.key = key;
        this.higherIsBetter = higherIsBetter;
    }

    /** Returns the name in JSON files, {@code rocAuc} for instance. */
    public String key() {
        return key;
    }

    /** Returns whether a larger value is a better model. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /**
     * Returns this metric alone, at threshold ½ and with {@link ProfitParameters#defaults()}; O(n).
     *
     * @return the value, NaN where the scores do not define it
     */
    public double of(Scores scores) {
        Ranking ranking = scores.ranking();
        return switch (this) {
            case ROC_AUC -> MetricKernel.rocAuc(ranking.counts());
            case AVERAGE_PRECISION -> MetricKernel.averagePrecision(ranking.counts());
            case TOP_DECILE_LIFT -> MetricKernel.lift(ranking.counts(), MetricKernel.DECILE);
            case PRECISION, RECALL, F1, ACCURACY, ACCURACY_AT_THRESHOLD, LOG_LOSS, BRIER, ECE, EMPC ->
                Metrics.of(scores, .5, ProfitParameters.defaults()).get(this);
        };
    }
}
