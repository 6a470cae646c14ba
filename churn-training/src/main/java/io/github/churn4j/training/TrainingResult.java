package io.github.churn4j.training;

import io.github.churn4j.evaluate.ModelEvaluation;
import io.github.churn4j.model.ChurnModel;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A finished training.
 *
 * @param model the model, ready to be written
 * @param evaluation what was measured, as in the model's evaluation document
 * @param warnings what the user should know, in order
 * @param durations how long each phase took, in order; not part of the model
 */
public record TrainingResult(
        ChurnModel model, ModelEvaluation evaluation, List<String> warnings, Map<String, Duration> durations) {

    /** Versions of the libraries that shape a model's numbers, by name. */
    public static Map<String, String> libraries() {
        return Libraries.versions();
    }
}
