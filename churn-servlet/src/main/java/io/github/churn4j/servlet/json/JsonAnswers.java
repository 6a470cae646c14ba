package io.github.churn4j.servlet.json;

import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemJson;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Answers as JSON objects: the elements of an array, one per line, or a single one. A prediction is written as
 * {@link AnswerWriter} writes it, behind its position and the customer's name.
 */
public final class JsonAnswers implements BatchAnswers {

    private static final int CHUNK = 8 << 10;
    private static final byte[] INDEX = AnswerWriter.ascii("\"index\":");
    private static final byte[] CUSTOMER = AnswerWriter.ascii('"' + References.CUSTOMER_ID + "\":");
    private static final byte[] ERROR = AnswerWriter.ascii("\"error\":");
    private static final byte[] BETWEEN = AnswerWriter.ascii(",\n");
    private static final byte[] CLOSE = AnswerWriter.ascii("]\n");

    private final OutputStream out;
    private final Shape shape;
    private final AnswerWriter writer;
    private final Utf8Buffer text = new Utf8Buffer(CHUNK + 1_024);
    private boolean any;

    /** How the objects stand together. */
    public enum Shape {
        /** The elements of one array, each on a line of its own. */
        ARRAY,
        /** One per line. */
        LINES,
        /** One only, without its position. */
        SINGLE
    }

    /**
     * Answers of a shape, to a stream that is flushed but not closed.
     *
     * @param writer that of the model that answers
     */
    public JsonAnswers(OutputStream out, Shape shape, AnswerWriter writer) {
        this.out = out;
        this.shape = shape;
        this.writer = writer;
    }

    @Override
    public void begin() {
        if (shape == Shape.ARRAY) {
            text.put('[');
        }
    }

    @Override
    public void prediction(BatchAnswer answer) throws IOException {
        start(answer.index(), answer.reference());
        if (answer.explanation() == null) {
            writer.write(answer.prediction(), answer.id(), this::members);
        } else {
            writer.write(answer.prediction(), answer.id(), answer.explanation(), answer.top(), this::members);
        }
        stop();
    }

    /** An object without the brace that opens it, which was written already. */
    private void members(byte[] object, int length) {
        text.put(object, 1, length - 1);
    }

    @Override
    public void error(long index, String reference, Problem problem) throws IOException {
        start(index, reference);
        text.put(ERROR);
        text.put(Json.compact(ProblemJson.brief(problem)));
        text.put('}');
        stop();
    }

    /** The brace, and what stands before the answer's own members. */
    private void start(long index, String reference) {
        if (any && shape == Shape.ARRAY) {
            text.put(BETWEEN);
        }
        any = true;
        text.put('{');
        if (shape != Shape.SINGLE) {
            text.put(INDEX);
            text.putAscii(Long.toString(index));
            text.put(',');
        }
        if (!reference.isEmpty()) {
            text.put(CUSTOMER);
            text.put(AnswerWriter.utf8(AnswerWriter.quoted(reference)));
            text.put(',');
        }
    }

    private void stop() throws IOException {
        if (shape == Shape.LINES) {
            text.put('\n');
        }
        if (text.length() > CHUNK) {
            spill();
        }
    }

    private void spill() throws IOException {
        out.write(text.bytes(), 0, text.length());
        text.clear();
    }

    @Override
    public void flush() throws IOException {
        spill();
        out.flush();
    }

    @Override
    public void end() throws IOException {
        if (shape == Shape.ARRAY) {
            text.put(CLOSE);
        }
        flush();
    }
}
