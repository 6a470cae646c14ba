package io.github.churn4j.servlet.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.github.churn4j.PredictionEvent;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of the prediction journal, to and from JSON. */
final class JournalLine {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private JournalLine() {}

    /** Appends the line of a prediction with its line feed. */
    static void write(PredictionEvent event, ByteArrayOutputStream out) throws IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("time", event.time().toString());
            json.writeStringField("prediction_id", event.id());
            json.writeStringField("model", event.served().model().name());
            json.writeStringField("model_version", event.served().version());
            if (!event.customer().isEmpty()) {
                json.writeStringField("customer", event.customer());
            }
            json.writeNumberField("attrition_probability", event.attritionProbability());
            json.writeNumberField("threshold", event.served().model().decision().threshold());
            json.writeObjectFieldStart("features");
            features(event.record(), json);
            json.writeEndObject();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void features(CustomerRecord record, JsonGenerator json) throws IOException {
        List<Feature> features = record.schema().features();
        for (int i = 0; i < features.size(); i++) {
            Feature feature = features.get(i);
            double slot = record.slot(i);
            json.writeFieldName(feature.column());
            if (Double.isNaN(slot)) {
                json.writeNull();
            } else if (feature instanceof NumericFeature) {
                json.writeNumber(feature.format(slot)); // 45, not 45.0
            } else {
                json.writeString(feature.format(slot));
            }
        }
    }

    /** The prediction of a line; null if it is none. */
    static @Nullable JournalEntry read(byte[] line, int from, int length, boolean withFeatures) {
        try (JsonParser parser = FACTORY.createParser(line, from, length)) {
            Map<String, String> texts = new LinkedHashMap<>();
            Map<String, String> features = new LinkedHashMap<>();
            double probability = Double.NaN;
            double threshold = Double.NaN;
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "attrition_probability" -> probability = parser.getDoubleValue();
                    case "threshold" -> threshold = parser.getDoubleValue();
                    case "features" -> features(parser, withFeatures, features);
                    default -> text(name, parser, texts);
                }
            }
            return entry(texts, probability, threshold, features);
        } catch (IOException | DateTimeException e) {
            return null;
        }
    }

    private static void text(String name, JsonParser parser, Map<String, String> texts) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            texts.put(name, parser.getText());
        } else {
            parser.skipChildren(); // of a later version
        }
    }

    private static void features(JsonParser parser, boolean wanted, Map<String, String> features) throws IOException {
        if (!wanted) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String column = parser.currentName();
            JsonToken token = parser.nextToken();
            features.put(column, token == JsonToken.VALUE_NULL ? "" : parser.getText());
        }
    }

    private static @Nullable JournalEntry entry(
            Map<String, String> texts, double probability, double threshold, Map<String, String> features) {
        String time = texts.get("time");
        String id = texts.get("prediction_id");
        String model = texts.get("model");
        String version = texts.get("model_version");
        if (time == null || id == null || model == null || version == null) {
            return null;
        }
        if (!(probability >= 0 && probability <= 1) || Double.isNaN(threshold)) {
            return null;
        }
        return new JournalEntry(
                Instant.parse(time),
                id,
                model,
                version,
                texts.getOrDefault("customer", ""),
                probability,
                threshold,
                features);
    }
}
