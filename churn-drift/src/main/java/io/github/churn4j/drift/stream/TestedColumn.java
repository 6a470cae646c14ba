package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.DriftTest;

/**
 * What one test says of one column of a window.
 *
 * @param column the feature's position in the schema, or one more than the last for the score
 * @param test which test
 * @param statistic D for ks, Pearson's statistic for chi2, the absolute difference of shares for missing and new
 * @param pValue probability of so large a statistic without drift, [0, 1]
 * @param critical the statistic from which on this is drift at this number of values; NaN where no statistic would be
 * @param drift whether it is
 */
record TestedColumn(int column, DriftTest test, double statistic, double pValue, double critical, boolean drift) {}
