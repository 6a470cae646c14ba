package io.github.churn4j.drift.performance;

import io.github.churn4j.evaluate.ProfitParameters;

/**
 * Confidence-based performance estimation: what a model's performance on a chunk will turn out to be, from its calibrated
 * probabilities alone (NannyML's CBPE; Białek, Kuberski, Perrakis and Bifet 2024, arXiv:2407.08649).
 *
 * <p>If P(churn) is calibrated, a customer with score p will leave with probability p, so every count of the confusion
 * matrix has a known expectation, and the measures follow. F1, precision, recall and AUC are ratios of expectations, as
 * in NannyML; the expectation of the ratio differs by O(1/n).
 *
 * <p>It can see the mix of customers change. <strong>It cannot see concept drift</strong>: when the same customers begin to
 * leave for other reasons, the scores do not tell, and the estimate stays where it was. Only labels do.
 * When the churn rate shifts but each kind of churner looks as before, the scores are no longer
 * calibrated; {@link PriorShift} corrects them, and {@link #estimate(double[], double[])} takes the corrected ones.
 *
 * <p>Each error has two parts, both analytic, by the influence of a row on the measure: the labels are random given the
 * scores (label noise), and the rows are a sample of customers (sampling). Errors of the calibration itself are in
 * neither. Immutable and thread-safe; O(n log n) for n rows; the same numbers on every JVM.
 */
public final class Cbpe {
    private final double threshold;
    private final ProfitParameters profit;

    private Cbpe(double threshold, ProfitParameters profit) {
        if (!(threshold >= 0 && threshold <= Math.nextUp(1.0))) {
            throw new IllegalArgumentException(
                    "threshold is " + threshold + ", expected [0, 1], or Math.nextUp(1.0) for nobody");
        }
        this.threshold = threshold;
        this.profit = profit;
    }

    /**
     * Estimates for decisions at a threshold.
     *
     * @param threshold churn is predicted at this score and above; in [0, 1], or {@code Math.nextUp(1.0)} for nobody
     * @param profit costs and gains of a campaign
     */
    public static Cbpe of(double threshold, ProfitParameters profit) {
        return new Cbpe(threshold, profit);
    }

    /** Estimates for decisions at a threshold, with {@link ProfitParameters#defaults()}. */
    public static Cbpe of(double threshold) {
        return new Cbpe(threshold, ProfitParameters.defaults());
    }

    /** Returns the score from which on churn is predicted. */
    public double threshold() {
        return threshold;
    }

    /** Returns what a campaign costs and gains. */
    public ProfitParameters profit() {
        return profit;
    }

    /**
     * Estimates the performance on a chunk. The standard error is that of the measure over chunks of this size from the
     * same population: label noise and sampling. The interval holds the measure realised on these rows at least 95 times
     * in 100, and so the measure of the population, as each misses by one of the two parts only; that of another chunk,
     * whose rows differ as well, some 90 times.
     *
     * @param scores calibrated P(churn), [0, 1], at least one
     * @throws IllegalArgumentException if there are none, or one is outside [0, 1] or NaN
     */
    public PerformanceEstimate estimate(double[] scores) {
        return estimate(scores, scores);
    }

    /**
     * As {@link #estimate(double[])} for a model whose scores are not, or no longer, calibrated.
     *
     * @param scores what ranks and decides, [0, 1]
     * @param probabilities the probability with which each row will churn, [0, 1], one per score
     */
    public PerformanceEstimate estimate(double[] scores, double[] probabilities) {
        return performance(scores, probabilities, true);
    }

    /**
     * Estimates what will be measured on exactly these rows once all their labels are known: the errors hold label noise
     * alone. A measure realised outside its interval says that the probabilities are wrong.
     *
     * @param scores what ranks and decides, [0, 1], at least one
     * @param probabilities the probability with which each row will churn, [0, 1], one per score
     */
    public PerformanceEstimate expected(double[] scores, double[] probabilities) {
        return performance(scores, probabilities, false);
    }

    /**
     * Measures the performance on labelled rows with the same definitions; a known label is a probability of 0 or 1. The
     * errors are those of sampling (for the AUC that is DeLong, DeLong and Clarke-Pearson 1988).
     *
     * @param scores what ranks and decides, [0, 1], at least one
     * @param churned what happened, one per score
     */
    public PerformanceEstimate realised(double[] scores, boolean[] churned) {
        double[] labels = new double[churned.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = churned[i] ? 1 : 0;
        }
        return performance(scores, labels, true);
    }

    private PerformanceEstimate performance(double[] scores, double[] probabilities, boolean sampling) {
        RankedChunk chunk = RankedChunk.of(scores, probabilities);
        return PerformanceEstimate.of(chunk.rows(), measure -> {
            Influence influence = influence(measure, chunk);
            double variance = influence.labelVariance() + (sampling ? influence.samplingVariance() : 0);
            return Estimate.normal(influence.value(), Math.sqrt(variance), measure.range());
        });
    }

    private Influence influence(Measure measure, RankedChunk chunk) {
        return switch (measure) {
            case ROC_AUC -> RocAucInfluence.of(chunk);
            case EMPC -> EmpcInfluence.of(chunk, profit);
            default -> RatioMeasure.of(measure, profit).influence(chunk, threshold);
        };
    }
}
