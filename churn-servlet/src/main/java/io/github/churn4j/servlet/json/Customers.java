package io.github.churn4j.servlet.json;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.http.Problem;
import java.io.IOException;
import java.util.Optional;

/**
 * The customers of one request, read one at a time while they arrive; memory does not grow with their number. Every
 * answer concerns the customer that {@link #next} moved to. Not thread-safe.
 */
public interface Customers extends AutoCloseable {

    /**
     * Moves to the next customer.
     *
     * @return false where there is none left
     * @throws io.github.churn4j.servlet.http.ProblemException if nothing can be read from here on
     * @throws IOException if the client is gone
     */
    boolean next() throws IOException;

    /** What is wrong with this customer, others being unaffected; empty if it is acceptable. */
    Optional<Problem> problem();

    /**
     * The customer's checked values.
     *
     * @throws IllegalStateException if it has a problem
     */
    CustomerRecord record();

    /** What the request calls the customer; empty if it does not say. */
    String reference();

    @Override
    default void close() {}
}
