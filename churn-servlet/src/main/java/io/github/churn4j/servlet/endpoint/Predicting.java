package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.Prediction;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.json.BatchAnswer;
import io.github.churn4j.servlet.serving.Serving;

/**
 * Predicts for customer after customer of one request by one model, counting and feeding each prediction unless it is a
 * trial.
 */
record Predicting(Predictions predictions, Serving serving, Asked asked) {

    BatchAnswer predict(long index, String reference, CustomerRecord record) {
        String id = predictions.ids().next();
        Prediction prediction = predictions.predict(serving, record, reference, id, asked.trial());
        return new BatchAnswer(
                index,
                reference,
                id,
                serving.served().model().name(),
                serving.served().version(),
                predictions.actions().at(prediction.riskLevel()),
                prediction,
                asked.explain() ? serving.predictor().explain(record) : null,
                asked.top());
    }

    /** A customer of the request was refused, under the name that the caller gave it, empty for none. */
    void refused(String reference, Problem problem) {
        predictions.refused(serving, reference, problem, asked.trial());
    }
}
