package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.Prediction;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.RequestIds;
import io.github.churn4j.servlet.json.AnswerWriter;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.json.RecommendedActions;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.PerModel;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;

/**
 * {@code POST /explain}: one customer in, its prediction and every reason out, heaviest first; {@code ?top=3} tells three
 * only. To ask why is not to predict: nothing is counted or handed on.
 */
public final class ExplainEndpoint implements Endpoint {

    private final ActiveModels models;
    private final RequestIds ids;
    private final CustomerBody customers = new CustomerBody();
    private final PerModel<AnswerWriter> writers;

    /** Explains answers of these models. */
    public ExplainEndpoint(ActiveModels models, RequestIds ids, RecommendedActions actions) {
        this.models = models;
        this.ids = ids;
        writers = new PerModel<>(s -> new AnswerWriter(s.served(), actions));
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Serving serving = models.require();
        int top = Top.of(exchange);
        CustomerJson customer = customers.read(exchange, serving);
        Prediction prediction = serving.predictor().predict(customer.record());
        writers.of(serving)
                .write(
                        prediction,
                        ids.next(),
                        serving.predictor().explain(customer.record()),
                        top,
                        (bytes, length) -> exchange.bytes(200, MediaTypes.JSON, bytes, length));
    }
}
