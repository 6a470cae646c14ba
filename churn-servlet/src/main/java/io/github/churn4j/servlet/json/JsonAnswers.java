package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.github.churn4j.Explanation;
import io.github.churn4j.Prediction;
import io.github.churn4j.Reason;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.servlet.http.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** Answers as JSON objects: the elements of an array, one per line, or a single one. */
public final class JsonAnswers implements BatchAnswers {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;
    private final Shape shape;
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

    /** Answers of a shape, to a stream that is flushed but not closed. */
    public JsonAnswers(OutputStream out, Shape shape) throws IOException {
        this.shape = shape;
        json = FACTORY.createGenerator(out).setPrettyPrinter(new MinimalPrettyPrinter(null));
    }

    @Override
    public void begin() throws IOException {
        if (shape == Shape.ARRAY) {
            json.writeRaw('[');
        }
    }

    @Override
    public void prediction(BatchAnswer answer) throws IOException {
        start(answer.index(), answer.reference());
        Prediction prediction = answer.prediction();
        json.writeNumberField("prediction", prediction.label());
        json.writeNumberField("attrition_probability", prediction.attritionProbability());
        json.writeNumberField("retention_probability", prediction.retentionProbability());
        json.writeStringField("status", prediction.status());
        json.writeStringField("risk_level", prediction.riskLevel().label());
        json.writeStringField("prediction_id", answer.id());
        json.writeStringField("model", answer.model());
        json.writeStringField("model_version", answer.version());
        json.writeNumberField("threshold", prediction.threshold());
        if (answer.explanation() != null) {
            reasons(answer.explanation(), answer.top());
        }
        stop();
    }

    private void reasons(Explanation explanation, int top) throws IOException {
        json.writeNumberField("base_value", explanation.baseValue());
        json.writeStringField("scale", explanation.scale().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("reasons");
        for (Reason reason : explanation.top(top)) {
            json.writeStartObject();
            json.writeStringField("field", reason.field());
            json.writeStringField("value", reason.value());
            json.writeNumberField("contribution", reason.contribution());
            json.writeStringField("direction", reason.raisesRisk() ? "raises" : "lowers");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    @Override
    public void error(long index, String reference, Problem problem) throws IOException {
        start(index, reference);
        json.writeObjectFieldStart("error");
        json.writeNumberField("status", problem.status());
        json.writeStringField("code", problem.code());
        json.writeStringField("detail", problem.detail());
        if (!problem.errors().isEmpty()) {
            json.writeArrayFieldStart("errors");
            for (FieldProblem field : problem.errors()) {
                field(field);
            }
            json.writeEndArray();
        }
        json.writeEndObject();
        stop();
    }

    private void field(FieldProblem problem) throws IOException {
        json.writeStartObject();
        json.writeStringField("field", problem.column());
        json.writeStringField("code", problem.code().name().toLowerCase(Locale.ROOT));
        json.writeStringField("value", problem.value());
        json.writeStringField("expectation", problem.expectation());
        json.writeStringField("remedy", problem.remedy());
        json.writeStringField("detail", problem.message());
        json.writeEndObject();
    }

    private void start(long index, String reference) throws IOException {
        if (any && shape == Shape.ARRAY) {
            json.writeRaw(",\n");
        }
        any = true;
        json.writeStartObject();
        if (shape != Shape.SINGLE) {
            json.writeNumberField("index", index);
        }
        if (!reference.isEmpty()) {
            json.writeStringField(CustomerNames.CUSTOMER_ID, reference);
        }
    }

    private void stop() throws IOException {
        json.writeEndObject();
        if (shape == Shape.LINES) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void flush() throws IOException {
        json.flush();
    }

    @Override
    public void end() throws IOException {
        if (shape == Shape.ARRAY) {
            json.writeRaw("]\n");
        }
        json.flush();
    }
}
