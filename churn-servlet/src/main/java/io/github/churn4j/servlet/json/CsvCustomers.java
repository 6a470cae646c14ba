package io.github.churn4j.servlet.json;

import io.github.churn4j.data.CheckedRows;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.DataException;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.Finding;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers as the rows of a CSV table, read as {@link CsvSource} reads and checked as {@link CheckedRows} checks:
 * columns the schema does not know are passed over, a label need not be there. Columns may be called by their field
 * names as well. A row that is not acceptable concerns that row only; quotes that do not match end the table.
 */
public final class CsvCustomers implements Customers {

    private static final String NAME = "body";

    private final ChurnSchema schema;
    private final CheckedRows rows;
    private final boolean header;
    private final References references;
    /** The cells that name the customer, by their positions. */
    private final int[] naming;

    private String reference = "";
    private Optional<Problem> problem = Optional.empty();

    private CsvCustomers(ChurnSchema schema, CheckedRows rows, boolean header) {
        this.schema = schema;
        this.rows = rows;
        this.header = header;
        references = new References(schema);
        List<String> columns = rows.header();
        naming = IntStream.range(0, columns.size())
                .filter(i -> references.contains(columns.get(i)))
                .toArray();
    }

    /**
     * Opens a table at its first row.
     *
     * @param separator the character between cells; null to guess it from the first row
     * @param headless whether a table is accepted whose first row names no feature; its cells are the features in the
     *     schema's order then
     * @param largest characters a row may have
     * @throws ProblemException if the table cannot be read or lacks a column
     */
    public static CsvCustomers open(
            ByteInput in, ChurnSchema schema, @Nullable Character separator, boolean headless, int largest)
            throws IOException {
        CsvHead head = CsvHead.read(in, schema, separator);
        boolean bare = headless && !head.named();
        if (bare && head.columns().size() != schema.features().size()) {
            throw new ProblemException(Problem.malformed("the first row names no feature and has "
                    + head.columns().size() + " cells, expected a header, or the "
                    + schema.features().size() + " features in the schema's order"));
        }
        InputStream table = bare
                ? new SequenceInputStream(
                        bytes(head.header(schema)), new SequenceInputStream(bytes(head.line()), line(in)))
                : new SequenceInputStream(bytes(head.header()), in);
        CsvSource source = CsvSource.of(NAME, table)
                .withSeparator(head.separator())
                .withLargestCell(largest)
                .withLargestRow(Math.max(largest, head.line().length));
        try {
            CheckedRows rows = DatasetReader.of(schema).withoutLabel().open(source);
            return new CsvCustomers(schema, rows, !bare);
        } catch (DataException e) {
            throw translated(e);
        }
    }

    private static InputStream bytes(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private static InputStream line(InputStream rest) {
        return new SequenceInputStream(bytes(new byte[] {'\n'}), rest);
    }

    /** Whether the table has a header. */
    public boolean header() {
        return header;
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!rows.next()) {
                return false;
            }
        } catch (DataException e) {
            if (e.code() == DataException.Code.NO_ROWS) {
                return false;
            }
            throw translated(e);
        }
        List<FieldProblem> faults = new ArrayList<>(0);
        reference = "";
        for (int cell : naming) {
            reference = references.take(reference, rows.header().get(cell), rows.cell(cell), faults::add);
        }
        problem =
                rows.accepted() && faults.isEmpty() ? Optional.empty() : Optional.of(problem(rows.problems(), faults));
        return true;
    }

    /** What a broken table means for the request; a client that is gone is no problem of the table. */
    private static ProblemException translated(DataException e) throws IOException {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException known) {
                return known;
            }
            if (cause instanceof IOException gone && !(gone instanceof CharacterCodingException)) {
                throw gone;
            }
        }
        String detail = e.getMessage() == null ? "the table cannot be read" : e.getMessage();
        return switch (e.code()) {
            case MISSING_COLUMN ->
                new ProblemException(Problem.of(422, "missing-column", "The table lacks a column", detail));
            case TOO_LARGE ->
                new ProblemException(Problem.of(413, "record-too-large", "The record is too large", detail));
            case WRONG_SEPARATOR ->
                new ProblemException(Problem.malformed(
                        "the header has one column only; say between which character cells stand" + " by ?separator="));
            default -> new ProblemException(Problem.malformed(detail));
        };
    }

    /** The problem of a row: with its values, with the customer's name, or with both. */
    private static Problem problem(List<Finding> findings, List<FieldProblem> faults) {
        if (!findings.isEmpty() && findings.get(0).code() == Finding.Code.RAGGED_ROW) {
            return Problem.of(
                    422,
                    "ragged-row",
                    "The row has another number of cells than the header",
                    findings.get(0).reason());
        }
        return Problem.invalidRecord(
                Stream.concat(faults.stream(), findings.stream().map(CsvCustomers::fieldProblem))
                        .toList());
    }

    private static FieldProblem fieldProblem(Finding finding) {
        FieldProblem.Code code = switch (finding.code()) {
            case MISSING_VALUE -> FieldProblem.Code.MISSING_FIELD;
            case OUT_OF_RANGE -> FieldProblem.Code.OUT_OF_RANGE;
            case UNSEEN_CATEGORY -> FieldProblem.Code.UNSEEN_CATEGORY;
            default -> FieldProblem.Code.WRONG_TYPE;
        };
        return new FieldProblem(code, finding.column(), finding.value(), finding.expectation(), finding.remedy());
    }

    @Override
    public Optional<Problem> problem() {
        return problem;
    }

    @Override
    public CustomerRecord record() {
        if (problem.isPresent()) {
            throw new IllegalStateException("the customer has a problem");
        }
        return CustomerRecord.of(schema, rows.slots());
    }

    @Override
    public String reference() {
        return References.shown(reference);
    }

    @Override
    public void close() {
        rows.close();
    }
}
