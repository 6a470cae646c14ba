package io.github.churn4j.servlet.http;

import java.util.OptionalInt;

/** Ends a request with a problem document. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final Problem problem;

    private final int retryAfterSeconds;

    /** Ends a request with a problem. */
    public ProblemException(Problem problem) {
        this(problem, -1);
    }

    /** Ends a request with a problem that may be gone after some seconds. */
    public ProblemException(Problem problem, int retryAfterSeconds) {
        super(problem.detail(), null, false, false); // told to a caller, not to a developer: no stack needed
        this.problem = problem;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** What went wrong. */
    public Problem problem() {
        return problem;
    }

    /** Seconds after which another try makes sense, where known. */
    public OptionalInt retryAfterSeconds() {
        return retryAfterSeconds < 0 ? OptionalInt.empty() : OptionalInt.of(retryAfterSeconds);
    }
}
