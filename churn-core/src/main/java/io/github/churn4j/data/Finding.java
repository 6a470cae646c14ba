package io.github.churn4j.data;

/**
 * One thing found in a table.
 *
 * @param code a stable name for programs
 * @param severity how much it matters
 * @param source the table: a file name, a query's name
 * @param line the 1-based line (CSV) or row number (elsewhere); 0 where it concerns the whole table
 * @param column the column; empty where it concerns whole rows
 * @param value the offending value, shortened, or for rows and whole columns what is the matter; empty where it is missing or the schema does not declare
 *     the column
 * @param expectation what is accepted
 * @param remedy what a user can do
 */
public record Finding(
        Code code,
        Severity severity,
        String source,
        long line,
        String column,
        String value,
        String expectation,
        String remedy) {

    /** The kinds of findings. */
    public enum Code {
        RAGGED_ROW,
        MISSING_VALUE,
        WRONG_TYPE,
        OUT_OF_RANGE,
        UNSEEN_CATEGORY,
        UNSEEN_AS_MISSING,
        MISSING_LABEL,
        UNKNOWN_LABEL,
        UNREADABLE_TIME,
        TOO_MANY_REJECTED,
        NO_ACCEPTED_ROW,
        ONE_CLASS_LABEL,
        DUPLICATE_IDENTIFIER,
        MISSING_IDENTIFIER,
        IDENTIFIER_AS_FEATURE,
        DUPLICATE_ROWS,
        CONTRADICTORY_ROWS,
        MISSING_RATE,
        CONSTANT_COLUMN,
        EXTRA_COLUMN,
        LABEL_LEAKAGE
    }

    /** Shortens a cell's value to 60 characters and makes its control characters visible as a question mark. */
    public Finding {
        if (line > 0 && !column.isEmpty()) {
            value = FieldProblem.printable(value);
        }
    }

    /** Where it is: source, and line where it has one. */
    public String place() {
        return line > 0 ? source + ":" + line : source;
    }

    /** One line: place, column, value, expectation, remedy. */
    public String message() {
        return place() + ": " + reason();
    }

    /** One line without the place. */
    public String reason() {
        String what = column.isEmpty()
                ? value
                : noun() + " '" + FieldProblem.printable(column) + "' " + (value.isEmpty() ? "is missing" : is());
        return what + (expectation.isEmpty() ? "" : ", expected " + expectation) + "; " + remedy;
    }

    private String noun() {
        return switch (code) {
            case MISSING_VALUE, WRONG_TYPE, OUT_OF_RANGE, UNSEEN_CATEGORY, MISSING_RATE, LABEL_LEAKAGE -> "feature";
            default -> "column";
        };
    }

    private String is() {
        return line > 0 ? "is \"" + value + "\"" : value;
    }

    static Finding of(String source, long line, FieldProblem problem) {
        Code code = switch (problem.code()) {
            case MISSING_FIELD -> Code.MISSING_VALUE;
            case OUT_OF_RANGE -> Code.OUT_OF_RANGE;
            case UNSEEN_CATEGORY -> Code.UNSEEN_CATEGORY;
            default -> Code.WRONG_TYPE;
        };
        return new Finding(
                code,
                Severity.WARNING,
                source,
                line,
                problem.column(),
                problem.value(),
                problem.expectation(),
                problem.remedy());
    }

    static Finding row(
            Code code, String source, long line, String column, String value, String expectation, String remedy) {
        return new Finding(code, Severity.WARNING, source, line, column, value, expectation, remedy);
    }

    static Finding table(
            Code code,
            Severity severity,
            String source,
            String column,
            String value,
            String expectation,
            String remedy) {
        return new Finding(code, severity, source, 0, column, value, expectation, remedy);
    }
}
