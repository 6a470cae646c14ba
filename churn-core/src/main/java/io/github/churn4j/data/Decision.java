package io.github.churn4j.data;

/**
 * What schema inference made of one column, and why.
 *
 * @param column the column, or a pattern of {@code churn.exclude}
 * @param role what it was made
 * @param reason why, in one line; quotes values of columns that the schema declares only
 */
public record Decision(String column, Role role, String reason) {

    /** What a column can be. */
    public enum Role {
        LABEL,
        IDENTIFIER,
        GROUP,
        TIME,
        NUMERIC,
        BINARY,
        CATEGORICAL,
        EXCLUDED,
        /** Left out of the schema, because a schema cannot name it. */
        IGNORED
    }

    /** One line: column, role, reason. */
    public String line() {
        return FieldProblem.printable(column) + ": " + role.name().toLowerCase(java.util.Locale.ROOT) + ", " + reason;
    }
}
