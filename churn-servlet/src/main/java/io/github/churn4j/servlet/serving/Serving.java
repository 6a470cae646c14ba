package io.github.churn4j.servlet.serving;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.ServedModel;
import java.time.Instant;

/**
 * A model at work. A request takes one and keeps it to its end, so that it never sees half of two.
 *
 * @param served the model and how its source calls it
 * @param predictor answers by it
 * @param since when it began to answer
 */
public record Serving(ServedModel served, ChurnPredictor predictor, Instant since) {

    static Serving of(ServedModel served, Instant since) {
        return new Serving(served, ChurnPredictor.of(served.model()), since);
    }
}
