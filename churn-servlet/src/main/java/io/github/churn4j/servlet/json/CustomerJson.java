package io.github.churn4j.servlet.json;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.InvalidRecordException;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;

/**
 * A customer as a request names it.
 *
 * @param reference what the caller calls the customer; empty if it did not say
 * @param record the customer's checked values
 */
public record CustomerJson(String reference, CustomerRecord record) {

    /**
     * The customer that a request gave.
     *
     * @param fields how many fields beside the reference it gave
     * @throws ProblemException 422 if the values are not acceptable or there are none
     */
    static CustomerJson of(String reference, int fields, CustomerRecord.Builder builder) {
        try {
            return new CustomerJson(reference, builder.build());
        } catch (InvalidRecordException e) {
            throw new ProblemException(
                    fields == 0 && !reference.isEmpty() ? noFeatureStore() : Problem.invalidRecord(e.problems()),
                    References.shown(reference));
        }
    }

    private static Problem noFeatureStore() {
        return Problem.of(
                422,
                "no-feature-store",
                "The customer's values are not known here",
                "no feature store is configured; send the customer's fields beside its name");
    }
}
