package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of refused rows: the original columns, then {@code reject_line} and {@code reject_reason}.
 *
 * <p>Written to {@code name.part} and renamed by {@link #commit()}, so that a reader never sees half of it. Where no
 * row was refused there is no file, and one left by an earlier run is removed. Cells beyond the header of a row that
 * is too long are dropped. Not thread-safe.
 */
public final class RejectFile implements AutoCloseable {

    private static final List<String> ADDED = List.of("reject_line", "reject_reason");

    private final Path file;
    private final Path part;
    private final StringBuilder buffer = new StringBuilder();
    private @Nullable Writer writer;
    private long count;

    private RejectFile(Path file) {
        this.file = file;
        this.part = file.resolveSibling(file.getFileName() + ".part");
    }

    /** A reject file that comes into being with the first refused row. */
    public static RejectFile of(Path file) {
        return new RejectFile(file);
    }

    /** Writes the current row with its problems. */
    public void add(CheckedRows rows) {
        try {
            if (writer == null) {
                writer = start(rows.header());
            }
            buffer.setLength(0);
            appendRow(buffer, rows);
            writer.append(buffer);
            count++;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Appends the header line of a reject file for tables with the given columns, for writers of their own. */
    public static void appendHeader(StringBuilder out, List<String> columns) {
        for (String column : columns) {
            if (!ADDED.contains(column)) {
                CsvCells.append(out, column, ',');
                out.append(',');
            }
        }
        out.append(String.join(",", ADDED)).append('\n');
    }

    /** Appends the current row as a line of a reject file, for writers of their own. */
    public static void appendRow(StringBuilder out, CheckedRows rows) {
        List<String> cells = rows.cells();
        for (int i = 0; i < cells.size(); i++) {
            if (!ADDED.contains(rows.header().get(i))) {
                CsvCells.append(out, cells.get(i), ',');
                out.append(',');
            }
        }
        out.append(rows.line()).append(',');
        CsvCells.append(out, reason(rows.currentProblems()), ',');
        out.append('\n');
    }

    private static String reason(List<Finding> problems) {
        return problems.stream().map(Finding::reason).collect(Collectors.joining(" | "));
    }

    private Writer start(List<String> header) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
        appendHeader(buffer, header);
        out.append(buffer);
        return out;
    }

    /** The number of rows written. */
    public long count() {
        return count;
    }

    /** Finishes the file and gives it its name. */
    public void commit() {
        try {
            if (writer == null) {
                Files.deleteIfExists(file);
                return;
            }
            writer.close();
            writer = null;
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Removes what was not committed. */
    @Override
    public void close() {
        if (writer != null) {
            try {
                writer.close();
                Files.deleteIfExists(part);
            } catch (IOException e) {
                throw unwritable(e);
            } finally {
                writer = null;
            }
        }
    }

    private DataException unwritable(IOException e) {
        return new DataException(
                Code.UNWRITABLE, file.toString(), 0, null, "cannot be written: " + e + "; check folder and space", e);
    }
}
