package io.github.churn4j.data;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.github.churn4j.data.DataException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file. */
final class CsvRows implements TextRows {

    private static final String OTHER_SEPARATORS = ";\t|,";

    private final CsvSource source;
    private final CsvText text;
    private final Handler handler;
    private final CsvReader<TextRow> parser;
    private final Iterator<TextRow> iterator;
    private final List<String> header;
    private boolean any;

    private CsvRows(CsvSource source, CsvText text) {
        this.source = source;
        this.text = text;
        handler = new Handler(source, text);
        parser = CsvReader.builder()
                .fieldSeparator(source.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .maxBufferSize(source.largestCell() + (1 << 16))
                .build(handler, text);
        iterator = parser.iterator();
        header = readHeader();
    }

    static CsvRows open(CsvSource source) {
        CsvText text = null;
        try {
            text = CsvText.open(source);
            return new CsvRows(source, text);
        } catch (IOException e) {
            throw unreadable(source.name(), 0, e);
        } catch (RuntimeException e) {
            close(text);
            throw e;
        }
    }

    private static void close(@Nullable CsvText text) {
        if (text != null) {
            try {
                text.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<String> readHeader() {
        if (!advance()) {
            throw new DataException(
                    Code.EMPTY, source.name(), "is empty, expected a header line and one row per customer");
        }
        List<String> names = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < handler.row.size(); i++) {
            String given = handler.row.text(i).strip();
            String name = given.isEmpty() ? "column " + (i + 1) : given;
            Integer before = positions.putIfAbsent(name, i + 1);
            if (before != null) {
                throw new DataException(
                        Code.DUPLICATE_COLUMN,
                        source.name(),
                        handler.row.line(),
                        name,
                        "columns " + before + " and " + (i + 1) + " are both called '" + FieldProblem.printable(name)
                                + "'; rename one of them",
                        null);
            }
            names.add(name);
        }
        checkSeparator(names);
        return List.copyOf(names);
    }

    private void checkSeparator(List<String> names) {
        if (names.size() > 1) {
            return;
        }
        for (int i = 0; i < OTHER_SEPARATORS.length(); i++) {
            char other = OTHER_SEPARATORS.charAt(i);
            if (other != source.separator() && names.get(0).indexOf(other) >= 0) {
                String shown = other == '\t' ? "tab" : String.valueOf(other);
                throw new DataException(
                        Code.WRONG_SEPARATOR,
                        source.name(),
                        1,
                        "the header has one column only and its name contains \"" + shown + "\"; set churn.separator="
                                + shown);
            }
        }
    }

    private boolean advance() {
        try {
            return iterator.hasNext() && iterator.next() != null;
        } catch (UncheckedIOException e) {
            throw unreadable(source.name(), handler.row.line(), cause(e));
        } catch (CsvParseException e) {
            throw broken(e);
        }
    }

    private static IOException cause(UncheckedIOException e) {
        IOException cause = e.getCause();
        return cause == null ? new IOException(e) : cause;
    }

    private DataException broken(CsvParseException e) {
        if (e.getCause() instanceof DataException known) {
            return known;
        }
        if (e.getCause() instanceof IOException io) {
            return unreadable(source.name(), handler.row.line(), io);
        }
        if (text.total() - handler.before > source.largestCell()) {
            return handler.tooLarge(e);
        }
        return new DataException(
                Code.MALFORMED,
                source.name(),
                handler.row.line(),
                null,
                "text follows a closing quote in cell " + (handler.cells + 1)
                        + ", expected a separator or a line end; double every quote inside a quoted cell",
                e);
    }

    private static DataException unreadable(String source, long line, IOException e) {
        if (e instanceof CharacterCodingException) {
            return new DataException(
                    Code.NOT_TEXT,
                    source,
                    line,
                    null,
                    "the text after here is not UTF-8; export the table as UTF-8 CSV",
                    e);
        }
        return new DataException(Code.UNREADABLE, source, line, null, "cannot be read: " + e + "; check the file", e);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean foldsCase() {
        return false;
    }

    @Override
    public TextRow row() {
        return handler.row;
    }

    @Override
    public boolean next() {
        boolean more = advance();
        if (!more && !any) {
            throw new DataException(
                    Code.NO_ROWS, source.name(), "has a header but no row, expected one row per customer");
        }
        any = true;
        return more;
    }

    @Override
    public long bytes() {
        return text.bytes();
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw unreadable(source.name(), 0, e);
        }
    }

    /** Copies the parser's cells into the row. */
    private static final class Handler extends AbstractBaseCsvCallbackHandler<TextRow> {
        private final CsvSource source;
        private final CsvText text;
        private final TextRow row;
        private int cells;
        private long before;

        Handler(CsvSource source, CsvText text) {
            this.source = source;
            this.text = text;
            row = new TextRow(source.largestRow());
        }

        @Override
        protected void handleBegin(long line) {
            row.start(line);
            cells = 0;
        }

        @Override
        protected void handleField(int index, char[] buffer, int from, int length, boolean quoted) {
            cells = index + 1;
            before = text.total();
            if (length > source.largestCell() || !row.add(buffer, from, length)) {
                throw tooLarge(null);
            }
            if (index >= CsvSource.MOST_COLUMNS) {
                throw new DataException(
                        Code.TOO_LARGE,
                        source.name(),
                        row.line(),
                        "the row has more than " + CsvSource.MOST_COLUMNS
                                + " cells; check the file and churn.separator");
            }
            if (quoted && unclosed(buffer, from, length)) {
                throw new DataException(
                        Code.MALFORMED,
                        source.name(),
                        row.line(),
                        "a quote opens in cell " + cells
                                + " and the file ends before it closes; close it, or double a quote that belongs to the text");
            }
        }

        /** Whether the file ended inside the quoted cell; the parser itself takes that as the cell's end. */
        private boolean unclosed(char[] buffer, int from, int length) {
            int end = from + length;
            if (length == 0 || text.last() == '"' || buffer[end - 1] != text.last() || !text.finished()) {
                return false;
            }
            return end >= buffer.length || buffer[end] != '"';
        }

        DataException tooLarge(@Nullable Throwable cause) {
            return new DataException(
                    Code.TOO_LARGE,
                    source.name(),
                    row.line(),
                    null,
                    "cell " + (cells + (cause == null ? 0 : 1)) + " of this row is longer than "
                            + source.largestCell()
                            + " characters (or the row than " + source.largestRow()
                            + "); look for a quote that is never closed",
                    cause);
        }

        @Override
        protected TextRow buildRecord() {
            return row;
        }
    }
}
