package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Customers as JSON objects: one per line, or the elements of one array.
 *
 * <p>The bytes of one record are cut out first, up to a limit, and read then, so that neither a large record nor a long
 * batch costs memory. A line that is no acceptable customer concerns that line only. In an array an element that is no
 * acceptable customer concerns that element only, but one that is not JSON ends the batch: where the next one begins
 * cannot be told.
 */
public final class JsonCustomers implements Customers {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteInput in;
    private final RecordReader reader;
    private final References references;
    private final boolean array;
    private final RecordBytes bytes;
    private boolean started;
    private boolean closing;
    private boolean ended;
    private @Nullable CustomerRecord record;
    private @Nullable Problem problem;
    private String reference = "";

    private JsonCustomers(ByteInput in, RecordReader reader, ChurnSchema schema, boolean array, int largest) {
        this.in = in;
        this.reader = reader;
        this.array = array;
        references = new References(schema);
        bytes = new RecordBytes(largest);
    }

    /** One object per line; blank lines are passed over. No line is larger than the limit, in bytes. */
    public static JsonCustomers lines(ByteInput in, RecordReader reader, ChurnSchema schema, int largest) {
        return new JsonCustomers(in, reader, schema, false, largest);
    }

    /** The elements of an array, none of them larger than the limit, in bytes. */
    public static JsonCustomers array(ByteInput in, RecordReader reader, ChurnSchema schema, int largest) {
        return new JsonCustomers(in, reader, schema, true, largest);
    }

    @Override
    public boolean next() throws IOException {
        record = null;
        problem = null;
        reference = "";
        bytes.clear();
        if (ended || !(array ? element() : line())) {
            ended = true;
            return false;
        }
        if (bytes.over()) {
            problem = bytes.tooLarge();
        } else {
            read(bytes.toArray());
        }
        return true;
    }

    private void read(byte[] object) {
        try {
            CustomerJson customer = reader.read(object);
            record = customer.record();
            reference = customer.reference();
        } catch (ProblemException e) {
            problem = e.problem();
            if (array && problem.status() == 400) {
                if (object[0] == '{' || !valid(object)) {
                    ended = true;
                    throw e;
                }
                problem = notAnObject();
            }
            reference = references.find(object);
        }
    }

    private static Problem notAnObject() {
        return Problem.of(
                422,
                "invalid-record",
                "The customer's fields are not acceptable",
                "the element is no object; send one object with the customer's fields");
    }

    private static boolean valid(byte[] value) {
        try (JsonParser parser = FACTORY.createParser(value)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private boolean line() throws IOException {
        int next = in.peekText();
        if (next < 0) {
            return false;
        }
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            bytes.add(b);
        }
        return true;
    }

    private boolean element() throws IOException {
        if (!started) {
            started = true;
            if (in.peekText() != '[') {
                throw malformed("expected a JSON array of objects, one for each customer");
            }
            in.read();
            if (in.peekText() == ']') {
                in.read();
                return end();
            }
        }
        if (closing) {
            return end();
        }
        in.peekText();
        closing = collect() == ']';
        if (bytes.blank()) {
            throw malformed("a value is missing between the elements of the array");
        }
        return true;
    }

    private boolean end() throws IOException {
        if (in.peekText() >= 0) {
            throw malformed("text follows the JSON array; send one array");
        }
        return false;
    }

    /** Collects one element; what ended it, a comma or the array's bracket, is not part of it. */
    private int collect() throws IOException {
        int depth = 0;
        boolean text = false;
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (text) {
                if (b == '\\') {
                    bytes.add(b);
                    b = in.read();
                    if (b < 0) {
                        break;
                    }
                } else if (b == '"') {
                    text = false;
                }
            } else if (depth == 0 && (b == ',' || b == ']')) {
                return b;
            } else if (b == '{' || b == '[') {
                depth++;
            } else if (b == '}' || b == ']') {
                depth--;
                if (depth < 0) {
                    throw malformed("a bracket closes that was not opened");
                }
            } else if (b == '"') {
                text = true;
            }
            bytes.add(b);
        }
        throw malformed("the body ends before the array does");
    }

    private ProblemException malformed(String detail) {
        ended = true;
        return new ProblemException(Problem.malformed(detail));
    }

    @Override
    public Optional<Problem> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public CustomerRecord record() {
        CustomerRecord now = record;
        if (now == null) {
            throw new IllegalStateException("the customer has a problem");
        }
        return now;
    }

    @Override
    public String reference() {
        return reference;
    }
}
