package io.github.churn4j.data;

import io.github.churn4j.data.DataException.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A CSV table: UTF-8, with or without byte order mark, plain or gzip (told by its first bytes), line ends LF, CRLF or
 * CR, cells optionally in double quotes, the first row naming the columns.
 *
 * <p>Read as a stream: memory does not grow with the file. A cell may hold 1 MiB characters, the header 10,000
 * columns; both are limits against broken quotes and files that are no tables. Empty lines are skipped. Immutable and
 * thread-safe.
 */
public final class CsvSource extends RowSource {

    static final int LARGEST_CELL = 1 << 20;
    static final int MOST_COLUMNS = 10_000;

    private final String name;
    private final Content content;
    private final char separator;
    private final int largestCell;
    private final int largestRow;

    private CsvSource(String name, Content content, char separator, int largestCell, int largestRow) {
        this.name = name;
        this.content = content;
        this.separator = separator;
        this.largestCell = largestCell;
        this.largestRow = largestRow;
    }

    /** Something that opens a stream. */
    @FunctionalInterface
    interface Content {
        InputStream open() throws IOException;
    }

    /** A file with commas between its cells; it is first looked at when it is read. */
    public static CsvSource of(Path file) {
        return new CsvSource(file.toString(), () -> open(file), ',', LARGEST_CELL, TextRow.LONGEST);
    }

    /** Content that is in memory already, with commas between its cells. */
    public static CsvSource of(String name, byte[] content) {
        byte[] copy = content.clone();
        return new CsvSource(name, () -> new ByteArrayInputStream(copy), ',', LARGEST_CELL, TextRow.LONGEST);
    }

    /**
     * A table that arrives as a stream, with commas between its cells. It can be read once; reading it again fails with
     * {@link DataException.Code#UNREADABLE}. Whoever reads the table closes the stream with it.
     */
    public static CsvSource of(String name, InputStream content) {
        AtomicBoolean taken = new AtomicBoolean();
        return new CsvSource(name, () -> once(content, taken), ',', LARGEST_CELL, TextRow.LONGEST);
    }

    private static InputStream once(InputStream content, AtomicBoolean taken) throws IOException {
        if (taken.getAndSet(true)) {
            throw new IOException("the stream was read already");
        }
        return content;
    }

    /**
     * The same table with another character between its cells.
     *
     * @throws IllegalArgumentException if the separator is a quote or a line end
     */
    public CsvSource withSeparator(char newSeparator) {
        if (newSeparator == '"' || newSeparator == '\n' || newSeparator == '\r' || newSeparator == 0) {
            throw new IllegalArgumentException("a quote or a line end cannot separate cells; use , ; | or a tab");
        }
        return new CsvSource(name, content, newSeparator, largestCell, largestRow);
    }

    /** The same table with another limit for one cell, in characters (1 to 8 Mi). */
    public CsvSource withLargestCell(int characters) {
        if (characters < 1 || characters > 8 << 20) {
            throw new IllegalArgumentException("largest cell is " + characters + ", expected 1 to 8388608 characters");
        }
        return new CsvSource(name, content, separator, characters, largestRow);
    }

    /** The same table with another limit for all cells of one row together, in characters (1 to 16 Mi, the default). */
    public CsvSource withLargestRow(int characters) {
        if (characters < 1 || characters > TextRow.LONGEST) {
            throw new IllegalArgumentException(
                    "largest row is " + characters + ", expected 1 to " + TextRow.LONGEST + " characters");
        }
        return new CsvSource(name, content, separator, largestCell, characters);
    }

    @Override
    public String name() {
        return name;
    }

    /** The character between cells. */
    public char separator() {
        return separator;
    }

    int largestCell() {
        return largestCell;
    }

    int largestRow() {
        return largestRow;
    }

    InputStream stream() throws IOException {
        return content.open();
    }

    @Override
    TextRows open() {
        return CsvRows.open(this);
    }

    private static InputStream open(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new DataException(
                    Code.NOT_A_FILE, file.toString(), "is a directory, expected a CSV file; name the file itself");
        }
        if (!Files.exists(file)) {
            throw new DataException(Code.MISSING_FILE, file.toString(), "there is no such file; check churn.data");
        }
        return Files.newInputStream(file);
    }
}
