package io.github.churn4j.training.job;

import io.github.churn4j.data.CsvSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A table of customers and how to understand it.
 *
 * @param data a CSV file
 * @param schema a schema file; absent to infer one
 * @param label the label column, where a schema is inferred
 * @param positive the value that means the customer left, where a schema is inferred
 * @param identifier the identifier column, where a schema is inferred
 * @param group the customer column, where a schema is inferred
 * @param time the time column, where a schema is inferred
 * @param exclude columns to leave out, with {@code *} as wildcard, where a schema is inferred
 * @param missingTokens texts that mean a missing value, where a schema is inferred
 * @param separator the character between cells
 */
public record TableRequest(
        Path data,
        Optional<Path> schema,
        Optional<String> label,
        Optional<String> positive,
        Optional<String> identifier,
        Optional<String> group,
        Optional<String> time,
        List<String> exclude,
        List<String> missingTokens,
        char separator) {

    public TableRequest {
        exclude = List.copyOf(exclude);
        missingTokens = List.copyOf(missingTokens);
    }

    /** A comma-separated file of which everything is inferred. */
    public static TableRequest of(Path data) {
        return new TableRequest(
                data,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                ',');
    }

    /** The same request for another file. */
    public TableRequest withData(Path file) {
        return new TableRequest(
                file, schema, label, positive, identifier, group, time, exclude, missingTokens, separator);
    }

    /** The same request by a schema file. */
    public TableRequest withSchema(Path file) {
        return new TableRequest(
                data, Optional.of(file), label, positive, identifier, group, time, exclude, missingTokens, separator);
    }

    /** The table. */
    CsvSource source() {
        return CsvSource.of(data).withSeparator(separator);
    }
}
