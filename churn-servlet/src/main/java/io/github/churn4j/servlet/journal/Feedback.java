package io.github.churn4j.servlet.journal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of a customer after a prediction, which is named by its own id, or by the customer and a time.
 *
 * @param predictionId the prediction's name; empty where customer and time name it
 * @param customer what the caller called the customer; empty where the id names the prediction
 * @param at the latest time the prediction can have; null where the id names the prediction. Milliseconds
 * @param churned whether the customer left
 * @param observedAt when that was seen, in milliseconds; null where it was not said
 * @param receivedAt when the service heard of it, in milliseconds
 */
public record Feedback(
        String predictionId,
        String customer,
        @Nullable Instant at,
        boolean churned,
        @Nullable Instant observedAt,
        Instant receivedAt) {

    public Feedback {
        if (predictionId.isEmpty() == customer.isEmpty() || customer.isEmpty() != (at == null)) {
            throw new IllegalArgumentException("feedback names its prediction by id, or by customer and time");
        }
    }

    /** Feedback on a prediction. */
    public static Feedback ofPrediction(String id, boolean churned, @Nullable Instant observedAt, Instant receivedAt) {
        return new Feedback(id, "", null, churned, observedAt, receivedAt);
    }

    /** Feedback on the last prediction for a customer up to a time. */
    public static Feedback ofCustomer(
            String customer, Instant at, boolean churned, @Nullable Instant observedAt, Instant receivedAt) {
        return new Feedback("", customer, at, churned, observedAt, receivedAt);
    }

    /** The time of {@link #at()}, where there is one. */
    public Optional<Instant> until() {
        return Optional.ofNullable(at);
    }

    /** The same for records that say the same: prediction, outcome and when it was seen, but not when it was received. */
    Hash128 key() {
        return predictionId.isEmpty()
                ? Hash128.of("customer", customer, String.valueOf(at), outcome(), String.valueOf(observedAt))
                : Hash128.of("prediction", predictionId, outcome(), String.valueOf(observedAt));
    }

    private String outcome() {
        return churned ? "1" : "0";
    }
}
