package io.github.churn4j.data;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.DataException.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSourceTest {

    @TempDir
    Path folder;

    private static List<List<String>> cells(CsvSource source) {
        List<List<String>> all = new ArrayList<>();
        try (TextRows rows = source.open()) {
            all.add(rows.header());
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < rows.row().size(); i++) {
                    cells.add(rows.row().text(i));
                }
                all.add(cells);
            }
        }
        return all;
    }

    private static CsvSource csv(String text) {
        return CsvSource.of("t.csv", text.getBytes(UTF_8));
    }

    private static DataException failure(CsvSource source) {
        return catchThrowableOfType(DataException.class, () -> cells(source));
    }

    @Test
    void readsAStreamOnce() {
        CsvSource source = CsvSource.of("stream", new ByteArrayInputStream("a,b\n1,2\n".getBytes(UTF_8)));
        assertThat(cells(source)).containsExactly(List.of("a", "b"), List.of("1", "2"));
        DataException e = failure(source);
        assertThat(e.code()).isEqualTo(Code.UNREADABLE);
        assertThat(e).hasMessageContaining("stream: ").hasMessageContaining("read already");
    }

    @Test
    void givesRowsOfAStreamBeforeItEnds() throws IOException {
        try (PipedOutputStream writer = new PipedOutputStream();
                TextRows rows = openPipe(writer)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.row().text(1)).isEqualTo("2");
            writer.write("3,4\n".getBytes(UTF_8));
            writer.flush();
            assertThat(rows.next()).isTrue();
            assertThat(rows.row().text(1)).isEqualTo("4");
        }
    }

    private static TextRows openPipe(PipedOutputStream writer) throws IOException {
        PipedInputStream in = new PipedInputStream(writer);
        writer.write("a,b\n1,2\n".getBytes(UTF_8));
        writer.flush();
        return CsvSource.of("stream", in).open();
    }

    @Test
    void refusesRowsLargerThanAllowed() {
        CsvSource source = csv("a,b\n1,2\n12345,12345\n");
        assertThat(cells(source.withLargestRow(10))).hasSize(3);
        DataException e = failure(source.withLargestRow(9));
        assertThat(e.code()).isEqualTo(Code.TOO_LARGE);
        assertThatThrownBy(() -> source.withLargestRow(0)).hasMessageContaining("largest row is 0");
    }

    @Test
    void tellsAMissingFile() {
        DataException e = failure(CsvSource.of(folder.resolve("none.csv")));
        assertThat(e.code()).isEqualTo(Code.MISSING_FILE);
        assertThat(e).hasMessageContaining("none.csv: there is no such file; check churn.data");
    }

    @Test
    void tellsADirectory() {
        DataException e = failure(CsvSource.of(folder));
        assertThat(e.code()).isEqualTo(Code.NOT_A_FILE);
        assertThat(e).hasMessageContaining("is a directory, expected a CSV file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", "\uFEFF\r\n"})
    void tellsAnEmptyFile(String text) {
        assertThat(failure(csv(text)).code()).isEqualTo(Code.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a,b\n", "a,b\r\n\r\n"})
    void tellsAHeaderWithoutRows(String text) {
        assertThat(failure(csv(text)).code()).isEqualTo(Code.NO_ROWS);
    }

    @Test
    void tellsColumnsOfTheSameName() {
        DataException e = failure(csv("a,b, a \n1,2,3\n"));
        assertThat(e.code()).isEqualTo(Code.DUPLICATE_COLUMN);
        assertThat(e).hasMessage("t.csv:1: columns 1 and 3 are both called 'a'; rename one of them");
        assertThat(e.column()).contains("a");
    }

    @Test
    void tellsTheSeparatorThatTheFileUses() {
        assertThat(failure(csv("a;b;c\n1;2;3\n"))).hasMessageContaining("set churn.separator=;");
        assertThat(failure(csv("a\tb\n1\t2\n"))).hasMessageContaining("set churn.separator=tab");
        assertThat(failure(csv("a|b\n1|2\n"))).hasMessageContaining("set churn.separator=|");
        assertThat(failure(csv("a,b\n1,2\n").withSeparator(';'))).hasMessageContaining("set churn.separator=,");
        assertThat(cells(csv("a;b\n1;2,5\n").withSeparator(';')).get(1)).containsExactly("1", "2,5");
    }

    @Test
    void tellsTextThatIsNotUtf8() {
        DataException e = failure(CsvSource.of("t.csv", "a,b\n1,2\nGrün,3\n".getBytes(ISO_8859_1)));
        assertThat(e.code()).isEqualTo(Code.NOT_TEXT);
        assertThat(e).hasMessageContaining("not UTF-8; export the table as UTF-8 CSV");
    }

    @Test
    void tellsBinaryContent() {
        byte[] garbage = new byte[4096];
        new java.util.Random(7).nextBytes(garbage);
        garbage[0] = 'x';
        assertThat(failure(CsvSource.of("t", garbage)).code()).isEqualTo(Code.NOT_TEXT);
        assertThat(failure(csv("a,b\n1,\0\n"))).hasMessageContaining("NUL bytes");
        assertThat(failure(csv("PK\3\4rest"))).hasMessageContaining("spreadsheet");
        byte[] utf16 = "\uFEFFa,b\n".getBytes(UTF_16LE);
        assertThat(failure(CsvSource.of("t", utf16))).hasMessageContaining("UTF-16");
    }

    @Test
    void refusesACellOfTenMegabytes() {
        char[] long10 = new char[10 << 20];
        Arrays.fill(long10, 'x');
        String text = new String(long10);
        DataException plain = failure(csv("a,b\n1," + text + "\n"));
        assertThat(plain.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(plain).hasMessageContaining("t.csv:2: cell 2 of this row is longer than 1048576 characters");
        assertThat(failure(csv("a,b\n1,2\n1,\"" + text + "\"\n")))
                .hasMessageContaining("t.csv:3: cell 2 of this row is longer");
        assertThat(failure(csv(text + ",b\n")).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void readsACellAsLongAsAllowed() {
        String text = "y".repeat(1 << 20);
        assertThat(cells(csv("a,b\n1," + text + "\n")).get(1).get(1)).hasSize(1 << 20);
        assertThat(failure(csv("a,b\n1,1234\n").withLargestCell(3)).code()).isEqualTo(Code.TOO_LARGE);
    }

    @Test
    void refusesMoreColumnsThanACustomerHas() {
        DataException e = failure(csv("a,".repeat(10_001) + "\n"));
        assertThat(e.code()).isEqualTo(Code.TOO_LARGE);
        assertThat(e).hasMessageContaining("more than 10000 cells");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,\"open\n2,3\n", "a,b\n1,\"open", "a,b\n1,2\n\"o,\"\"p\"\",\n3,4"})
    void tellsAQuoteThatNeverCloses(String text) {
        DataException e = failure(csv(text));
        assertThat(e.code()).isEqualTo(Code.MALFORMED);
        assertThat(e).hasMessageContaining("the file ends before it closes");
    }

    @Test
    void tellsTextAfterAClosingQuote() {
        DataException e = failure(csv("a,b\n1,2\n\"x\"y,2\n"));
        assertThat(e.code()).isEqualTo(Code.MALFORMED);
        assertThat(e).hasMessageContaining("t.csv:3: text follows a closing quote in cell 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,\"x\n\"\n", "a,b\n1,\"x\n\"", "a,b\r\n1,\"x\n\"\r\n"})
    void readsAQuotedCellThatEndsWithALineEnd(String text) {
        assertThat(cells(csv(text)).get(1)).containsExactly("1", "x\n");
    }

    @Test
    void readsOldMacLineEndsAndALastLineWithoutOne() {
        assertThat(cells(csv("a,b\r1,2\r3,4")))
                .containsExactly(List.of("a", "b"), List.of("1", "2"), List.of("3", "4"));
    }

    @Test
    void namesColumnsWithoutName() {
        assertThat(cells(csv(",b\n1,2\n")).get(0)).containsExactly("column 1", "b");
    }

    @Test
    void countsLinesAcrossCellsWithLineEnds() {
        try (TextRows rows = csv("a,b\n1,\"x\ny\"\n\n2,z\n").open()) {
            rows.next();
            rows.next();
            assertThat(rows.row().line()).isEqualTo(5);
        }
    }

    @Test
    void tellsAGzipFileThatWasCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("a,b\n".getBytes(UTF_8));
            for (int i = 0; i < 50_000; i++) {
                out.write((i + "," + i * 31L % 977 + "\n").getBytes(UTF_8));
            }
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
        Path file = Files.write(folder.resolve("t.csv.gz"), half);
        assertThat(failure(CsvSource.of(file)).code()).isEqualTo(Code.UNREADABLE);
    }

    @Test
    void refusesAQuoteAsSeparator() {
        assertThatThrownBy(() -> csv("a\n").withSeparator('"')).isInstanceOf(IllegalArgumentException.class);
    }
}
