package io.github.churn4j.servlet.json;

import io.github.churn4j.Explanation;
import io.github.churn4j.Prediction;
import org.jspecify.annotations.Nullable;

/**
 * The prediction for one customer of a batch.
 *
 * @param index the customer's position in the batch, from 0
 * @param reference what the caller calls the customer; empty if it did not say
 * @param id the prediction's own name
 * @param model the name of the model that answered
 * @param version that model's version
 * @param action what to do with such a customer
 * @param prediction the answer
 * @param explanation why, where asked for
 * @param top how many reasons are told, 1 or more
 */
public record BatchAnswer(
        long index,
        String reference,
        String id,
        String model,
        String version,
        String action,
        Prediction prediction,
        @Nullable Explanation explanation,
        int top) {}
