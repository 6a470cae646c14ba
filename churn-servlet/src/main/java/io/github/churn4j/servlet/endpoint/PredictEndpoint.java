package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.Prediction;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.json.AnswerWriter;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;

/**
 * {@code POST /predict}: one customer in, its prediction out; with {@code ?explain=true} its reasons too, with
 * {@code &top=3} the three heaviest. {@code ?trial=true} answers without counting the prediction and without handing it
 * to anybody. A form posted by a browser is answered by a page.
 */
public final class PredictEndpoint implements Endpoint {

    private final Predictions predictions;
    private final CustomerBody customers;

    /** Answers by these predictions. */
    public PredictEndpoint(Predictions predictions) {
        this.predictions = predictions;
        customers = new CustomerBody(predictions);
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        if (exchange.mediaType().equals(MediaTypes.FORM)
                && AcceptHeader.of(exchange.header("Accept")).prefersHtml()) {
            page(exchange);
        } else {
            json(exchange);
        }
    }

    private void json(Exchange exchange) throws IOException {
        Serving serving = predictions.models().require();
        boolean asked = exchange.request().getQueryString() != null;
        boolean explain = asked && exchange.asked("explain");
        int top = explain ? Top.of(exchange) : 0;
        CustomerJson customer = read(exchange, serving);
        String id = predictions.ids().next();
        Prediction prediction = predict(exchange, serving, customer, id);
        AnswerWriter writer = predictions.writer(serving);
        AnswerWriter.Sink sink = (bytes, length) -> exchange.bytes(200, MediaTypes.JSON, bytes, length);
        if (explain) {
            writer.write(prediction, id, serving.predictor().explain(customer.record()), top, sink);
        } else {
            writer.write(prediction, id, sink);
        }
    }

    private CustomerJson read(Exchange exchange, Serving serving) throws IOException {
        try {
            return customers.read(exchange, serving);
        } catch (ProblemException e) {
            predictions.refused(serving, e.customer(), e.problem(), exchange.asked("trial"));
            throw e;
        }
    }

    private Prediction predict(Exchange exchange, Serving serving, CustomerJson customer, String id) {
        return predictions.predict(serving, customer.record(), customer.reference(), id, exchange.asked("trial"));
    }

    /** For browsers without script: the answer, or what is wrong with the form, as a page. */
    private void page(Exchange exchange) throws IOException {
        try {
            Serving serving = predictions.models().require();
            CustomerJson customer = read(exchange, serving);
            Prediction prediction =
                    predict(exchange, serving, customer, predictions.ids().next());
            byte[] page = ResultPage.of(
                    serving.served(),
                    prediction,
                    serving.predictor().explain(customer.record()),
                    predictions.actions().at(prediction.riskLevel()));
            exchange.bytes(200, MediaTypes.HTML, page);
        } catch (ProblemException e) {
            predictions.metrics().failed(e.problem().code());
            e.retryAfterSeconds().ifPresent(s -> exchange.response().setHeader("Retry-After", Integer.toString(s)));
            exchange.bytes(e.problem().status(), MediaTypes.HTML, ResultPage.of(e.problem()));
        }
    }
}
