package io.github.churn4j.servlet.http;

/** Decides whether a caller may use an endpoint. Thread-safe. */
@FunctionalInterface
public interface Guard {

    /**
     * Returns where the caller may go on.
     *
     * @throws ProblemException 401 or 403 where it may not
     */
    void check(Exchange exchange);

    /** Lets everybody in. */
    static Guard open() {
        return exchange -> {};
    }

    /** Lets nobody in, always with the same answer. */
    static Guard refusing(Problem problem) {
        return exchange -> {
            throw new ProblemException(problem);
        };
    }
}
