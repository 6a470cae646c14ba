package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.Prediction;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.RequestIds;
import io.github.churn4j.servlet.json.AnswerWriter;
import io.github.churn4j.servlet.json.RecommendedActions;
import io.github.churn4j.servlet.json.RecordReader;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.PredictionFeed;
import io.github.churn4j.servlet.serving.Serving;
import java.util.List;

/**
 * How a customer is predicted, whichever endpoint asks: read by the model that serves, scored, named, counted, fed and
 * answered. Thread-safe.
 */
public final class Predictions {

    private final ActiveModels models;
    private final RequestIds ids;
    private final PredictionFeed feed;
    private final ServiceMetrics metrics;
    private final RecommendedActions actions;
    private final PerModel<RecordReader> readers =
            new PerModel<>(s -> new RecordReader(s.served().model().schema()));
    private final PerModel<AnswerWriter> writers;

    /** Predictions by these models, counted and fed there. */
    public Predictions(
            ActiveModels models,
            RequestIds ids,
            PredictionFeed feed,
            ServiceMetrics metrics,
            RecommendedActions actions) {
        this.models = models;
        this.ids = ids;
        this.feed = feed;
        this.metrics = metrics;
        this.actions = actions;
        writers = new PerModel<>(s -> new AnswerWriter(s.served(), actions));
    }

    ActiveModels models() {
        return models;
    }

    RequestIds ids() {
        return ids;
    }

    ServiceMetrics metrics() {
        return metrics;
    }

    RecommendedActions actions() {
        return actions;
    }

    /** What reads a model's customers from JSON. */
    RecordReader reader(Serving serving) {
        return readers.of(serving);
    }

    /** What writes a model's answers as JSON. */
    AnswerWriter writer(Serving serving) {
        return writers.of(serving);
    }

    /**
     * Predicts for one customer, and counts and feeds the prediction.
     *
     * @param reference what the caller calls the customer; empty if it did not say
     * @param id the prediction's name
     * @param trial whether it is neither counted nor fed
     */
    Prediction predict(Serving serving, CustomerRecord customer, String reference, String id, boolean trial) {
        double probability = serving.predictor().probability(customer);
        Prediction prediction = serving.predictor().answer(probability);
        if (!trial) {
            metrics.predicted(serving.served(), prediction);
            feed.offer(id, reference, serving, customer, probability);
        }
        return prediction;
    }

    /**
     * Tells that a customer was refused, if its fields were the trouble; of tensors, each value that was is told as one.
     *
     * @param reference what the caller calls the customer; empty if it did not say
     * @param trial whether nobody is to hear of it
     */
    void refused(Serving serving, String reference, Problem problem, boolean trial) {
        if (trial || problem.errors().isEmpty()) {
            return;
        }
        if (problem.code().equals(Problem.INVALID_RECORD)) {
            feed.refused(reference, serving, problem.errors());
        } else if (problem.code().equals(Problem.INVALID_TENSORS)) {
            problem.errors().forEach(each -> feed.refused(reference, serving, List.of(each)));
        }
    }
}
