package io.github.churn4j.drift.performance;

import java.util.function.Function;

/**
 * Every measure of one chunk of predictions; what each one is stands at {@link Measure}. What the intervals hold is said
 * by the method of {@link Cbpe} that made them.
 *
 * @param rows rows of the chunk, 1 or more
 * @param churnRate see {@link Measure#CHURN_RATE}
 * @param rocAuc see {@link Measure#ROC_AUC}
 * @param accuracy see {@link Measure#ACCURACY}
 * @param precision see {@link Measure#PRECISION}
 * @param recall see {@link Measure#RECALL}
 * @param f1 see {@link Measure#F1}
 * @param brier see {@link Measure#BRIER}
 * @param profit see {@link Measure#PROFIT}
 * @param empc see {@link Measure#EMPC}
 */
public record PerformanceEstimate(
        int rows,
        Estimate churnRate,
        Estimate rocAuc,
        Estimate accuracy,
        Estimate precision,
        Estimate recall,
        Estimate f1,
        Estimate brier,
        Estimate profit,
        Estimate empc) {

    public PerformanceEstimate {
        if (rows < 1) {
            throw new IllegalArgumentException("rows is " + rows + ", expected 1 or more");
        }
    }

    static PerformanceEstimate of(int rows, Function<Measure, Estimate> estimates) {
        return new PerformanceEstimate(
                rows,
                estimates.apply(Measure.CHURN_RATE),
                estimates.apply(Measure.ROC_AUC),
                estimates.apply(Measure.ACCURACY),
                estimates.apply(Measure.PRECISION),
                estimates.apply(Measure.RECALL),
                estimates.apply(Measure.F1),
                estimates.apply(Measure.BRIER),
                estimates.apply(Measure.PROFIT),
                estimates.apply(Measure.EMPC));
    }

    /** Returns one measure. */
    public Estimate get(Measure measure) {
        return switch (measure) {
            case CHURN_RATE -> churnRate;
            case ROC_AUC -> rocAuc;
            case ACCURACY -> accuracy;
            case PRECISION -> precision;
            case RECALL -> recall;
            case F1 -> f1;
            case BRIER -> brier;
            case PROFIT -> profit;
            case EMPC -> empc;
        };
    }
}
