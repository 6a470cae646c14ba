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
import io.github.churn4j.data.InvalidRecordException;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;

/**
 * Reads one customer from a JSON object whose members are the schema's columns or fields. Strict: every unknown,
 * doubled, missing or unacceptable field is told, all at once. Immutable and thread-safe.
 */
public final class RecordReader {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxStringLength(10_000)
                    .maxNumberLength(400)
                    .maxNameLength(1_000)
                    .build())
            .build();

    private final ChurnSchema schema;

    /** A reader of customers of that schema. */
    public RecordReader(ChurnSchema schema) {
        this.schema = schema;
    }

    /**
     * Reads a whole body.
     *
     * @throws ProblemException 400 if it is not one JSON object, 422 listing every field that is not acceptable
     */
    public CustomerJson read(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            parser.nextToken();
            CustomerJson customer = object(parser);
            if (parser.nextToken() != null) {
                throw new ProblemException(Problem.malformed("text follows the JSON object; send one object"));
            }
            return customer;
        } catch (InvalidRecordException e) {
            throw new ProblemException(Problem.invalidRecord(e.problems()));
        } catch (StreamConstraintsException e) {
            throw new ProblemException(
                    Problem.malformed("the JSON is nested too deeply or holds too long a text or number"));
        } catch (StreamReadException e) {
            throw new ProblemException(Problem.malformed(
                    "the body is not valid JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new ProblemException(Problem.malformed("the body is not valid UTF-8 JSON"));
        }
    }

    private CustomerJson object(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new ProblemException(Problem.malformed("expected one JSON object with the customer's fields"));
        }
        CustomerRecord.Builder builder = schema.newRecord();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isNumeric()) {
                builder.set(name, parser.getDoubleValue());
            } else if (token == JsonToken.VALUE_STRING) {
                builder.set(name, parser.getText());
            } else if (token == JsonToken.VALUE_NULL) {
                builder.set(name, null);
            } else {
                parser.skipChildren();
                builder.set(name, token.isBoolean() ? parser.getText() : "[…]");
            }
        }
        return new CustomerJson("", builder.build());
    }
}
