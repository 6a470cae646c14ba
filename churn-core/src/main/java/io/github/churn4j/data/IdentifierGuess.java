package io.github.churn4j.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells columns that name rows from columns that describe customers. */
final class IdentifierGuess {

    private static final Pattern NAMED = Pattern.compile(
            ".*(^|_)(id|uuid|guid|key|no|nr|num|number|ref|reference|index|msisdn|phone|phone_number|iban|email)$"
                    + "|(client|customer|account|user|member|subscriber|row|record|card)(id|num|no|number|key)"
                    + "|id_.*");
    private static final Pattern CUSTOMER =
            Pattern.compile(".*(client|customer|account|user|member|subscriber|msisdn).*");
    private static final Pattern ROW = Pattern.compile("(row|record|line|index|unnamed|column).*");
    private static final int FEWEST_ROWS = 20;
    private static final int WIDE = 6;

    private IdentifierGuess() {}

    /** The field name with an underscore where a capital follows a small letter, so that customerID ends in _id. */
    private static String field(String column) {
        return FieldNames.of(column.replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
    }

    private static boolean named(ColumnProfile column) {
        return NAMED.matcher(field(column.name)).matches();
    }

    /** Whether a column names rows: no value repeats, and its name or its values look like it. */
    static boolean identifies(ColumnProfile column) {
        if (!column.unique() || column.dated()) {
            return false;
        }
        if (named(column)) {
            return column.integers() || !column.numeric();
        }
        if (column.present < FEWEST_ROWS) {
            return false;
        }
        boolean text = column.numbers == 0;
        boolean wide = column.integers() && column.negative == 0 && column.sameWidth() && column.width() >= WIDE;
        return column.counting() || wide || (text && column.sameWidth());
    }

    /** Whether the column is named like an identifier and has too many values to describe customers, but repeats. */
    static boolean repeats(ColumnProfile column) {
        return named(column)
                && !column.unique()
                && (column.integers() || !column.numeric())
                && column.distinct.count() > Math.max(FEWEST_ROWS, column.present / 5);
    }

    /** The best of several identifiers: one named after the customer first, a mere row counter last. */
    static Optional<ColumnProfile> best(List<ColumnProfile> columns) {
        return columns.stream().filter(IdentifierGuess::identifies).min(Comparator.comparingInt(IdentifierGuess::rank));
    }

    private static int rank(ColumnProfile column) {
        String field = field(column.name);
        if (ROW.matcher(field).matches()
                || (column.counting() && !CUSTOMER.matcher(field).matches())) {
            return 3;
        }
        if (CUSTOMER.matcher(field).matches()) {
            return 0;
        }
        return named(column) ? 1 : 2;
    }
}
