package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads one customer from a JSON object whose members are the schema's columns or fields. Strict: every unknown,
 * doubled, missing or unacceptable field is told, all at once. Immutable and thread-safe.
 *
 * <p>A number may be given as a JSON number or as a text that spells one; a level as a text, number or boolean that
 * spells it. {@code null} and blank mean missing, which is an error unless the feature's policy fills it in. Only UTF-8
 * is read; a byte order mark before it is skipped.
 */
public final class RecordReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES) // callers could fill the JVM's table of strings
            .recyclerPool(new BufferSlots())
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(10_000)
                    .maxNumberLength(400)
                    .maxNameLength(1_000)
                    .build())
            .build();
    private static final String NESTED = "[\u2026]";

    private final ChurnSchema schema;
    private final References references;

    /** A reader of customers of that schema. */
    public RecordReader(ChurnSchema schema) {
        this.schema = schema;
        references = new References(schema);
    }

    /**
     * Reads a whole body.
     *
     * @throws ProblemException 400 if it is not one JSON object, 422 listing every field that is not acceptable
     */
    public CustomerJson read(byte[] body) {
        Utf8.require(body);
        try (JsonParser parser = FACTORY.createParser(body)) {
            return object(parser);
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    Problem.malformed("the JSON is nested too deeply or holds too long a text, name or number"));
        } catch (StreamReadException e) {
            throw new ProblemException(Problem.malformed(
                    "the body is not valid JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new ProblemException(Problem.malformed("the body is not valid UTF-8 JSON"));
        }
    }

    private CustomerJson object(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new ProblemException(Problem.malformed("expected one JSON object with the customer's fields"));
        }
        CustomerRecord.Builder builder = schema.newRecord();
        String reference = "";
        int fields = 0;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            if (references.contains(name)) {
                reference = reference(parser, token, reference, name, builder);
            } else {
                fields++;
                value(parser, token, name, builder);
            }
        }
        // malformed goes before unacceptable, so the end is looked for before the values are judged
        if (parser.nextToken() != null) {
            throw new ProblemException(Problem.malformed("text follows the JSON object; send one object"));
        }
        return CustomerJson.of(reference, fields, builder);
    }

    private static void value(JsonParser parser, @Nullable JsonToken token, String name, CustomerRecord.Builder builder)
            throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            builder.set(name, parser.getDoubleValue());
        } else if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            builder.set(name, parser.getText());
        } else if (token == JsonToken.VALUE_NULL) {
            builder.set(name, null);
        } else {
            parser.skipChildren();
            builder.setUnreadable(name, NESTED);
        }
    }

    private String reference(
            JsonParser parser, @Nullable JsonToken token, String before, String name, CustomerRecord.Builder builder)
            throws IOException {
        if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
            return references.take(before, name, parser.getText(), builder::problem);
        }
        if (token != JsonToken.VALUE_NULL) {
            parser.skipChildren();
            references.refuse(name, builder::problem);
        }
        return before;
    }
}
