package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.json.BatchAnswer;
import io.github.churn4j.servlet.serving.Serving;

/**
 * Predicts for customer after customer of one request by one model, counting and feeding each prediction unless it is a
 * trial.
 */
record Predicting(Batches batches, Serving serving, Asked asked) {

    BatchAnswer predict(long index, String reference, CustomerRecord record) {
        ChurnPredictor predictor = serving.predictor();
        double probability = predictor.probability(record);
        Prediction prediction = predictor.answer(probability);
        String id = batches.ids().next();
        if (!asked.trial()) {
            batches.metrics().predicted(serving.served(), prediction);
            batches.feed().offer(id, reference, serving, record, probability);
        }
        return new BatchAnswer(
                index,
                reference,
                id,
                serving.served().model().name(),
                serving.served().version(),
                batches.actions().at(prediction.riskLevel()),
                prediction,
                asked.explain() ? predictor.explain(record) : null,
                asked.top());
    }
}
