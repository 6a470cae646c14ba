package io.github.churn4j.data;

import java.util.Locale;

/** The rule that turns a column name into a JSON field name. */
final class FieldNames {

    private FieldNames() {}

    /** Lower case; every run of characters other than letters and digits becomes one underscore, none at the ends. */
    static String of(String column) {
        StringBuilder field = new StringBuilder(column.length());
        boolean gap = false;
        for (int i = 0; i < column.length(); ) {
            int c = column.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && field.length() > 0) {
                    field.append('_');
                }
                gap = false;
                field.appendCodePoint(c);
            } else {
                gap = true;
            }
        }
        return field.toString().toLowerCase(Locale.ROOT);
    }
}
