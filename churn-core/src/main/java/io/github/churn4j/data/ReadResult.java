package io.github.churn4j.data;

/**
 * A dataset and what was found while it was read.
 *
 * @param dataset the accepted rows
 * @param report the refused rows and what else was found on the way
 */
public record ReadResult(Dataset dataset, ValidationReport report) {}
