package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a query. */
final class JdbcRows implements TextRows {

    private final JdbcSource source;
    private final Connection connection;
    private final boolean autoCommit;
    private final @Nullable PreparedStatement statement;
    private final @Nullable ResultSet results;
    private final List<String> header;
    private final TextRow row = new TextRow();
    private long number;

    private JdbcRows(JdbcSource source, Connection connection) throws SQLException {
        this.source = source;
        this.connection = connection;
        autoCommit = connection.getAutoCommit();
        PreparedStatement prepared = null;
        ResultSet opened = null;
        try {
            connection.setAutoCommit(false);
            prepared = connection.prepareStatement(source.query());
            prepared.setFetchSize(source.fetchSize());
            bind(prepared);
            opened = prepared.executeQuery();
            header = labels(opened.getMetaData());
        } catch (SQLException | RuntimeException e) {
            release(opened, prepared, e);
            throw e;
        }
        statement = prepared;
        results = opened;
    }

    static JdbcRows open(JdbcSource source) {
        try {
            Connection connection = source.database().getConnection();
            try {
                return new JdbcRows(source, connection);
            } catch (SQLException | RuntimeException e) {
                attempt(connection::close, e);
                throw e;
            }
        } catch (SQLException e) {
            throw unreadable(source, 0, e);
        }
    }

    private void bind(PreparedStatement prepared) throws SQLException {
        for (int i = 0; i < source.parameters().size(); i++) {
            Object value = source.parameters().get(i);
            if (value == null) {
                prepared.setNull(i + 1, Types.NULL);
            } else {
                prepared.setObject(i + 1, value);
            }
        }
    }

    private List<String> labels(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i).strip();
            if (!seen.add(label)) {
                throw new DataException(
                        Code.DUPLICATE_COLUMN,
                        source.name(),
                        0,
                        label,
                        "two columns of the query are called '" + FieldProblem.printable(label)
                                + "'; rename one with AS",
                        null);
            }
            labels.add(label);
        }
        return List.copyOf(labels);
    }

    private static DataException unreadable(JdbcSource source, long row, SQLException e) {
        return new DataException(
                Code.UNREADABLE,
                source.name(),
                row,
                null,
                "the query failed: " + e.getMessage() + "; check query, parameters and connection",
                e);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean foldsCase() {
        return true;
    }

    @Override
    public TextRow row() {
        return row;
    }

    @Override
    public boolean next() {
        ResultSet open = results;
        if (open == null) {
            return false;
        }
        try {
            if (!open.next()) {
                if (number == 0) {
                    throw new DataException(
                            Code.NO_ROWS, source.name(), "the query returned no row, expected one per customer");
                }
                return false;
            }
            row.start(++number);
            for (int i = 0; i < header.size(); i++) {
                add(i, JdbcValues.text(open.getObject(i + 1), CsvSource.LARGEST_CELL));
            }
            return true;
        } catch (SQLException e) {
            throw unreadable(source, number, e);
        }
    }

    private void add(int column, @Nullable String text) {
        if (text == null || text.length() > CsvSource.LARGEST_CELL || !row.add(text)) {
            throw new DataException(
                    Code.TOO_LARGE,
                    source.name(),
                    number,
                    header.get(column),
                    "column '" + FieldProblem.printable(header.get(column)) + "' is binary or longer than "
                            + CsvSource.LARGEST_CELL + " characters; leave it out of the query",
                    null);
        }
    }

    @Override
    public void close() {
        SQLException failure = new SQLException("closing failed");
        release(results, statement, failure);
        if (failure.getSuppressed().length > 0) {
            throw unreadable(source, number, failure);
        }
    }

    /** Closes all there is; what fails is added to the given failure. */
    private void release(@Nullable ResultSet opened, @Nullable PreparedStatement prepared, Exception failure) {
        attempt(opened == null ? () -> {} : opened::close, failure);
        attempt(prepared == null ? () -> {} : prepared::close, failure);
        attempt(this::restore, failure);
        attempt(connection::close, failure);
    }

    private void restore() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** A step of closing. */
    private interface Step {
        void run() throws SQLException;
    }

    private static void attempt(Step step, Exception failure) {
        try {
            step.run();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}
