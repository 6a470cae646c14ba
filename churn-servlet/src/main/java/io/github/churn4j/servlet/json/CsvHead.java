package io.github.churn4j.servlet.json;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvCells;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first row of a CSV body: which character separates its cells, and which of the schema's columns they name.
 *
 * @param line the row as it came, without its line end
 * @param separator the character between cells
 * @param columns the cells, a feature's column where a cell names it by its field
 * @param named whether it is a header: whether any cell names a feature
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never shared
record CsvHead(byte[] line, char separator, List<String> columns, boolean named) {

    private static final int LONGEST = 1 << 20;
    private static final String SEPARATORS = ",;\t";

    CsvHead {
        columns = List.copyOf(columns);
    }

    /**
     * Reads the first row that is not blank.
     *
     * @param given the separator if it is known; else the one under which most cells name features, or which most
     *     cells have
     */
    static CsvHead read(ByteInput in, ChurnSchema schema, @Nullable Character given) throws IOException {
        if (in.peekLine() < 0) {
            throw new ProblemException(
                    Problem.malformed("the body is empty, expected a header and one row per customer"));
        }
        byte[] line = line(in);
        String text = decode(line);
        CsvHead best = null;
        int most = -1;
        String candidates = given == null ? SEPARATORS : given.toString();
        for (int i = 0; i < candidates.length(); i++) {
            List<String> cells = split(text, candidates.charAt(i));
            int known = (int)
                    cells.stream().filter(c -> schema.slotOf(c).isPresent()).count();
            int merit = known * 100_000 + Math.min(cells.size(), 99_999);
            if (merit > most) {
                most = merit;
                best = new CsvHead(line, candidates.charAt(i), columns(cells, schema), known > 0);
            }
        }
        if (best == null) {
            throw new IllegalStateException("no separator was tried");
        }
        return best;
    }

    private static byte[] line(ByteInput in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean quoted = false;
        for (int b = in.read(); b >= 0 && (quoted || (b != '\n' && b != '\r')); b = in.read()) {
            if (b == '"') {
                quoted = !quoted;
            }
            if (line.size() == LONGEST) {
                throw new ProblemException(Problem.malformed(
                        "the first row is longer than " + LONGEST + " bytes; look for a quote that is never closed"));
            }
            line.write(b);
        }
        if (in.peek() == '\n') {
            in.read(); // the second half of CRLF, or an empty line, which is passed over anyway
        }
        return line.toByteArray();
    }

    private static String decode(byte[] line) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(line))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException(Problem.malformed("the first row is not UTF-8; send the table as UTF-8"));
        }
    }

    private static List<String> split(String line, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == separator && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private static List<String> columns(List<String> cells, ChurnSchema schema) {
        String identifier = schema.identifier().orElse("");
        return cells.stream()
                .map(c -> {
                    var slot = schema.slotOf(c);
                    return slot.isPresent()
                            ? schema.features().get(slot.getAsInt()).column()
                            : !identifier.isEmpty() && FieldNames.of(identifier).equals(c) ? identifier : c;
                })
                .toList();
    }

    /** The row as a header that names columns as the schema spells them. */
    byte[] header() {
        return row(columns);
    }

    /** A header that names the schema's features in their order, for a table without one. */
    byte[] header(ChurnSchema schema) {
        return row(schema.features().stream().map(f -> f.column()).toList());
    }

    private byte[] row(List<String> cells) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                row.append(separator);
            }
            CsvCells.append(row, cells.get(i), separator);
        }
        return row.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
