package io.github.churn4j.training;

/**
 * One split of cross-validation. Arrays are shared: treat them as read-only.
 *
 * @param training rows to learn from, ascending
 * @param test rows to measure on, ascending; no group lies in both
 */
@SuppressWarnings("ArrayRecordComponent")
public record Fold(int[] training, int[] test) {}
