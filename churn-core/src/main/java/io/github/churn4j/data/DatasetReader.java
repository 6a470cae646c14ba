package io.github.churn4j.data;

import io.github.churn4j.data.Finding.Code;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads tables as a schema understands them: whole into a {@link Dataset}, or row by row as {@link CheckedRows}.
 *
 * <p>A row that the schema refuses is left out, counted, reported and, where wanted, written to a reject file. More
 * refused rows than allowed (default 1 %) make the reading fail, because then it is the table or the schema that is
 * wrong, and dropping rows that share a fault would bend the model. Immutable and thread-safe.
 */
public final class DatasetReader {

    /** The largest fraction of refused rows unless another one is set. */
    public static final double DEFAULT_MAX_REFUSED = .01;

    private final ChurnSchema schema;
    private final boolean labelled;
    private final double maxRefused;
    private final @Nullable Path rejects;

    private DatasetReader(ChurnSchema schema, boolean labelled, double maxRefused, @Nullable Path rejects) {
        this.schema = schema;
        this.labelled = labelled;
        this.maxRefused = maxRefused;
        this.rejects = rejects;
    }

    /** A reader that demands the label, identifier, group and time where the schema declares a label. */
    public static DatasetReader of(ChurnSchema schema) {
        return new DatasetReader(schema, schema.label().isPresent(), DEFAULT_MAX_REFUSED, null);
    }

    /** The same reader for tables without label; identifier, group and time may be absent from them as well. */
    public DatasetReader withoutLabel() {
        return new DatasetReader(schema, false, maxRefused, rejects);
    }

    /** The same reader that lets at most this fraction of the rows, in [0, 1], be refused. */
    public DatasetReader withMaxRefused(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("fraction of refused rows is " + fraction + ", expected [0, 1]");
        }
        return new DatasetReader(schema, labelled, fraction, rejects);
    }

    /** The same reader that writes refused rows to a CSV file; see {@link RejectFile}. */
    public DatasetReader withRejects(Path file) {
        return new DatasetReader(schema, labelled, maxRefused, file);
    }

    /** Reads a CSV file with commas; see {@link #read(RowSource)}. */
    public ReadResult read(Path csv) {
        return read(CsvSource.of(csv));
    }

    /**
     * Reads all rows. O(rows × columns); memory as {@link Dataset} says.
     *
     * @throws DataException if the table cannot be read, lacks a column, or too many rows are refused
     */
    public ReadResult read(RowSource source) {
        ReadResult result = collect(source);
        result.report().requirePassed();
        return result;
    }

    /** Reads all rows; too many refused ones are a finding. */
    ReadResult collect(RowSource source) {
        try (CheckedRows rows = open(source);
                RejectFile refused = rejects == null ? null : RejectFile.of(rejects)) {
            Dataset.Builder dataset = Dataset.builder(schema, source.name(), labelled);
            ReportBuilder report = new ReportBuilder(source.name());
            while (rows.next()) {
                report.row(rows.currentProblems());
                if (rows.accepted()) {
                    dataset.add(rows.slots(), rows.label(), rows.identifier(), rows.group(), rows.time(), line(rows));
                } else if (refused != null) {
                    refused.add(rows);
                }
            }
            if (refused != null) {
                refused.commit();
            }
            finish(rows, report);
            return new ReadResult(dataset.build(), report.build());
        }
    }

    private static int line(CheckedRows rows) {
        return (int) Math.min(rows.line(), Integer.MAX_VALUE);
    }

    private void finish(CheckedRows rows, ReportBuilder report) {
        for (String column : rows.extraColumns()) {
            report.add(Finding.table(
                    Code.EXTRA_COLUMN,
                    Severity.NOTE,
                    rows.source(),
                    column,
                    "is not in the schema and was not read",
                    "",
                    "nothing need be done; name it in churn.exclude to say that it is meant"));
        }
        if (rows.unseenAsMissing() > 0) {
            report.add(Finding.table(
                    Code.UNSEEN_AS_MISSING,
                    Severity.NOTE,
                    rows.source(),
                    "",
                    rows.unseenAsMissing() + " values were levels the schema does not list and count as missing",
                    "",
                    "add the levels to the schema and train again if they stay"));
        }
        if (report.refused() > maxRefused * report.rows() || report.refused() == report.rows()) {
            report.add(tooMany(report));
        }
    }

    private Finding tooMany(ReportBuilder report) {
        String first = report.build().findings().stream()
                .filter(f -> f.line() > 0)
                .findFirst()
                .map(f -> "; the first is line " + f.line() + ": " + f.reason())
                .orElse("");
        return Finding.table(
                Code.TOO_MANY_REJECTED,
                Severity.ERROR,
                report.source(),
                "",
                report.refused() + " of " + report.rows() + " rows were refused",
                "at most " + Decimals.format(maxRefused * 100) + " %",
                "correct the rows or the schema, or raise churn.maxRejected" + first);
    }

    /**
     * Opens a table to be read row by row; the caller closes.
     *
     * @throws DataException if the table cannot be opened or lacks a column
     */
    public CheckedRows open(RowSource source) {
        return CheckedRows.open(schema, source, labelled);
    }
}
