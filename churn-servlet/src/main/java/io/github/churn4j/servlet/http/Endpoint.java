package io.github.churn4j.servlet.http;

import java.io.IOException;

/** Answers one kind of request. Thread-safe. */
@FunctionalInterface
public interface Endpoint {

    /**
     * Reads the request and writes the answer.
     *
     * @throws ProblemException to answer with a problem document instead
     * @throws IOException if the client is gone
     */
    void handle(Exchange exchange) throws IOException;
}
