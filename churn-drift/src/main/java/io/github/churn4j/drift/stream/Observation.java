package io.github.churn4j.drift.stream;

import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import java.time.Instant;
import java.util.List;

/** Something a monitor was told of, on its way to the thread that works. */
sealed interface Observation {

    /** A prediction; the customer's name is empty where it was not told. */
    record Predicted(Instant time, String customer, CustomerRecord record, double score) implements Observation {}

    /** A record that never became a prediction; the customer's name is empty where it was not told. */
    record Refused(Instant time, String customer, List<FieldProblem> problems) implements Observation {}

    /** What became of a prediction. */
    record Feedback(Instant time, double score, boolean churned) implements Observation {}

    /** Nothing but time. */
    record Passed(Instant time) implements Observation {}
}
