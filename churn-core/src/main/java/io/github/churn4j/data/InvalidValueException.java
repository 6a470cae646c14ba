package io.github.churn4j.data;

import io.github.churn4j.ChurnException;

/** A value that its feature does not accept. */
public final class InvalidValueException extends ChurnException {
    private static final long serialVersionUID = 1L;

    private final FieldProblem problem;

    public InvalidValueException(FieldProblem problem) {
        super(problem.message());
        this.problem = problem;
    }

    /** Column, value, expectation and remedy. */
    public FieldProblem problem() {
        return problem;
    }
}
