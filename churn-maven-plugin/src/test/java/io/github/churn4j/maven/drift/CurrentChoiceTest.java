package io.github.churn4j.maven.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.maven.registry.GoalSettings;
import io.github.churn4j.servlet.journal.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrentChoiceTest {

    private static final Path BASE = Path.of("/project");
    private static final String URL = "jdbc:h2:mem:x;PASSWORD=s3cr3t";

    @Test
    void isAFileOfTheProject() {
        assertThat(choose(Map.of("data", "new.csv"), Map.of()))
                .isEqualTo(new CurrentData.Table(Path.of("/project/new.csv"), ';'));
    }

    @Test
    void isAQueryWithThePasswordOfTheEnvironment() {
        assertThat(choose(
                        Map.of("jdbcUrl", URL, "query", " select * from customers ", "jdbcUser", "ada"),
                        Map.of("CHURN_JDBC_PASSWORD", "pw")))
                .isEqualTo(new CurrentData.Query(URL, "ada", "pw", "select * from customers"));
    }

    @Test
    void isALogWithAnEndAndItsFeedback() {
        assertThat(choose(
                        Map.of(
                                "journal", "log",
                                "from", "2026-01-31",
                                "to", "2026-01-31T12:00:00Z",
                                "feedback", "/feedback",
                                "period", "week"),
                        Map.of()))
                .isEqualTo(new CurrentData.Journal(
                        Path.of("/project/log"),
                        Instant.parse("2026-01-31T00:00:00Z"),
                        Instant.parse("2026-01-31T12:00:00Z"),
                        Optional.of(Path.of("/feedback")),
                        Period.WEEK));
        assertThat(choose(Map.of("journal", "log"), Map.of()))
                .isEqualTo(new CurrentData.Journal(
                        Path.of("/project/log"), Instant.MIN, Instant.MAX, Optional.empty(), Period.DAY));
    }

    @Test
    void takesTimesAsSchedulersWriteThem() {
        CurrentData.Journal journal =
                (CurrentData.Journal) choose(Map.of("journal", "log", "from", "2026-01-31T06:00:00+00:00"), Map.of());
        assertThat(journal.from()).isEqualTo(Instant.parse("2026-01-31T06:00:00Z"));
    }

    @Test
    void isExactlyOne() {
        assertThatThrownBy(() -> choose(Map.of(), Map.of()))
                .hasMessageContaining("there are no current customers")
                .hasMessageContaining(
                        "churn.data (a CSV file), churn.jdbcUrl with churn.query (a database), or" + " churn.journal");
        assertThatThrownBy(() -> choose(Map.of("data", "a.csv", "journal", "log"), Map.of()))
                .hasMessageContaining("churn.data and churn.journal are set, expected exactly one")
                .hasMessageContaining("-Dchurn.data=");
        assertThatThrownBy(() -> choose(Map.of("data", "a.csv", "jdbcUrl", URL, "query", "select 1"), Map.of()))
                .hasMessageContaining("churn.data and churn.jdbcUrl are set")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void aBlankPropertyTakesAnotherOneBack() {
        assertThat(choose(Map.of("data", " ", "journal", "log"), Map.of())).isInstanceOf(CurrentData.Journal.class);
    }

    @Test
    void aDatabaseNeedsBothUrlAndQuery() {
        assertThatThrownBy(() -> choose(Map.of("query", "select 1"), Map.of()))
                .hasMessageContaining("churn.jdbcUrl is not set, expected the database's URL");
        assertThatThrownBy(() -> choose(Map.of("jdbcUrl", URL), Map.of()))
                .hasMessageContaining("churn.jdbcUrl is set without churn.query, expected a SELECT");
        assertThatThrownBy(() -> choose(Map.of("jdbcUrl", "ada:s3cr3t@host", "query", "select 1"), Map.of()))
                .hasMessageContaining("churn.jdbcUrl is no URL")
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn.jdbc-password", "churn.jdbcPassword"})
    void aPasswordOnTheCommandLineIsRefusedAndNotTold(String key) {
        GoalSettings settings = new GoalSettings(Map.of(key, "s3cr3t")::get, name -> null, name -> null);
        CurrentChoice choice = new CurrentChoice(null, ',', URL, null, "select 1", null, null, null, null, null);
        assertThatThrownBy(() -> choice.choose(BASE, settings))
                .hasMessageContaining(key + " is a secret, expected in the environment as CHURN_JDBC_PASSWORD")
                .hasMessageNotContaining("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource({"from, 2026-01-31", "to, 2026-01-31", "feedback, f"})
    void whatOnlyALogHasIsRefusedElsewhere(String property, String value) {
        assertThatThrownBy(() -> choose(Map.of("data", "a.csv", property, value), Map.of()))
                .hasMessageContaining(
                        "churn." + property + " is set with churn.data, expected with churn.journal only");
    }

    @Test
    void timesAndPeriodsAreUnderstoodOrNamed() {
        assertThatThrownBy(() -> choose(Map.of("journal", "log", "from", "yesterday"), Map.of()))
                .hasMessageContaining("churn.from is \"yesterday\", expected an instant such as");
        assertThatThrownBy(() -> choose(Map.of("journal", "log", "from", "2026-02-01", "to", "2026-01-01"), Map.of()))
                .hasMessageContaining("churn.from is 2026-02-01 and churn.to is 2026-01-01");
        assertThatThrownBy(() -> choose(Map.of("journal", "log", "period", "year"), Map.of()))
                .hasMessageContaining("churn.period is \"year\", expected day, week or month");
    }

    @Test
    void aQueryTellsNothingOfItself() {
        assertThat(new CurrentData.Query(URL, "ada", "pw", "select 1").toString())
                .doesNotContain("s3cr3t", "pw", "ada");
    }

    private static CurrentData choose(Map<String, String> given, Map<String, String> environment) {
        GoalSettings settings = new GoalSettings(key -> null, environment::get, key -> null);
        return new CurrentChoice(
                        get(given, "data"),
                        ';',
                        get(given, "jdbcUrl"),
                        get(given, "jdbcUser"),
                        get(given, "query"),
                        get(given, "journal"),
                        get(given, "from"),
                        get(given, "to"),
                        get(given, "feedback"),
                        get(given, "period"))
                .choose(BASE, settings);
    }

    private static @Nullable String get(Map<String, String> given, String key) {
        return given.get(key);
    }
}
