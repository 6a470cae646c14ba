package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.DriftTest;

/**
 * What one test says of one column of a window.
 *
 * @param column the feature's column, or {@link io.github.churn4j.drift.FeatureDrift#SCORE} for P(churn)
 * @param test which test
 * @param statistic D for ks, Pearson's statistic for chi2, the absolute difference of shares for missing and new
 * @param pValue probability of so large a statistic without drift, [0, 1]
 * @param critical the statistic from which on this is drift at this number of values; NaN where no number of values in a
 *     window of this size would be
 * @param drift whether this is drift
 */
public record WindowTest(
        String column, DriftTest test, double statistic, double pValue, double critical, boolean drift) {}
