package io.github.churn4j.servlet.http;

import java.util.OptionalInt;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Problem problem;

    private final int retryAfterSeconds;
    private final String customer;

    /** Ends a request with a problem. */
    public ProblemException(Problem problem) {
        this(problem, -1, "");
    }

    /** Ends a request about a customer, as the caller names it, empty for nothing, with a problem. */
    public ProblemException(Problem problem, String customer) {
        this(problem, -1, customer);
    }

    /** Ends a request with a problem that may be gone after some seconds. */
    public ProblemException(Problem problem, int retryAfterSeconds) {
        this(problem, retryAfterSeconds, "");
    }

    private ProblemException(Problem problem, int retryAfterSeconds, String customer) {
        super(problem.detail(), null, false, false); // told to a caller, not to a developer: no stack needed
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
        this.customer = customer;
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }

    /** What the caller calls the customer that the request was about; empty where that is not known. */
    public String customer() {
        return customer;
    }

    /** Seconds after which another try makes sense, where known. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds < 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }
}
