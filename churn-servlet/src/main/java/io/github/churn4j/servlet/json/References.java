package io.github.churn4j.servlet.json;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.FieldProblem.Code;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which fields of a request only name the customer: {@code customer_id} and the schema's identifier, unless a feature is
 * called so. Immutable.
 */
final class References {

    private static final String CUSTOMER_ID = "customer_id";
    private static final int LONGEST = 200;

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
     * @param builder hears of a reference that is given twice or is not acceptable
     */
    String take(String before, String field, String value, CustomerRecord.Builder builder) {
        String reference = value.strip();
        if (reference.isEmpty()) {
            return before;
        }
        if (!before.isEmpty()) {
            builder.problem(new FieldProblem(
                    Code.DUPLICATE_FIELD, field, "", "one name for the customer", "name the customer once"));
        } else if (!acceptable(reference)) {
            refuse(field, builder);
        }
        return reference;
    }

    /** Notes a reference that is not acceptable, without repeating it: it may be personal. */
    void refuse(String field, CustomerRecord.Builder builder) {
        builder.problem(new FieldProblem(
                Code.WRONG_TYPE,
                field,
                "",
                "a text or number of at most " + LONGEST + " printable characters",
                "shorten it or leave it out"));
    }

    private static boolean acceptable(String reference) {
        return reference.length() <= LONGEST && reference.codePoints().allMatch(References::printable);
    }

    private static boolean printable(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.SURROGATE && type != Character.FORMAT;
    }
}
