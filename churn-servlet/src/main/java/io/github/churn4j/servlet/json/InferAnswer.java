package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the Open Inference Protocol is told of a model and its predictions. */
public final class InferAnswer {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private InferAnswer() {}

    /** The tensors a model answers with, one element for each customer. */
    public enum Output {
        /** P(churn) in [0, 1]. */
        ATTRITION_PROBABILITY("FP64"),
        /** 1 where the customer is predicted to leave, else 0. */
        PREDICTION("INT64"),
        /** Low, Medium or High. */
        RISK_LEVEL("BYTES"),
        /** The model's name for the predicted outcome. */
        STATUS("BYTES");

        private final String datatype;

        Output(String datatype) {
            this.datatype = datatype;
        }

        private String tensor() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The metadata of a model: its name, the version that can be asked for, and its tensors. */
    public static ObjectNode metadata(String model, String version, ChurnSchema schema) {
        ObjectNode metadata = Json.object().put("name", model);
        metadata.putArray("versions").add(version);
        metadata.put("platform", "churn4j_bundle");
        ArrayNode inputs = metadata.putArray("inputs");
        for (Feature feature : schema.features()) {
            inputs.add(tensor(feature.field(), TensorRows.datatype(feature)));
        }
        ArrayNode outputs = metadata.putArray("outputs");
        for (Output output : Output.values()) {
            outputs.add(tensor(output.tensor(), output.datatype));
        }
        return metadata;
    }

    private static ObjectNode tensor(String name, String datatype) {
        ObjectNode tensor = Json.object().put("name", name).put("datatype", datatype);
        tensor.putArray("shape").add(-1);
        return tensor;
    }

    /**
     * The outputs that a request names.
     *
     * @param names empty for all
     * @throws ProblemException 400 if there is no such output, or one is named twice
     */
    public static Set<Output> outputs(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.allOf(Output.class);
        }
        Set<Output> wanted = EnumSet.noneOf(Output.class);
        for (String name : names) {
            Output found = null;
            for (Output output : Output.values()) {
                found = output.tensor().equals(name) ? output : found;
            }
            if (found == null || !wanted.add(found)) {
                throw new ProblemException(Problem.of(
                        400,
                        "invalid-tensors",
                        "The tensors are not acceptable",
                        found == null
                                ? "there is no such output; the model's metadata lists those there are"
                                : "output '" + name + "' is asked for twice"));
            }
        }
        return wanted;
    }

    /**
     * Writes the answer to a request.
     *
     * @param id the request's, empty for none
     */
    public static void write(
            OutputStream out,
            String model,
            String version,
            String id,
            List<Prediction> predictions,
            Set<Output> outputs)
            throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("model_name", model);
            json.writeStringField("model_version", version);
            if (!id.isEmpty()) {
                json.writeStringField("id", id);
            }
            json.writeArrayFieldStart("outputs");
            for (Output output : outputs) {
                json.writeStartObject();
                json.writeStringField("name", output.tensor());
                json.writeStringField("datatype", output.datatype);
                json.writeArrayFieldStart("shape");
                json.writeNumber(predictions.size());
                json.writeEndArray();
                json.writeArrayFieldStart("data");
                for (Prediction prediction : predictions) {
                    element(json, output, prediction);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static void element(JsonGenerator json, Output output, Prediction prediction) throws IOException {
        switch (output) {
            case ATTRITION_PROBABILITY -> json.writeNumber(prediction.attritionProbability());
            case PREDICTION -> json.writeNumber(prediction.label());
            case RISK_LEVEL -> json.writeString(prediction.riskLevel().label());
            case STATUS -> json.writeString(prediction.status());
        }
    }
}
