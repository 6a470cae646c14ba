package io.github.churn4j.servlet.journal;

/**
 * What became of a batch of feedback that is now durable.
 *
 * @param accepted records that are new
 * @param duplicates records that were there before, or earlier in the batch
 */
public record FeedbackReceipt(int accepted, int duplicates) {}
