package io.github.churn4j.data;

/** A table that can be read row by row, as often as needed: a CSV file or a query. */
public abstract sealed class RowSource permits CsvSource, JdbcSource {

    RowSource() {}

    /** What messages call the table: a file name, a query's name. */
    public abstract String name();

    /** Opens the table at its first row; the caller closes. */
    abstract TextRows open();
}
