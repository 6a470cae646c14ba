package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdbcFeedbackStoreTest extends FeedbackStoreContract {

    @TempDir
    Path folder;

    private ConnectionSource database() {
        return ConnectionSource.url("jdbc:h2:" + folder.resolve("feedback") + ";DB_CLOSE_DELAY=5", "sa", "secret");
    }

    @Override
    FeedbackStore open() {
        return JdbcFeedbackStore.of(database());
    }

    @Test
    void sharesATableWithAnotherService() throws IOException {
        try (FeedbackStore one = open();
                FeedbackStore other = open()) {
            assertThat(one.append(List.of(of("p", true), of("q", true)))).isEqualTo(new FeedbackReceipt(2, 0));
            assertThat(other.append(List.of(of("q", true), of("r", true)))).isEqualTo(new FeedbackReceipt(1, 1));
            assertThat(all(one)).hasSize(3);
        }
    }

    @Test
    void acknowledgesNothingWithoutItsDatabaseAndTellsNoPassword() {
        FeedbackStore store = JdbcFeedbackStore.of(ConnectionSource.url(
                "jdbc:h2:" + folder.resolve("absent") + ";IFEXISTS=TRUE;PASSWORD=hush", "sa", "hush"));
        assertThatThrownBy(() -> store.append(List.of(of("p", true))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SQL state")
                .hasMessageNotContaining("hush");
    }

    @Test
    void keepsAllOfABatchOrNothing() throws IOException, SQLException {
        try (FeedbackStore store = open()) {
            store.append(List.of(of("p", true)));
            try (Connection connection = database().open();
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER TABLE churn_feedback ADD CONSTRAINT short CHECK (prediction_id <> 'bad')");
            }
            assertThatThrownBy(() -> store.append(List.of(of("good", true), of("bad", true))))
                    .isInstanceOf(IOException.class);
            assertThat(all(store)).hasSize(1);
        }
    }

    @Test
    void makesItsTableAgainWhereItWasDropped() throws IOException, SQLException {
        try (FeedbackStore store = open()) {
            store.append(List.of(of("p", true)));
            try (Connection connection = database().open();
                    Statement statement = connection.createStatement()) {
                statement.execute("DROP TABLE churn_feedback");
            }
            assertThatThrownBy(() -> store.append(List.of(of("q", true)))).isInstanceOf(IOException.class);
            assertThat(store.append(List.of(of("q", true)))).isEqualTo(new FeedbackReceipt(1, 0));
        }
    }

    @Test
    void takesNamesOfTheContainersOwnPoolsOnly() {
        assertThatThrownBy(() -> ConnectionSource.named("ldap://example.org/pool"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
