package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.FieldProblem.Code;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Which fields of a request only name the customer: {@code customer_id} and the schema's identifier, unless a feature is
 * called so. Immutable.
 */
final class References {

    static final String CUSTOMER_ID = "customer_id";
    private static final int LONGEST = 200;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final String[] names;

    References(ChurnSchema schema) {
        Set<String> all = new LinkedHashSet<>();
        all.add(CUSTOMER_ID);
        schema.identifier().ifPresent(column -> {
            all.add(column);
            all.add(FieldNames.of(column));
        });
        all.removeIf(name -> schema.slotOf(name).isPresent());
        names = all.toArray(String[]::new);
    }

    /** Whether a field names the customer. */
    boolean contains(String field) {
        for (String name : names) {
            if (name.equals(field)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The reference after one more field.
     *
     * @param before what earlier fields gave, empty for nothing
     * @param value blank for none
     * @param problems hears of a reference that is given twice or is not acceptable
     */
    String take(String before, String field, String value, Consumer<FieldProblem> problems) {
        String reference = value.strip();
        if (reference.isEmpty()) {
            return before;
        }
        if (!before.isEmpty()) {
            problems.accept(new FieldProblem(
                    Code.DUPLICATE_FIELD, field, "", "one name for the customer", "name the customer once"));
            return before;
        }
        if (!acceptable(reference)) {
            refuse(field, problems);
        }
        return reference;
    }

    /** Notes a reference that is not acceptable, without repeating it: it may be personal. */
    void refuse(String field, Consumer<FieldProblem> problems) {
        problems.accept(new FieldProblem(
                Code.WRONG_TYPE,
                field,
                "",
                "a text or number of at most " + LONGEST + " printable characters",
                "shorten it or leave it out"));
    }

    /** Who a JSON object is about that was not accepted; empty where that cannot be told or repeated. */
    String find(byte[] object) {
        try (JsonParser parser = FACTORY.createParser(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = contains(parser.currentName());
                JsonToken value = parser.nextToken();
                if (wanted && (value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT)) {
                    return shown(parser.getText());
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return ""; // the record's own problem tells that it cannot be read
        }
    }

    /** What an answer may repeat of a name: all of it if it is acceptable, else nothing. */
    static String shown(String value) {
        String reference = value.strip();
        return acceptable(reference) ? reference : "";
    }

    private static boolean acceptable(String reference) {
        return reference.length() <= LONGEST && reference.codePoints().allMatch(References::printable);
    }

    private static boolean printable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.SURROGATE && type != Character.FORMAT;
    }
}
