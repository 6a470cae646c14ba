package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.json.AnswerWriter;
import io.github.churn4j.servlet.json.BatchAnswers;
import io.github.churn4j.servlet.json.BatchFormat;
import io.github.churn4j.servlet.json.ByteInput;
import io.github.churn4j.servlet.json.CsvAnswers;
import io.github.churn4j.servlet.json.JsonAnswers;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.io.OutputStream;

/**
 * {@code POST /predict/batch}: many customers in, one answer for each out, in their order, while they come in.
 *
 * <p>A JSON array is answered by a JSON array, NDJSON and CSV by NDJSON, unless {@code Accept} asks for another of the
 * three. A record that is not acceptable is answered by an {@code error} and leaves the others alone. What cannot be
 * read on (an array that is no JSON, a table whose quotes do not match) ends the batch: everything before it stays
 * answered and the last entry tells why. One model answers the whole batch.
 *
 * <p><b>Both directions at once.</b> Memory grows neither with the request nor with the answer, and answers are sent
 * whenever the service waits for more records. HTTP/1.1 clients often send everything before they read anything; their
 * answers wait in the connection's buffers and, up to {@link AnswerPipe.Allowance#ofHeap a bound}, in the service. With
 * a heap of 1 GiB that is room for about 90,000 answers of one request. A larger batch needs a client that reads while
 * it sends (curl does); one that does not is cut off after 30 seconds in which it takes nothing.
 */
public final class BatchEndpoint implements Endpoint {

    private final Batches batches;

    /** Answers batches. */
    public BatchEndpoint(Batches batches) {
        this.batches = batches;
    }

    @Override
    public void handle(Exchange exchange) throws IOException {
        Serving serving = batches.predictions().models().require();
        BatchFormat given = BatchFormat.ofBody(exchange.mediaType());
        BatchFormat wanted = BatchFormat.accepted(
                exchange.header("Accept"), given == BatchFormat.JSON ? BatchFormat.JSON : BatchFormat.NDJSON);
        Asked asked = Asked.of(exchange);
        QuietInput body = new QuietInput(exchange.bodyStream());
        batches.answer(
                exchange,
                serving,
                asked,
                body,
                new ByteInput(body),
                given,
                false,
                wanted.mediaType(),
                (out, customers) ->
                        answers(wanted, out, asked, batches.predictions().writer(serving)));
    }

    private static BatchAnswers answers(BatchFormat wanted, OutputStream out, Asked asked, AnswerWriter writer) {
        return switch (wanted) {
            case JSON -> new JsonAnswers(out, JsonAnswers.Shape.ARRAY, writer);
            case NDJSON -> new JsonAnswers(out, JsonAnswers.Shape.LINES, writer);
            case CSV -> CsvAnswers.full(out, asked.explain());
        };
    }
}
