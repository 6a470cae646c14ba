package io.github.churn4j.evaluate;

/**
 * All measures of one sample; the components are explained at {@link Metric}.
 *
 * <p>A value that the sample does not define is NaN.
 *
 * @param rocAuc see {@link Metric#ROC_AUC}
 * @param averagePrecision see {@link Metric#AVERAGE_PRECISION}
 * @param accuracy at ½, see {@link Metric#ACCURACY}
 * @param accuracyAtThreshold see {@link Metric#ACCURACY_AT_THRESHOLD}
 * @param precision at the threshold, see {@link Metric#PRECISION}
 * @param recall at the threshold, see {@link Metric#RECALL}
 * @param f1 at the threshold, see {@link Metric#F1}
 * @param logLoss see {@link Metric#LOG_LOSS}
 * @param brier see {@link Metric#BRIER}
 * @param ece see {@link Metric#ECE}
 * @param topDecileLift see {@link Metric#TOP_DECILE_LIFT}
 * @param empc see {@link Metric#EMPC}
 */
public record Metrics(
        double rocAuc,
        double averagePrecision,
        double accuracy,
        double accuracyAtThreshold,
        double precision,
        double recall,
        double f1,
        double logLoss,
        double brier,
        double ece,
        double topDecileLift,
        double empc) {

    /**
     * Computes every metric; O(n), the sort was paid by {@link Scores}.
     *
     * @param threshold churn is predicted at this probability and above; in [0, 1], or {@code Math.nextUp(1.0)} for
     *     nobody
     */
    public static Metrics of(Scores scores, double threshold, ProfitParameters profit) {
        return of(scores, Confusion.of(scores, threshold), profit);
    }

    /**
     * Computes every metric, taking the four threshold metrics from decisions counted elsewhere, by thresholds chosen on
     * other folds for instance.
     */
    public static Metrics of(Scores scores, Confusion decisions, ProfitParameters profit) {
        return new MetricKernel(scores.ranking(), profit)
                .metrics(scores.ranking().counts(), decisions);
    }

    /** Returns one metric. */
    public double get(Metric metric) {
        return switch (metric) {
            case ROC_AUC -> rocAuc;
            case AVERAGE_PRECISION -> averagePrecision;
            case ACCURACY -> accuracy;
            case ACCURACY_AT_THRESHOLD -> accuracyAtThreshold;
            case PRECISION -> precision;
            case RECALL -> recall;
            case F1 -> f1;
            case LOG_LOSS -> logLoss;
            case BRIER -> brier;
            case ECE -> ece;
            case TOP_DECILE_LIFT -> topDecileLift;
            case EMPC -> empc;
        };
    }
}
