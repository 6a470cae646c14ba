package io.github.churn4j.servlet.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.Prediction;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.RequestIds;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.json.RecordReader;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.PredictionFeed;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;

/** {@code POST /predict}: one customer in, its prediction out. */
public final class PredictEndpoint implements Endpoint {

    private final ActiveModels models;
    private final RequestIds ids;
    private final PredictionFeed feed;
    private final ServiceMetrics metrics;
    private final PerModel<RecordReader> readers =
            new PerModel<>(s -> new RecordReader(s.served().model().schema()));

    /** Answers by these models. */
    public PredictEndpoint(ActiveModels models, RequestIds ids, PredictionFeed feed, ServiceMetrics metrics) {
        this.models = models;
        this.ids = ids;
        this.feed = feed;
        this.metrics = metrics;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Serving serving = models.require();
        CustomerJson customer = readers.of(serving).read(exchange.body());
        double probability = serving.predictor().probability(customer.record());
        Prediction prediction = serving.predictor().answer(probability);
        String id = ids.next();
        ObjectNode answer = Json.object()
                .put("prediction", prediction.label())
                .put("attrition_probability", prediction.attritionProbability())
                .put("retention_probability", prediction.retentionProbability())
                .put("status", prediction.status())
                .put("risk_level", prediction.riskLevel().label())
                .put("prediction_id", id)
                .put("model", serving.served().model().name())
                .put("model_version", serving.served().version())
                .put("threshold", prediction.threshold());
        metrics.predicted(serving.served(), prediction);
        feed.offer(id, customer.reference(), serving, customer.record(), probability);
        exchange.json(200, answer);
    }
}
