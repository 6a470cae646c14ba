package io.github.churn4j.maven;

import io.github.churn4j.training.job.TableRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that reads a table by a schema, or infers one. */
abstract class TableMojo extends ChurnMojo {

    /** The CSV file of customers (UTF-8, header, plain or gzip). */
    @Parameter(property = "churn.data")
    private @Nullable File data;

    /** The schema file; without it one is inferred. */
    @Parameter(property = "churn.schema")
    private @Nullable File schema;

    /** The label column, where the schema is inferred. */
    @Parameter(property = "churn.label")
    private @Nullable String label;

    /** The label value that means the customer left, where the schema is inferred. */
    @Parameter(property = "churn.positive")
    private @Nullable String positive;

    /** The identifier column, where the schema is inferred. */
    @Parameter(property = "churn.id")
    private @Nullable String id;

    /** The column that names the customer where one has several rows, where the schema is inferred. */
    @Parameter(property = "churn.group")
    private @Nullable String group;

    /** The column that dates a row, where the schema is inferred; splits then go by time. */
    @Parameter(property = "churn.time")
    private @Nullable String time;

    /** Columns to leave out, comma-separated, with * as wildcard, where the schema is inferred. */
    @Parameter(property = "churn.exclude")
    private @Nullable List<String> exclude;

    /** Texts that mean a missing value, comma-separated, such as NA, where the schema is inferred. */
    @Parameter(property = "churn.missingTokens")
    private @Nullable List<String> missingTokens;

    /** The character between cells; "tab" for a tab. */
    @Parameter(property = "churn.separator", defaultValue = ",")
    private String separator = ",";

    /** Largest fraction of rows the schema may refuse before the goal fails. */
    @Parameter(property = "churn.maxRejected", defaultValue = "0.01")
    private double maxRejected;

    /** Features that may tell the label alone, comma-separated. */
    @Parameter(property = "churn.allowLeakage")
    private @Nullable List<String> allowLeakage;

    final Optional<Path> data() {
        return Optional.ofNullable(data).map(File::toPath);
    }

    final Path requireData() {
        return data().orElseThrow(() -> new IllegalArgumentException(
                "churn.data is not set; name the CSV file of customers, for example -Dchurn.data=customers.csv"));
    }

    final double maxRejected() {
        return Properties.fraction("churn.maxRejected", maxRejected);
    }

    final List<String> allowLeakage() {
        return trimmed(allowLeakage);
    }

    final char separator() {
        return Separator.of(separator);
    }

    final TableRequest table(Path file) {
        return new TableRequest(
                file,
                Optional.ofNullable(schema).map(File::toPath),
                Optional.ofNullable(label),
                Optional.ofNullable(positive),
                Optional.ofNullable(id),
                Optional.ofNullable(group),
                Optional.ofNullable(time),
                trimmed(exclude),
                trimmed(missingTokens),
                separator());
    }

    static List<String> trimmed(@Nullable List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(String::strip).filter(v -> !v.isEmpty()).toList();
    }
}
