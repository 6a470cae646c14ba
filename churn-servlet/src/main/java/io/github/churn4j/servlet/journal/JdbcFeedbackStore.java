package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Feedback in the table {@code churn_feedback} of a database, which is made if it is not there and may be made.
 *
 * <p>One batch is one transaction. The primary key is a hash of what makes a record's identity, so that sending twice,
 * also to two services, keeps one. Only SQL that every database knows. Nothing is connected before it is needed.
 */
public final class JdbcFeedbackStore implements FeedbackStore {

    private static final System.Logger LOG = System.getLogger(JdbcFeedbackStore.class.getName());
    private static final String COLUMNS =
            "id, prediction_id, customer_id, predicted_until, churned, observed_at, received_at, position_no";
    private static final String CREATE = "CREATE TABLE churn_feedback (id CHAR(32) NOT NULL PRIMARY KEY,"
            + " prediction_id VARCHAR(200), customer_id VARCHAR(200), predicted_until BIGINT, churned SMALLINT NOT NULL,"
            + " observed_at BIGINT, received_at BIGINT NOT NULL, position_no BIGINT NOT NULL)";
    private static final int ROUNDS = 5;
    private static final int TIMEOUT_SECONDS = 10;
    private static final int FETCH = 1_000;

    private final ConnectionSource connections;
    private final AtomicLong position = new AtomicLong();
    private volatile boolean ready;

    private JdbcFeedbackStore(ConnectionSource connections) {
        this.connections = connections;
    }

    /** A store in the database of these connections. */
    public static JdbcFeedbackStore of(ConnectionSource connections) {
        return new JdbcFeedbackStore(connections);
    }

    /** What is done with a connection. */
    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    private <T> T work(Work<T> work) throws IOException {
        try (Connection connection = connections.open()) {
            if (!ready) {
                createTable(connection);
                ready = true;
            }
            return work.with(connection);
        } catch (SQLException e) {
            ready = false; // the table may be gone with the database
            LOG.log(System.Logger.Level.DEBUG, "feedback database", e);
            // the driver's own text may hold the URL with a password
            throw new IOException("the feedback database failed with SQL state " + e.getSQLState(), e);
        }
    }

    private static void createTable(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        if (exists(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CREATE);
        } catch (SQLException e) {
            if (!exists(connection)) { // another service may have made it meanwhile
                throw e;
            }
        }
    }

    private static boolean exists(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT " + COLUMNS + " FROM churn_feedback WHERE 1 = 0")) {
            return !none.next();
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public FeedbackReceipt append(List<Feedback> batch) throws IOException {
        Map<String, Feedback> distinct = new LinkedHashMap<>();
        batch.forEach(feedback -> distinct.putIfAbsent(feedback.key().hex(), feedback));
        return work(connection -> {
            for (int round = 1; ; round++) {
                try {
                    int accepted = insert(connection, distinct);
                    return new FeedbackReceipt(accepted, batch.size() - accepted);
                } catch (SQLException e) {
                    if (round == ROUNDS || !violatesKey(e)) {
                        throw e;
                    }
                } // somebody else kept one of them after we had looked: look again
            }
        });
    }

    private int insert(Connection connection, Map<String, Feedback> distinct) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement find = connection.prepareStatement("SELECT id FROM churn_feedback WHERE id = ?");
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO churn_feedback (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            find.setQueryTimeout(TIMEOUT_SECONDS);
            insert.setQueryTimeout(TIMEOUT_SECONDS);
            int fresh = 0;
            for (Map.Entry<String, Feedback> entry : distinct.entrySet()) {
                if (!found(find, entry.getKey())) {
                    bind(insert, entry.getKey(), entry.getValue());
                    insert.addBatch();
                    fresh++;
                }
            }
            if (fresh > 0) {
                insert.executeBatch();
            }
            connection.commit();
            return fresh;
        } catch (SQLException e) {
            rollback(connection, e);
            throw e;
        } finally {
            connection.setAutoCommit(true); // as a pool wants it back
        }
    }

    private static void rollback(Connection connection, SQLException cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static boolean found(PreparedStatement find, String id) throws SQLException {
        find.setString(1, id);
        try (ResultSet result = find.executeQuery()) {
            return result.next();
        }
    }

    private void bind(PreparedStatement insert, String id, Feedback feedback) throws SQLException {
        insert.setString(1, id);
        insert.setString(2, feedback.predictionId().isEmpty() ? null : feedback.predictionId());
        insert.setString(3, feedback.customer().isEmpty() ? null : feedback.customer());
        bind(insert, 4, feedback.at());
        insert.setInt(5, feedback.churned() ? 1 : 0);
        bind(insert, 6, feedback.observedAt());
        insert.setLong(7, feedback.receivedAt().toEpochMilli());
        long micros = feedback.receivedAt().toEpochMilli() * 1_000;
        insert.setLong(8, position.updateAndGet(last -> Math.max(last + 1, micros)));
    }

    private static void bind(PreparedStatement insert, int index, @Nullable Instant time) throws SQLException {
        if (time == null) {
            insert.setNull(index, Types.BIGINT);
        } else {
            insert.setLong(index, time.toEpochMilli());
        }
    }

    private static boolean violatesKey(SQLException e) {
        for (SQLException at = e; at != null; at = at.getNextException()) {
            String state = at.getSQLState();
            if (at instanceof SQLIntegrityConstraintViolationException || (state != null && state.startsWith("23"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void forEach(Consumer<Feedback> consumer) throws IOException {
        work(connection -> {
            connection.setAutoCommit(false); // PostgreSQL streams rows in a transaction only
            try (Statement statement = connection.createStatement()) {
                statement.setFetchSize(FETCH);
                try (ResultSet row =
                        statement.executeQuery("SELECT " + COLUMNS + " FROM churn_feedback ORDER BY position_no, id")) {
                    while (row.next()) {
                        consumer.accept(feedback(row));
                    }
                }
                connection.commit();
                return true;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    private static Feedback feedback(ResultSet row) throws SQLException {
        String prediction = row.getString(2);
        String customer = row.getString(3);
        return new Feedback(
                prediction == null ? "" : prediction,
                customer == null ? "" : customer,
                instant(row, 4),
                row.getInt(5) == 1,
                instant(row, 6),
                Instant.ofEpochMilli(row.getLong(7)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public String state() throws IOException {
        return work(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*), MAX(position_no) FROM churn_feedback")) {
                return row.next() ? row.getLong(1) + "/" + row.getLong(2) : "";
            }
        });
    }

    @Override
    public void close() {}
}
