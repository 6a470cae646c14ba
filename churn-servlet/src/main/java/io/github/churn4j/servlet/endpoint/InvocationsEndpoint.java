package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.MediaTypes;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.json.BatchFormat;
import io.github.churn4j.servlet.json.ByteInput;
import io.github.churn4j.servlet.json.CsvAnswers;
import io.github.churn4j.servlet.json.CsvCustomers;
import io.github.churn4j.servlet.json.CustomerJson;
import io.github.churn4j.servlet.json.Customers;
import io.github.churn4j.servlet.json.JsonAnswers;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;

/**
 * {@code POST /invocations}: predictions as Amazon SageMaker asks its containers for them, on the port 8080 that the
 * container listens on; an invocation must be answered within 60 seconds.
 *
 * <p>The answer has the media type of the request: a JSON object for an object and an array for an array
 * ({@code application/json}), a line for each line ({@code application/jsonlines} or {@code application/x-ndjson}), a
 * row for each row ({@code text/csv}). SageMaker's CSV has no header, its cells are the features in the schema's order;
 * a first row in which any cell names a feature is taken as a header all the same, and then the answer has one too. An
 * answer's row has {@code attrition_probability,prediction,status,risk_level,error_code,error}. An empty body is
 * refused.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/your-algorithms-inference-code.html">Custom Inference
 *     Code with Hosting Services</a>
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/cdf-inference.html">Common data formats for
 *     inference</a>
 */
public final class InvocationsEndpoint implements Endpoint {

    private final Batches batches;

    /** Answers as batches are answered. */
    public InvocationsEndpoint(Batches batches) {
        this.batches = batches;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Serving serving = batches.predictions().models().require();
        String type = exchange.mediaType();
        BatchFormat format = BatchFormat.ofBody(type);
        Asked asked = Asked.of(exchange);
        QuietInput body = new QuietInput(exchange.bodyStream());
        ByteInput in = new ByteInput(body);
        if (format == BatchFormat.JSON && in.peekText() == '{') {
            single(exchange, serving, asked, in);
            return;
        }
        String answerType = format == BatchFormat.NDJSON ? type : format.mediaType();
        batches.answer(
                exchange, serving, asked, body, in, format, true, answerType, (out, customers) -> switch (format) {
                    case JSON ->
                        new JsonAnswers(
                                out,
                                JsonAnswers.Shape.ARRAY,
                                batches.predictions().writer(serving));
                    case NDJSON ->
                        new JsonAnswers(
                                out,
                                JsonAnswers.Shape.LINES,
                                batches.predictions().writer(serving));
                    case CSV -> CsvAnswers.brief(out, header(customers), asked.explain());
                });
    }

    private static boolean header(Customers customers) {
        return customers instanceof CsvCustomers table && table.header();
    }

    /** One customer, whose problem is the answer's. */
    private void single(Exchange exchange, Serving serving, Asked asked, ByteInput in) throws IOException {
        byte[] object = in.readNBytes(batches.largest() + 1);
        if (object.length > batches.largest()) {
            throw new ProblemException(Problem.of(
                    413,
                    "body-too-large",
                    "The body is too large",
                    "send at most " + batches.largest() + " bytes for one customer"));
        }
        Predicting predicting = new Predicting(batches.predictions(), serving, asked);
        CustomerJson customer = read(serving, predicting, object);
        JsonAnswers answer = new JsonAnswers(
                exchange.stream(200, MediaTypes.JSON),
                JsonAnswers.Shape.SINGLE,
                batches.predictions().writer(serving));
        answer.begin();
        answer.prediction(predicting.predict(0, customer.reference(), customer.record()));
        answer.end();
    }

    private CustomerJson read(Serving serving, Predicting predicting, byte[] object) {
        try {
            return batches.predictions().reader(serving).read(object);
        } catch (ProblemException e) {
            predicting.refused(e.customer(), e.problem());
            throw e;
        }
    }
}
