package io.github.churn4j.data;

/**
 * What is wrong with one field of a record or row.
 *
 * @param code a stable name for programs
 * @param column the column as the schema spells it (for {@link Code#UNKNOWN_FIELD} as the caller spelt it, shortened)
 * @param value the offending value as text, shortened; empty where it is missing
 * @param expectation which values are accepted
 * @param remedy what the caller can do
 */
public record FieldProblem(Code code, String column, String value, String expectation, String remedy) {

    /** The kinds of problems. */
    public enum Code {
        MISSING_FIELD,
        UNKNOWN_FIELD,
        DUPLICATE_FIELD,
        WRONG_TYPE,
        OUT_OF_RANGE,
        UNSEEN_CATEGORY
    }

    private static final int LONGEST_VALUE = 60;

    /**
     * Shortens the value, and an unknown field's name, to 60 characters and makes what cannot be shown (control
     * characters, half a surrogate pair) visible as a question mark.
     */
    public FieldProblem {
        value = printable(value);
        if (code == Code.UNKNOWN_FIELD) {
            column = printable(column);
        }
    }

    /** One sentence: feature, value, expectation, remedy. */
    public String message() {
        String what = code == Code.UNKNOWN_FIELD
                ? "field '" + printable(column) + "' is unknown"
                : value.isEmpty()
                        ? "feature '" + column + "' is missing"
                        : "feature '" + column + "' is \"" + value + "\"";
        return what + ", expected " + expectation + "; " + remedy;
    }

    static String printable(String text) {
        String shortened = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
        StringBuilder clean = new StringBuilder(shortened.length());
        shortened.codePoints().forEach(c -> clean.appendCodePoint(shown(c) ? c : '?'));
        return clean.toString();
    }

    private static boolean shown(int c) {
        int type = Character.getType(c);
        return type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE;
    }
}
