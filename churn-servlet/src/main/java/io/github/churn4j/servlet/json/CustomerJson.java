package io.github.churn4j.servlet.json;

import io.github.churn4j.data.CustomerRecord;

/**
 * A customer as a request names it.
 *
 * @param reference what the caller calls the customer; empty if it did not say
 * @param record the customer's checked values
 */
public record CustomerJson(String reference, CustomerRecord record) {}
