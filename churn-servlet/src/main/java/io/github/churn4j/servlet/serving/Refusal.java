package io.github.churn4j.servlet.serving;

import io.github.churn4j.ServedModel;
import io.github.churn4j.data.FieldProblem;
import java.time.Instant;
import java.util.List;

/**
 * A record that became no prediction, because its fields are not acceptable.
 *
 * @param time when it was refused
 * @param customer what the caller calls the customer; empty if it did not say
 * @param served the model that would have answered
 * @param problems what was wrong; offending values among them, so what keeps it must be asked for
 */
public record Refusal(Instant time, String customer, ServedModel served, List<FieldProblem> problems) {

    public Refusal {
        problems = List.copyOf(problems);
    }
}
