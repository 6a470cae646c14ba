package io.github.churn4j.data;

/** The rule every column name keeps. */
final class Columns {

    private Columns() {}

    static void check(String column) {
        if (column.isBlank() || FieldNames.of(column).isEmpty()) {
            throw new IllegalArgumentException(
                    "column name \"" + column + "\" has no letter or digit; every column needs a name");
        }
    }
}
