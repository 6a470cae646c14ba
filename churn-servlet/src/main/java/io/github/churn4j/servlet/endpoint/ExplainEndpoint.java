package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.Prediction;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;

/**
 * {@code POST /explain}: one customer in, its prediction and every reason out, heaviest first; {@code ?top=3} tells three
 * only. To ask why is not to predict: nothing is counted or handed on.
 */
public final class ExplainEndpoint implements Endpoint {

    private final Predictions predictions;
    private final CustomerBody customers;

    /** Explains these predictions. */
    public ExplainEndpoint(Predictions predictions) {
        this.predictions = predictions;
        customers = new CustomerBody(predictions);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Serving serving = predictions.models().require();
        int top = Top.of(exchange);
        CustomerJson customer = customers.read(exchange, serving);
        Prediction prediction = serving.predictor().predict(customer.record());
        predictions
                .writer(serving)
                .write(
                        prediction,
                        predictions.ids().next(),
                        serving.predictor().explain(customer.record()),
                        top,
                        (bytes, length) -> exchange.bytes(200, MediaTypes.JSON, bytes, length));
    }
}
