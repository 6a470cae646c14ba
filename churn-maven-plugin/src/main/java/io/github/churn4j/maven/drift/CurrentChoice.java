package io.github.churn4j.maven.drift;

import io.github.churn4j.maven.registry.GoalSettings;
import io.github.churn4j.servlet.journal.Period;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user said of current customers, as the properties were written; a blank one counts as not set, so that a POM's
 * can be taken back on the command line.
 *
 * @param data churn.data
 * @param separator of that file
 * @param jdbcUrl churn.jdbcUrl
 * @param jdbcUser churn.jdbcUser
 * @param query churn.query
 * @param journal churn.journal
 * @param from churn.from
 * @param to churn.to
 * @param feedback churn.feedback
 * @param period churn.period
 */
public record CurrentChoice(
        @Nullable String data,
        char separator,
        @Nullable String jdbcUrl,
        @Nullable String jdbcUser,
        @Nullable String query,
        @Nullable String journal,
        @Nullable String from,
        @Nullable String to,
        @Nullable String feedback,
        @Nullable String period) {

    private static final String SOURCES = "churn.data (a CSV file), churn.jdbcUrl with churn.query (a database), or"
            + " churn.journal (the service's own prediction log)";
    private static final String PASSWORD = "churn.jdbc-password";

    /**
     * The one place that is meant.
     *
     * @param base what relative names are resolved against
     * @param settings that hold the password, in the environment only
     * @throws IllegalArgumentException if there is none or more than one, or a property does not go with it
     */
    public CurrentData choose(Path base, GoalSettings settings) {
        List<String> given = new ArrayList<>();
        given("churn.data", data, given);
        if (!given("churn.jdbcUrl", jdbcUrl, given)) {
            given("churn.query", query, given);
        }
        given("churn.journal", journal, given);
        if (given.isEmpty()) {
            throw new IllegalArgumentException("there are no current customers to look at; set one of " + SOURCES);
        }
        if (given.size() > 1) {
            throw new IllegalArgumentException(String.join(" and ", given) + " are set, expected exactly one of "
                    + SOURCES + "; take one back with -D" + given.get(0) + "=");
        }
        return switch (given.get(0)) {
            case "churn.data" -> table(base);
            case "churn.journal" -> journal(base);
            default -> query(settings);
        };
    }

    private CurrentData table(Path base) {
        refuse("churn.data");
        return new CurrentData.Table(path(base, "churn.data", text(data)), separator);
    }

    private CurrentData query(GoalSettings settings) {
        refuse("churn.query");
        if (!text(jdbcUrl).startsWith("jdbc:")) { // not told: it may hold a secret
            throw new IllegalArgumentException("churn.jdbcUrl " + (text(jdbcUrl).isEmpty() ? "is not set" : "is no URL")
                    + ", expected the database's URL, such as jdbc:postgresql://host/database");
        }
        if (text(query).isEmpty()) {
            throw new IllegalArgumentException(
                    "churn.jdbcUrl is set without churn.query, expected a SELECT with a column for each feature");
        }
        String password = password(settings);
        return new CurrentData.Query(text(jdbcUrl), text(jdbcUser), password, text(query));
    }

    private static String password(GoalSettings settings) {
        if (settings.get("churn.jdbcPassword") != null) {
            throw new IllegalArgumentException("churn.jdbcPassword is a secret, expected in the environment as"
                    + " CHURN_JDBC_PASSWORD; take it out of command lines and POMs");
        }
        String password = settings.get(PASSWORD);
        return password == null ? "" : password;
    }

    private CurrentData journal(Path base) {
        Instant first = instant("churn.from", text(from)).orElse(Instant.MIN);
        Instant end = instant("churn.to", text(to)).orElse(Instant.MAX);
        if (!first.isBefore(end)) {
            throw new IllegalArgumentException("churn.from is " + text(from) + " and churn.to is " + text(to)
                    + ", expected a beginning before its end");
        }
        return new CurrentData.Journal(
                path(base, "churn.journal", text(journal)),
                first,
                end,
                Optional.of(text(feedback)).filter(f -> !f.isEmpty()).map(f -> path(base, "churn.feedback", f)),
                period(text(period)));
    }

    private static Period period(String text) {
        return Period.of(text.isEmpty() ? Period.DAY.text() : text)
                .orElseThrow(() ->
                        new IllegalArgumentException("churn.period is \"" + text + "\", expected day, week or month"));
    }

    /** What only a journal has would be passed over in silence. */
    private void refuse(String source) {
        for (String[] property :
                new String[][] {{"churn.from", text(from)}, {"churn.to", text(to)}, {"churn.feedback", text(feedback)}
                }) {
            if (!property[1].isEmpty()) {
                throw new IllegalArgumentException(property[0] + " is set with " + source
                        + ", expected with churn.journal only; leave it out, or choose the rows of the source itself");
            }
        }
    }

    private static boolean given(String property, @Nullable String value, List<String> all) {
        return !text(value).isEmpty() && all.add(property);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static Path path(Path base, String property, String text) {
        try {
            return base.resolve(text).normalize();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(property + " is \"" + text + "\", expected a file or directory", e);
        }
    }

    /** An instant, or a date's first moment in UTC. */
    private static Optional<Instant> instant(String property, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    property + " is \"" + text + "\", expected an instant such as 2026-01-31T12:00:00Z, or a date", e);
        }
    }
}
