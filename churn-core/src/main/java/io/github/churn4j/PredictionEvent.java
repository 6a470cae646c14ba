package io.github.churn4j;

import io.github.churn4j.data.CustomerRecord;
import java.time.Instant;

/**
 * One prediction that was answered. Holds a customer's values: what keeps it must be asked for.
 *
 * @param time when it was answered
 * @param id the prediction's own name, unique
 * @param customer what the caller called the customer; empty where it did not say
 * @param served the model that answered
 * @param record the customer
 * @param attritionProbability the answer, calibrated P(churn) in [0, 1]
 */
public record PredictionEvent(
        Instant time,
        String id,
        String customer,
        ServedModel served,
        CustomerRecord record,
        double attritionProbability) {}
