package io.github.churn4j.data;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges whether a table may be learned from: every row against the schema, then all rows together.
 *
 * <p>Row by row: ragged rows, wrong types, values out of range, unseen levels, missing values and labels. Together:
 * too many refused rows (more than 1 % by default), a label with one class, doubled identifiers, equal rows and equal
 * rows with different labels, missing rates, constant features, identifiers among the features, and features that
 * alone tell the label (AUC of at least .98, judged where each class has ten rows or more). O(n·d·log n). Immutable
 * and thread-safe; deterministic.
 */
public final class Validator {

    private final ChurnSchema schema;
    private final DatasetReader reader;
    private final Set<String> allowedLeakage;

    private Validator(ChurnSchema schema, DatasetReader reader, Set<String> allowedLeakage) {
        this.schema = schema;
        this.reader = reader;
        this.allowedLeakage = allowedLeakage;
    }

    /** A validator that demands labels where the schema declares one, and allows no leakage. */
    public static Validator of(ChurnSchema schema) {
        return new Validator(schema, DatasetReader.of(schema), Set.of());
    }

    /** The same for tables without label. */
    public Validator withoutLabel() {
        return new Validator(schema, reader.withoutLabel(), allowedLeakage);
    }

    /** The same with another fraction, in [0, 1], of rows that may be refused. */
    public Validator withMaxRefused(double fraction) {
        return new Validator(schema, reader.withMaxRefused(fraction), allowedLeakage);
    }

    /** The same that writes refused rows to a CSV file; see {@link RejectFile}. */
    public Validator withRejects(Path file) {
        return new Validator(schema, reader.withRejects(file), allowedLeakage);
    }

    /**
     * The same that warns only where one of these features alone tells the label.
     *
     * @throws IllegalArgumentException if one is no feature of the schema
     */
    public Validator withAllowedLeakage(Collection<String> columns) {
        Set<String> allowed = new HashSet<>();
        columns.forEach(
                c -> allowed.add(schema.features().get(schema.requireSlot(c)).column()));
        return new Validator(schema, reader, Set.copyOf(allowed));
    }

    /**
     * Reads and judges a table; what is wrong with its content is in the report.
     *
     * @throws DataException if the table cannot be read or lacks a column
     */
    public ReadResult validate(RowSource source) {
        return check(reader.collect(source));
    }

    /** Judges all rows of a dataset together. */
    public ValidationReport check(Dataset data) {
        ReportBuilder report =
                new ReportBuilder(new ValidationReport(data.source(), data.size(), 0, List.of(), Map.of()));
        new DatasetChecks(data, report, allowedLeakage).run();
        return report.build();
    }

    private ReadResult check(ReadResult read) {
        ReportBuilder report = new ReportBuilder(read.report());
        new DatasetChecks(read.dataset(), report, allowedLeakage).run();
        return new ReadResult(read.dataset(), report.build());
    }

    /**
     * Reads a table that must be fit to learn from.
     *
     * @throws DataException as {@link #validate}, and with every finding of severity {@link Severity#ERROR}
     */
    public ReadResult read(RowSource source) {
        ReadResult result = validate(source);
        result.report().requirePassed();
        return result;
    }
}
