package io.github.churn4j.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a query on any JDBC data source, as the text a CSV file would hold: NULL is missing, a boolean
 * {@code true} or {@code false}, dates and times ISO.
 *
 * <p>Column labels match the schema exactly, or else in any letter case where that is unmistakable, because engines
 * fold names. Rows are fetched in portions (1,000 by default) inside a transaction that is rolled back, because some
 * drivers hold the whole result in memory otherwise; connection, statement and result are closed with the rows. As
 * thread-safe as the data source.
 */
public final class JdbcSource extends RowSource {

    /** The rows fetched at once unless another number is set. */
    public static final int DEFAULT_FETCH_SIZE = 1000;

    private final DataSource database;
    private final String query;
    private final List<@Nullable Object> parameters;
    private final int fetchSize;
    private final String name;

    private JdbcSource(
            DataSource database, String query, List<@Nullable Object> parameters, int fetchSize, String name) {
        this.database = database;
        this.query = query;
        this.parameters = parameters;
        this.fetchSize = fetchSize;
        this.name = name;
    }

    /**
     * A query with a value for each of its question marks.
     *
     * @throws IllegalArgumentException if the query is blank
     */
    public static JdbcSource of(DataSource database, String query, @Nullable Object... parameters) {
        if (query.isBlank()) {
            throw new IllegalArgumentException("the query is blank; give a SELECT");
        }
        List<@Nullable Object> copy = new ArrayList<>();
        Collections.addAll(copy, parameters);
        return new JdbcSource(database, query, Collections.unmodifiableList(copy), DEFAULT_FETCH_SIZE, "query");
    }

    /** The same query that fetches another number of rows at once; 0 leaves it to the driver. */
    public JdbcSource withFetchSize(int rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("fetch size is " + rows + ", expected 0 or more");
        }
        return new JdbcSource(database, query, parameters, rows, name);
    }

    /** The same query under another name for messages; the query's own text never appears in them. */
    public JdbcSource withName(String newName) {
        return new JdbcSource(database, query, parameters, fetchSize, newName);
    }

    @Override
    public String name() {
        return name;
    }

    DataSource database() {
        return database;
    }

    String query() {
        return query;
    }

    List<@Nullable Object> parameters() {
        return parameters;
    }

    int fetchSize() {
        return fetchSize;
    }

    @Override
    TextRows open() {
        return JdbcRows.open(this);
    }
}
