package io.github.churn4j.servlet.json;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one customer from a form as browsers post it, by the rules of {@link RecordReader}: what was left empty is
 * missing. Immutable and thread-safe.
 */
public final class FormReader {

    private static final int LONGEST_NAME = 600;

    private final ChurnSchema schema;
    private final References references;

    /** A reader of customers of that schema. */
    public FormReader(ChurnSchema schema) {
        this.schema = schema;
        references = new References(schema);
    }

    /**
     * Reads a whole body.
     *
     * @throws ProblemException 400 if it is not a form in UTF-8, 422 listing every field that is not acceptable
     */
    public CustomerJson read(byte[] body) {
        CustomerRecord.Builder builder = schema.newRecord();
        String reference = "";
        int fields = 0;
        for (int from = 0; from < body.length; ) {
            int end = find(body, '&', from, body.length);
            if (end > from) {
                int equals = find(body, '=', from, end);
                // what is no form at all would be told as the name of an unknown field, with all that is in it
                if (equals == end || equals - from > LONGEST_NAME) {
                    throw new ProblemException(Problem.malformed("expected a form of name=value pairs joined by &"));
                }
                String name = decode(body, from, equals);
                String value = decode(body, equals + 1, end);
                if (references.contains(name)) {
                    reference = references.take(reference, name, value, builder::problem);
                } else {
                    fields++;
                    builder.set(name, value);
                }
            }
            from = end + 1;
        }
        return CustomerJson.of(reference, fields, builder);
    }

    private static int find(byte[] body, char what, int from, int end) {
        int at = from;
        while (at < end && body[at] != what) {
            at++;
        }
        return at;
    }

    /** Plus signs are blanks and {@code %xx} are bytes of UTF-8. */
    private static String decode(byte[] body, int from, int end) {
        byte[] plain = new byte[end - from];
        int length = 0;
        for (int at = from; at < end; at++) {
            byte b = body[at];
            if (b == '%') {
                plain[length++] = escaped(body, at + 1, end);
                at += 2;
            } else {
                plain[length++] = b == '+' ? (byte) ' ' : b;
            }
        }
        byte[] text = Arrays.copyOf(plain, length);
        Utf8.requireText(text);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static byte escaped(byte[] body, int at, int end) {
        int high = at < end ? Character.digit(body[at], 16) : -1;
        int low = at + 1 < end ? Character.digit(body[at + 1], 16) : -1;
        if (high < 0 || low < 0) {
            throw new ProblemException(Problem.malformed("a % in the form is not followed by two hexadecimal digits"));
        }
        return (byte) (high << 4 | low);
    }
}
