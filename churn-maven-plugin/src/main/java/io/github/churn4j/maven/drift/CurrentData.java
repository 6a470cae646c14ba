package io.github.churn4j.maven.drift;

import io.github.churn4j.servlet.journal.Period;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Where the current customers of a check come from. */
public sealed interface CurrentData {

    /**
     * A CSV file.
     *
     * @param file UTF-8 with a header, plain or gzip
     * @param separator the character between cells
     */
    record Table(Path file, char separator) implements CurrentData {}

    /**
     * A query.
     *
     * @param url of the database, as its driver spells it; may hold a secret and is never printed
     * @param user empty where the database asks for none
     * @param password empty where the database asks for none
     * @param sql one row per customer
     */
    record Query(String url, String user, String password, String sql) implements CurrentData {
        @Override
        public String toString() {
            return "Query[…]";
        }
    }

    /**
     * A service's own log of predictions.
     *
     * @param directory of the prediction journal
     * @param from the first instant that counts
     * @param to the first one that does not count any more
     * @param feedback directory of the service's feedback, which tells who really left
     * @param period what performance is told by
     */
    record Journal(Path directory, Instant from, Instant to, Optional<Path> feedback, Period period)
            implements CurrentData {}
}
