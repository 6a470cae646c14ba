package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.DataException.Code;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcSourceTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("Left", "true", "false")
            .identifier("Id")
            .time("Since")
            .feature(NumericFeature.of("Age"))
            .feature(NumericFeature.of("Balance").withMissing(MissingPolicy.IMPUTE))
            .feature(NumericFeature.of("Score").withMissing(MissingPolicy.IMPUTE))
            .feature(CategoricalFeature.of("Plan", "basic", "gold"))
            .build();

    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:rows", "sa", "");

    @BeforeEach
    void fill() throws SQLException {
        database.setMaxConnections(2);
        execute("CREATE TABLE customers (id BIGINT, age INT, balance DECIMAL(12, 2), score DOUBLE PRECISION,"
                + " plan CHAR(8), since DATE, seen TIMESTAMP, note CLOB, left_ BOOLEAN)");
        execute("INSERT INTO customers VALUES"
                + " (1, 41, 1234.50, 0.1, 'gold', DATE '2024-02-29', TIMESTAMP '2024-02-29 10:00:00', 'x', TRUE),"
                + " (2, 29, NULL, 1e-7, 'basic', DATE '2023-01-01', NULL, NULL, FALSE),"
                + " (3, 70, -5.00, NULL, 'basic', DATE '1969-12-31', NULL, NULL, FALSE)");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP ALL OBJECTS");
        database.dispose();
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private JdbcSource query(String sql, @Nullable Object... parameters) {
        return JdbcSource.of(database, sql, parameters);
    }

    private static List<String> column(JdbcSource source, int column) {
        List<String> texts = new ArrayList<>();
        try (TextRows rows = source.open()) {
            while (rows.next()) {
                texts.add(rows.row().text(column));
            }
        }
        return texts;
    }

    private static DataException failure(JdbcSource source) {
        return catchThrowableOfType(DataException.class, () -> column(source, 0));
    }

    @Test
    void readsRowsUnderFoldedNames() {
        Dataset data = DatasetReader.of(SCHEMA)
                .read(query(
                        "SELECT id, age, balance, score, plan, since, left_ AS \"LEFT\" FROM customers"
                                + " WHERE age > ? ORDER BY id",
                        20))
                .dataset();
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.column(0)).containsExactly(41, 29, 70);
        assertThat(data.column(1)).containsExactly(1234.5, Double.NaN, -5);
        assertThat(data.column(2)).containsExactly(.1, 1e-7, Double.NaN);
        assertThat(data.column(3)).containsExactly(1, 0, 0);
        assertThat(data.labels()).containsExactly(1, 0, 0);
        assertThat(data.identifier(2)).contains("3");
        assertThat(data.time(0)).isEqualTo(1_709_164_800_000L);
        assertThat(data.time(2)).isEqualTo(-86_400_000L);
        assertThat(data.line(2)).isEqualTo(3);
        assertThat(data.source()).isEqualTo("query");
    }

    @Test
    void infersASchemaFromAQuery() {
        ChurnSchema schema = SchemaInference.withDefaults()
                .withLabel("EXITED")
                .withIdentifier("ID")
                .infer(query("SELECT id, age, plan, left_ AS exited FROM customers"))
                .schema();
        assertThat(schema.requireLabel()).isEqualTo(new Label("EXITED", "true", "false"));
        assertThat(schema.features()).extracting(Feature::column).containsExactly("AGE", "PLAN");
    }

    @Test
    void bindsParametersAndNull() {
        assertThat(column(query("SELECT id FROM customers WHERE plan = ? AND age >= ?", "basic", 50), 0))
                .containsExactly("3");
        assertThat(failure(query("SELECT id FROM customers WHERE plan = ?", (Object) null))
                        .code())
                .isEqualTo(Code.NO_ROWS);
    }

    @Test
    void writesValuesAsAFileWould() {
        assertThat(column(query("SELECT CAST(0.1 AS REAL)"), 0)).containsExactly("0.1");
        assertThat(column(query("SELECT CAST(3 AS DOUBLE PRECISION)"), 0)).containsExactly("3");
        assertThat(column(query("SELECT CAST('NaN' AS DOUBLE PRECISION)"), 0)).containsExactly("NaN");
        assertThat(column(query("SELECT CAST(1E20 AS DECIMAL(30, 0))"), 0)).containsExactly("100000000000000000000");
        assertThat(column(query("SELECT seen FROM customers ORDER BY id"), 0))
                .containsExactly("2024-02-29T10:00", "", "");
        assertThat(column(query("SELECT note FROM customers ORDER BY id"), 0)).containsExactly("x", "", "");
        assertThat(column(query("SELECT TRUE"), 0)).containsExactly("true");
    }

    @Test
    void tellsWhatAQueryCannotDeliver() {
        assertThat(failure(query("SELECT nothing FROM nowhere")))
                .hasMessageContaining("query: the query failed: ")
                .extracting(DataException::code)
                .isEqualTo(Code.UNREADABLE);
        assertThat(failure(query("SELECT id FROM customers WHERE FALSE")).code())
                .isEqualTo(Code.NO_ROWS);
        assertThat(failure(query("SELECT id, age AS id FROM customers")).code()).isEqualTo(Code.DUPLICATE_COLUMN);
        assertThat(failure(query("SELECT X'0102' AS photo").withName("customers")))
                .hasMessageContaining("customers:1: column 'PHOTO' is binary");
        assertThat(failure(query("SELECT REPEAT('x', 2000000) AS t")).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void doesNotChooseBetweenNamesThatDifferInCaseOnly() {
        ChurnSchema schema =
                ChurnSchema.builder().feature(NumericFeature.of("Age")).build();
        JdbcSource two = query("SELECT 1 AS \"AGE\", 2 AS \"age\"");
        assertThat(catchThrowableOfType(
                                DataException.class,
                                () -> DatasetReader.of(schema).read(two))
                        .code())
                .isEqualTo(Code.MISSING_COLUMN);
        JdbcSource exact = query("SELECT 1 AS \"AGE\", 2 AS \"Age\"");
        assertThat(DatasetReader.of(schema).read(exact).dataset().slot(0, 0)).isEqualTo(2);
    }

    @Test
    void givesItsConnectionBackAsItWas() throws SQLException {
        for (int i = 0; i < 5; i++) {
            column(query("SELECT id FROM customers").withFetchSize(1), 0);
            failure(query("SELECT id FROM customers WHERE FALSE"));
            failure(query("SELECT broken FROM customers"));
            failure(query("SELECT id, age AS id FROM customers"));
        }
        assertThat(database.getActiveConnections()).isZero();
        try (Connection connection = database.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
        }
    }
}
