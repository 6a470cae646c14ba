package io.github.churn4j.servlet.endpoint;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.servlet.http.Exchange;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.json.BatchAnswers;
import io.github.churn4j.servlet.json.BatchFormat;
import io.github.churn4j.servlet.json.ByteInput;
import io.github.churn4j.servlet.json.CsvCustomers;
import io.github.churn4j.servlet.json.Customers;
import io.github.churn4j.servlet.json.JsonCustomers;
import io.github.churn4j.servlet.json.RecordReader;
import io.github.churn4j.servlet.serving.Serving;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * How batches are answered, whoever asks for them: the predictions and the limits. Thread-safe.
 */
public final class Batches {

    private static final long DRAINED = 64L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30); // with a client that takes no answers

    private final Predictions predictions;
    private final long most;
    private final int largest;
    private final AnswerPipe.Allowance allowance = AnswerPipe.Allowance.ofHeap();

    /**
     * Batches of these predictions.
     *
     * @param most records of one batch
     * @param largest bytes of one record
     */
    public Batches(Predictions predictions, long most, int largest) {
        this.predictions = predictions;
        this.most = most;
        this.largest = largest;
    }

    Predictions predictions() {
        return predictions;
    }

    long most() {
        return most;
    }

    int largest() {
        return largest;
    }

    /** Makes the writer of a batch's answers. */
    @FunctionalInterface
    interface Writing {
        BatchAnswers to(OutputStream out, Customers customers) throws IOException;
    }

    /**
     * Reads a batch, and answers it while it comes in.
     *
     * @param headless whether a CSV table may come without header
     */
    void answer(
            Exchange exchange,
            Serving serving,
            Asked asked,
            QuietInput body,
            ByteInput in,
            BatchFormat format,
            boolean headless,
            String contentType,
            Writing writing)
            throws IOException {
        RecordReader reader = predictions.reader(serving);
        ChurnSchema schema = serving.served().model().schema();
        try (Customers customers = switch (format) {
            case JSON -> JsonCustomers.array(in, reader, schema, largest);
            case NDJSON -> JsonCustomers.lines(in, reader, schema, largest);
            case CSV -> CsvCustomers.open(in, schema, asked.separator(), headless, largest);
        }) {
            OutputStream out = exchange.stream(200, contentType);
            try (AnswerPipe pipe = new AnswerPipe(out, allowance, PATIENCE)) {
                Batch batch = new Batch(
                        new Predicting(predictions, serving, asked), most, customers, writing.to(pipe, customers));
                body.beforeWaiting(batch::flush);
                batch.run();
                drain(in, pipe);
                pipe.finish();
            }
        }
    }

    /**
     * Reads on where a batch ended early, so that a client that is still sending comes to read why; not for ever.
     */
    private static void drain(ByteInput in, AnswerPipe pipe) throws IOException {
        byte[] dropped = new byte[16 << 10];
        long left = DRAINED;
        try {
            while (left > 0 && (in.available() > 0 || pipe.busy())) {
                int read = in.read(dropped);
                if (read < 0) {
                    return;
                }
                left -= read;
            }
        } catch (ProblemException e) {
            // too slow: it is told the rest without waiting
        }
    }
}
