package io.github.churn4j.drift.performance;

import io.github.churn4j.drift.stats.Normal;
import java.util.Arrays;

/**
 * How the churn rate moved, from scores alone, under label shift: churners and stayers still score as they did, there are
 * only more or fewer churners (Saerens, Latinne and Decaestecker 2002, Neural Computation 14(1)).
 *
 * <p>The rate now is the maximum-likelihood one given calibrated scores and the churn rate they were calibrated at; the
 * test is the likelihood ratio against no shift, χ² with one degree of freedom (their section 2.4). Where customers change
 * in other ways, or churn for other reasons, label shift does not hold and the rate can be wrong.
 *
 * <p>Immutable and thread-safe.
 *
 * @param rows rows of the chunk, 1 or more
 * @param reference the churn rate that the scores were calibrated at, (0, 1)
 * @param current the churn rate now, with error and interval by the observed information
 * @param likelihoodRatio twice the log-likelihood gained by the current rate over the reference one, 0 or more, less
 *     where the reference rate is uncertain itself
 * @param pValue probability of so large a ratio without shift, [0, 1]
 */
public record PriorShift(int rows, double reference, Estimate current, double likelihoodRatio, double pValue) {

    /**
     * Finds the churn rate of a chunk, taking the reference rate as known.
     *
     * @param reference churn rate that the scores were calibrated at, (0, 1)
     * @param scores calibrated P(churn), [0, 1], at least one
     */
    public static PriorShift of(double reference, double[] scores) {
        return of(reference, Long.MAX_VALUE, scores);
    }

    /**
     * Finds the churn rate of a chunk; O(n) an iteration, about ten of them.
     *
     * @param reference churn rate that the scores were calibrated at, (0, 1)
     * @param referenceRows rows the reference rate was counted on, 1 or more: its own sampling error makes the test milder
     * @param scores calibrated P(churn), [0, 1], at least one
     * @throws IllegalArgumentException if a number is out of range
     */
    public static PriorShift of(double reference, long referenceRows, double[] scores) {
        if (!(reference > 0 && reference < 1)) {
            throw new IllegalArgumentException("reference churn rate is " + reference + ", expected (0, 1)");
        }
        if (referenceRows < 1 || scores.length == 0) {
            throw new IllegalArgumentException("got " + scores.length + " scores and " + referenceRows
                    + " reference rows, expected at least 1 of each");
        }
        for (int i = 0; i < scores.length; i++) {
            RankedChunk.require("score", i, scores[i]);
        }
        PriorLikelihood likelihood = new PriorLikelihood(reference, scores);
        double rate = likelihood.mostLikely();
        double variance = 1 / likelihood.information(rate);
        double gain = Math.max(0, 2 * likelihood.logLikelihood(rate)); // it is 0 at the reference
        double ratio = gain / (1 + reference * (1 - reference) / referenceRows / variance);
        return new PriorShift(
                scores.length,
                reference,
                Estimate.normal(rate, Math.sqrt(variance), Estimate.Range.SHARE),
                ratio,
                Normal.twoSided(Math.sqrt(ratio)));
    }

    /** Returns whether the test rejects that the rate is the reference one at a level, .01 for instance. */
    public boolean shifted(double level) {
        return pValue <= level;
    }

    /**
     * Returns P(churn) at the current rate, by Bayes' rule (their equation 2.4): increasing in the score, 0 stays 0 and 1
     * stays 1. Given a rate of exactly 0 or 1 all scores but 0 and 1 become that.
     */
    public double adjusted(double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is " + score + ", expected [0, 1]");
        }
        if (score == 0 || score == 1) {
            return score;
        }
        double churns = score * current.value() / reference;
        double stays = (1 - score) * (1 - current.value()) / (1 - reference);
        return churns / (churns + stays);
    }

    /** Returns P(churn) of many rows at the current rate; see {@link #adjusted(double)}. */
    public double[] adjusted(double[] scores) {
        return Arrays.stream(scores).map(this::adjusted).toArray();
    }

    /**
     * Estimates performance on the chunk as {@link Cbpe} does, with the adjusted probabilities if the rate shifted at a
     * level and with the scores themselves if not. The model ranks and decides by its scores either way.
     */
    public PerformanceEstimate estimate(Cbpe cbpe, double[] scores, double level) {
        return cbpe.estimate(scores, shifted(level) ? adjusted(scores) : scores);
    }
}
