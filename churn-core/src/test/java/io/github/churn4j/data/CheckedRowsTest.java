package io.github.churn4j.data;

import static io.github.churn4j.data.Tables.csv;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedRowsTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .identifier("id")
            .group("household")
            .time("day")
            .feature(new NumericFeature("age", 0, 120, true, "", MissingPolicy.REJECT))
            .feature(new CategoricalFeature(
                    "plan", List.of("basic", "gold"), MissingPolicy.IMPUTE, UnseenPolicy.AS_MISSING))
            .missingToken("NA")
            .build();
    private static final DatasetReader READER = DatasetReader.of(SCHEMA);

    @Test
    void walksRowByRowWithTextSlotsAndProblems() {
        @SuppressWarnings("StringConcatToTextBlock") // one line of the table a line of code
        String text = "id,household,day,age,plan,left,note\n"
                + "a,h1,2024-01-01, 41 ,gold,yes,\"x,y\"\n"
                + "b,h1,2024-01-02,41.5,NA,no,\n"
                + "c,h2,yesterday,7,silver,,\n"
                + "d,h2\n";
        try (CheckedRows rows = READER.open(csv(text))) {
            assertThat(rows.header()).contains("note");
            assertThat(rows.extraColumns()).containsExactly("note");
            assertThat(rows.next()).isTrue();
            assertThat(rows.accepted()).isTrue();
            assertThat(rows.slots()).containsExactly(41, 1);
            assertThat(rows.label()).isEqualTo(1);
            assertThat(rows.identifier()).isEqualTo("a");
            assertThat(rows.cells()).containsExactly("a", "h1", "2024-01-01", " 41 ", "gold", "yes", "x,y");
            long group = rows.group();

            assertThat(rows.next()).isTrue();
            assertThat(rows.line()).isEqualTo(3);
            assertThat(rows.group()).isEqualTo(group);
            assertThat(rows.slots()).containsExactly(Double.NaN, Double.NaN);
            assertThat(rows.problems())
                    .singleElement()
                    .satisfies(f -> assertThat(f.message())
                            .isEqualTo("t.csv:3: feature 'age' is \"41.5\", expected a whole number in [0, 120];"
                                    + " correct the value or widen the schema"));

            assertThat(rows.next()).isTrue();
            assertThat(rows.group()).isNotEqualTo(group);
            assertThat(rows.unseenAsMissing()).isEqualTo(1);
            assertThat(rows.problems())
                    .extracting(Finding::code)
                    .containsExactly(Finding.Code.MISSING_LABEL, Finding.Code.UNREADABLE_TIME);

            assertThat(rows.next()).isTrue();
            assertThat(rows.problems()).extracting(Finding::code).containsExactly(Finding.Code.RAGGED_ROW);
            assertThat(rows.problems().get(0).reason())
                    .isEqualTo("the row has 2 cells, expected 7 as the header has;"
                            + " correct the row; a separator inside a cell needs quotes around the cell");
            assertThat(rows.identifier()).isEqualTo("d");
            assertThat(rows.cells()).hasSize(7);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void readsRowsWithoutLabelIdentifierGroupAndTime() {
        try (CheckedRows rows = READER.withoutLabel().open(csv("age,plan\n4,gold\n"))) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.accepted()).isTrue();
            assertThat(rows.label()).isEqualTo(-1);
            assertThat(rows.identifier()).isEmpty();
        }
        assertThatThrownBy(() -> READER.open(csv("age,plan\n4,gold\n")))
                .hasMessageContaining("'left', 'id', 'household', 'day'");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void appendsRowsThatReadBackTheSame(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        // no lone CR: FastCSV before 4.3.0 takes LF after such a quoted cell for the end of a CRLF inside it
        String alphabet = "ab,;\"\n \t'ü";
        StringBuilder text = new StringBuilder("age,plan,x,y\n");
        for (int i = 0; i < 200; i++) {
            text.append(i % 120).append(",gold");
            for (int c = 0; c < 2; c++) {
                StringBuilder cell = new StringBuilder();
                for (int k = random.nextInt(8); k > 0; k--) {
                    cell.append(alphabet.charAt(random.nextInt(alphabet.length())));
                }
                text.append(",\"").append(cell.toString().replace("\"", "\"\"")).append('"');
            }
            text.append("\r\n");
        }
        List<List<String>> first = cells(csv(text.toString()));
        StringBuilder copy = new StringBuilder("age;plan;x;y\n");
        try (CheckedRows rows = READER.withoutLabel().open(csv(text.toString()))) {
            while (rows.next()) {
                rows.appendTo(copy, ';');
                copy.append('\n');
            }
        }
        assertThat(cells(csv(copy.toString()).withSeparator(';')))
                .isEqualTo(first)
                .hasSize(200);
    }

    private static List<List<String>> cells(CsvSource source) {
        List<List<String>> all = new ArrayList<>();
        try (CheckedRows rows = READER.withoutLabel().open(source)) {
            while (rows.next()) {
                all.add(rows.cells());
            }
        }
        return all;
    }

    @Test
    void decodesLikeTheFeaturesThemselves() {
        SplittableRandom random = new SplittableRandom(11);
        String[] texts = {"1", "7.0", "-1", "121", "1e2", "NaN", "", " ", "gold", "Gold", "basic ", "\u2003gold", "NA"};
        for (int i = 0; i < 300; i++) {
            String age = texts[random.nextInt(texts.length)];
            String plan = texts[random.nextInt(texts.length)];
            CustomerRecord.Builder builder = SCHEMA.newRecord().set("age", age).set("plan", plan);
            try (CheckedRows rows = READER.withoutLabel().open(csv("age,plan\n\"" + age + "\",\"" + plan + "\"\n"))) {
                assertThat(rows.next()).isTrue();
                if (rows.accepted()) {
                    assertThat(CustomerRecord.of(SCHEMA, rows.slots())).isEqualTo(builder.build());
                } else {
                    assertThatThrownBy(builder::build)
                            .isInstanceOfSatisfying(
                                    InvalidRecordException.class,
                                    e -> assertThat(e.problems()).hasSameSizeAs(rows.problems()));
                }
            }
        }
    }

    @Test
    void keepsNoHalfWrittenRejectFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("out/rejects.csv");
        try (CheckedRows rows = READER.withoutLabel().open(csv("age,plan\nx,gold\n"));
                RejectFile rejects = RejectFile.of(file)) {
            rows.next();
            rejects.add(rows);
            assertThat(rejects.count()).isEqualTo(1);
            assertThat(file).doesNotExist();
        }
        assertThat(file.getParent()).isEmptyDirectory();
    }

    @Test
    void removesAnOldRejectFileWhereNothingIsRefused(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rejects.csv"), "old");
        READER.withoutLabel().withRejects(file).read(csv("age,plan\n4,gold\n"));
        assertThat(file).doesNotExist();
    }

    @Test
    void readsAMendedRejectFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("rejects.csv");
        READER.withoutLabel()
                .withMaxRefused(1)
                .withRejects(file)
                .read(csv("age,plan,note\n4,gold,\nx,gold,\"a \"\"b\"\"\"\n,gold,\n"));
        String mended = Files.readString(file).replaceFirst("\nx", "\n5");
        Files.write(file, mended.getBytes(UTF_8));
        ReadResult second =
                READER.withoutLabel().withMaxRefused(1).withRejects(file).read(CsvSource.of(file));
        assertThat(second.dataset().size()).isEqualTo(1);
        assertThat(Files.readAllLines(file).get(0)).isEqualTo("age,plan,note,reject_line,reject_reason");
    }
}
