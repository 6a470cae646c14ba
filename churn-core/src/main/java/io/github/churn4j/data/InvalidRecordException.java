package io.github.churn4j.data;

import io.github.churn4j.ChurnException;
import java.util.List;
import java.util.stream.Collectors;

/** A customer record that its schema does not accept, with every offending field. */
public final class InvalidRecordException extends ChurnException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<FieldProblem> problems;

    public InvalidRecordException(List<FieldProblem> problems) {
        super(problems.stream().map(FieldProblem::message).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** One entry per offending field, in the order they were met. */
    public List<FieldProblem> problems() {
        return problems;
    }
}
