package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Review;
import io.github.churn4j.registry.Signoff;
import java.util.Map;
import java.util.Optional;

/**
 * What to say of a version.
 *
 * @param version as the user wrote it: a number, an alias or {@code latest}
 * @param status approved or rejected; empty to leave it
 * @param tags to set; an empty value takes a tag away
 * @param signoff who, and why
 */
public record ReviewRequest(String version, Optional<Review.Status> status, Map<String, String> tags, Signoff signoff) {

    public ReviewRequest {
        if (status.isEmpty() && tags.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to say: set churn.status to approved or rejected, or churn.tags to key=value pairs");
        }
        if (status.equals(Optional.of(Review.Status.PENDING))) {
            throw new IllegalArgumentException("churn.status is \"pending\", expected approved or rejected");
        }
        if (status.equals(Optional.of(Review.Status.REJECTED))
                && signoff.reason().isEmpty()) {
            throw new IllegalArgumentException("churn.reason is not set; say why the version is rejected");
        }
    }
}
