package io.github.churn4j.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .identifier("id")
            .feature(NumericFeature.of("age").withRange(0, 120))
            .feature(CategoricalFeature.of("plan", "basic", "gold"))
            .build();

    @TempDir
    Path folder;

    private static CsvSource csv(String text) {
        return CsvSource.of("t.csv", text.getBytes(UTF_8));
    }

    @Test
    void readsColumnsInAnyOrderWithBlanksAndQuotes() {
        Dataset data = DatasetReader.of(SCHEMA)
                .read(
                        csv(
                                "\uFEFF plan ,\"left\",id,age,note\r\n\"gold\",no,a1, 41 ,\"x, \"\"y\"\"\nz\"\r\nbasic,yes,a2,7.5,\r\n"))
                .dataset();
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.column(0)).containsExactly(41, 7.5);
        assertThat(data.column(1)).containsExactly(1, 0);
        assertThat(data.labels()).containsExactly(0, 1);
        assertThat(data.identifier(1)).contains("a2");
        assertThat(data.line(1)).isEqualTo(4);
    }

    @Test
    void readsGzipByItsFirstBytes() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write("id,age,plan,left\n1,2,gold,yes\n".getBytes(UTF_8));
        }
        assertThat(DatasetReader.of(SCHEMA)
                        .read(CsvSource.of("t", packed.toByteArray()))
                        .dataset()
                        .size())
                .isEqualTo(1);
    }

    @Test
    void writesRefusedRowsWithTheirReasons() throws IOException {
        Path rejects = folder.resolve("rejects.csv");
        ReadResult result = DatasetReader.of(SCHEMA)
                .withMaxRefused(.9)
                .withRejects(rejects)
                .read(csv("id,age,plan,left\n1,2,gold,yes\n2,-3,gold,no\n3,4\n4,,silver,perhaps\n"));
        assertThat(result.dataset().size()).isEqualTo(1);
        assertThat(Files.readAllLines(rejects))
                .hasSize(4)
                .first()
                .isEqualTo("id,age,plan,left,reject_line,reject_reason");
        assertThat(Files.readString(rejects)).contains("2,-3,gold,no,3,").contains("3,4,,,4,");
        assertThat(result.report().findings())
                .extracting(Finding::code)
                .containsExactly(
                        Finding.Code.OUT_OF_RANGE,
                        Finding.Code.RAGGED_ROW,
                        Finding.Code.MISSING_VALUE,
                        Finding.Code.UNSEEN_CATEGORY,
                        Finding.Code.UNKNOWN_LABEL);
    }

    @Test
    void passesOverRowsAndCountsLinesOn() {
        String text = "id,age,plan\n1,x,gold\n2,\"4\",gold\n3,5,gold\n";
        try (CheckedRows rows = DatasetReader.of(SCHEMA).withoutLabel().open(csv(text))) {
            assertThat(rows.skip(2)).isEqualTo(2);
            assertThat(rows.next()).isTrue();
            assertThat(rows.line()).isEqualTo(4);
            assertThat(rows.slots()).startsWith(5);
            assertThat(rows.skip(9)).isZero();
            assertThat(rows.bytesRead()).isEqualTo(text.length());
        }
    }

    @Test
    void failsWhereTooManyRowsAreRefused() {
        assertThatThrownBy(() -> DatasetReader.of(SCHEMA).read(csv("id,age,plan,left\n1,2,gold,yes\n2,x,gold,no\n")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t.csv: 1 of 2 rows were refused, expected at most 1 %")
                .hasMessageContaining("line 3: feature 'age' is \"x\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "0x1F", "1,000"})
    void refusesWhatIsNoFiniteNumber(String text) {
        ReadResult result = DatasetReader.of(SCHEMA)
                .withMaxRefused(.5)
                .read(csv("id,age,plan,left\n1,2,gold,yes\n2,\"" + text + "\",gold,no\n"));
        assertThat(result.report().findings())
                .extracting(Finding::message)
                .containsExactly(
                        "t.csv:3: feature 'age' is \"" + text + "\", expected a number in [0, 120]; correct the value");
    }

    @Test
    void namesMissingColumnsWithTheNearestSpelling() {
        assertThatThrownBy(() -> DatasetReader.of(SCHEMA).read(csv("id,Age,plan\n1,2,gold\n")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t.csv:1: the header lacks column 'age' (did you mean 'Age'?), 'left'");
    }

    @Test
    void readsBankChurnersWhole() {
        ChurnSchema schema = ChurnSchema.builder()
                .label("Attrition_Flag", "Attrited Customer", "Existing Customer")
                .identifier("CLIENTNUM")
                .feature(NumericFeature.of("Customer_Age"))
                .feature(BinaryFeature.of("Gender", "F", "M"))
                .build();
        Dataset data = DatasetReader.of(schema).read(BankChurners.file()).dataset();
        assertThat(data.size()).isEqualTo(10_127);
        int left = 0;
        for (byte label : data.labels()) {
            left += label;
        }
        assertThat(left).isEqualTo(1_627);
    }
}
