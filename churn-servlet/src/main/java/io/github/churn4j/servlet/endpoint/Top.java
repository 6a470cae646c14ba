package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;

/** The query parameter {@code top}: how many reasons are told. */
final class Top {

    private static final int MOST = 1_000;

    private Top() {}

    /**
     * How many; all unless asked.
     *
     * @throws ProblemException 400 unless it is a whole number in [1, 1000]
     */
    static int of(Exchange exchange) {
        return exchange.query("top").map(Top::parse).orElse(Integer.MAX_VALUE);
    }

    private static int parse(String text) {
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= MOST) {
                return count;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new ProblemException(Problem.of(
                400, "malformed-query", "The query string cannot be read", "top must be a whole number in [1, 1000]"));
    }
}
