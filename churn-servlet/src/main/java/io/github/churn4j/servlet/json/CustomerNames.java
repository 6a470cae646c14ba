package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.NumericFeature;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Under which names a request may say who a customer is: {@code customer_id} and the schema's identifier, as a column
 * or as a field. A feature of that name wins. Immutable and thread-safe.
 */
final class CustomerNames {

    static final String CUSTOMER_ID = "customer_id";
    private static final int LONGEST = 200;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Set<String> names = new LinkedHashSet<>();

    CustomerNames(ChurnSchema schema) {
        names.add(CUSTOMER_ID);
        schema.identifier().ifPresent(column -> {
            names.add(column);
            names.add(field(column));
        });
        names.removeIf(name -> schema.slotOf(name).isPresent());
    }

    /** A column's field, which is spelt by one rule whether it is a feature or not. */
    static String field(String column) {
        return NumericFeature.of(column).field();
    }

    boolean contains(String name) {
        return names.contains(name);
    }

    /** Who an object is about that was not accepted; empty where that cannot be told. */
    String find(byte[] object) {
        try (JsonParser parser = FACTORY.createParser(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = names.contains(parser.currentName());
                JsonToken value = parser.nextToken();
                if (wanted && value != null && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    return shortened(parser.getText());
                }
                parser.skipChildren();
            }
            return "";
        } catch (IOException e) {
            return ""; // the record's own problem tells that it cannot be read
        }
    }

    static String shortened(String reference) {
        return reference.length() <= LONGEST ? reference : reference.substring(0, LONGEST);
    }
}
