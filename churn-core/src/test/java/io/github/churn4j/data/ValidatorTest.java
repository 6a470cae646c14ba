package io.github.churn4j.data;

import static io.github.churn4j.data.Tables.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.data.Finding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .identifier("id")
            .feature(NumericFeature.of("age").withMissing(MissingPolicy.IMPUTE_AND_FLAG))
            .feature(new CategoricalFeature(
                    "plan", List.of("basic", "gold"), MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.REJECT))
            .build();

    private static String table(int rows, IntFunction<String> row) {
        StringBuilder out = new StringBuilder("id,age,plan,left,surname\n");
        for (int i = 0; i < rows; i++) {
            out.append(row.apply(i)).append(",Secretsson\n");
        }
        return out.toString();
    }

    private static String good(int i) {
        return "c" + i + "," + i * 37 % 101 + "." + i + "," + (i % 3 == 0 ? "gold" : "basic") + ","
                + (i % 5 == 0 ? "yes" : "no");
    }

    private static ValidationReport report(String text) {
        return Validator.of(SCHEMA).validate(csv(text)).report();
    }

    @Test
    void passesAGoodTableAndNotesWhatItLeavesOut() {
        ValidationReport report = report(table(100, ValidatorTest::good));
        assertThat(report.passed()).isTrue();
        assertThat(report.rows()).isEqualTo(100);
        assertThat(report.findings()).extracting(Finding::code).containsExactly(Code.EXTRA_COLUMN);
        assertThat(report.lines().get(0)).isEqualTo("t.csv: 100 rows, 0 refused, passed");
    }

    @Test
    void countsRefusedRowsAndKeepsTheFirstTwentyOfAKind() {
        ValidationReport report = Validator.of(SCHEMA)
                .withMaxRefused(.5)
                .validate(csv(table(100, i -> i % 4 == 0 ? "c" + i + ",Infinity,silver,no" : good(i))))
                .report();
        assertThat(report.passed()).isTrue();
        assertThat(report.refusedRows()).isEqualTo(25);
        assertThat(report.count(Code.WRONG_TYPE)).isEqualTo(25);
        assertThat(report.findings().stream().filter(f -> f.code() == Code.WRONG_TYPE))
                .hasSize(20);
        assertThat(report.lines()).contains("and 5 more of WRONG_TYPE", "and 5 more of UNSEEN_CATEGORY");
    }

    @Test
    void failsWhereTooManyRowsAreRefused() {
        String text = table(100, i -> i < 2 ? "c" + i + ",x,gold,no" : good(i));
        assertThat(report(text).passed()).isFalse();
        assertThatThrownBy(() -> Validator.of(SCHEMA).read(csv(text)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t.csv: 2 of 100 rows were refused, expected at most 1 %");
        assertThatCode(() -> Validator.of(SCHEMA).read(csv(table(100, i -> i < 1 ? "c" + i + ",x,gold,no" : good(i)))))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesALabelWithOneClassOrThreeValues() {
        ValidationReport one = report(table(50, i -> good(i).replace("yes", "no")));
        assertThat(one.passed()).isFalse();
        assertThat(one.findings().stream().filter(f -> f.code() == Code.ONE_CLASS_LABEL))
                .singleElement()
                .satisfies(f -> assertThat(f.message())
                        .isEqualTo("t.csv: column 'left' is \"no\" in every accepted row, "
                                + "expected rows with \"yes\" and rows with \"no\"; "
                                + "add rows of the other kind, or correct churn.positive"));
        ValidationReport three =
                report(table(50, i -> i % 3 == 0 ? good(i).replaceAll("(yes|no)$", "perhaps") : good(i)));
        assertThat(three.passed()).isFalse();
        assertThat(three.count(Code.UNKNOWN_LABEL)).isEqualTo(17);
    }

    @Test
    void findsDoubledIdentifiersAndRows() {
        String text = table(60, i -> switch (i) {
            case 50 -> good(7);
            case 51 -> good(8).replaceFirst("c8,", "c51,");
            case 52 -> good(9).replaceFirst("c9,", "c52,").replace(",no", ",yes");
            default -> good(i);
        });
        ValidationReport report = report(text);
        assertThat(report.passed()).isTrue();
        assertThat(report.count(Code.DUPLICATE_IDENTIFIER)).isEqualTo(1);
        assertThat(report.count(Code.DUPLICATE_ROWS)).isEqualTo(2);
        assertThat(report.count(Code.CONTRADICTORY_ROWS)).isEqualTo(1);
        assertThat(report.lines())
                .anyMatch(
                        l -> l.contains("t.csv:54: all features equal those of line 11 and the label is the other one"))
                .anyMatch(l -> l.contains("t.csv:52: column 'id' has the same value as line 9, expected"))
                .noneMatch(l -> l.contains("c7"));
    }

    @Test
    void tellsMissingRatesAndConstantFeatures() {
        ValidationReport report =
                report(table(50, i -> "c" + i + "," + (i % 4 == 0 ? i : " ") + ",gold," + (i % 5 == 0 ? "yes" : "no")));
        assertThat(report.findings())
                .anySatisfy(f -> {
                    assertThat(f.code()).isEqualTo(Code.MISSING_RATE);
                    assertThat(f.severity()).isEqualTo(Severity.WARNING);
                    assertThat(f.value()).isEqualTo("has no value in 37 of 50 rows (74 %)");
                })
                .anySatisfy(f -> {
                    assertThat(f.code()).isEqualTo(Code.CONSTANT_COLUMN);
                    assertThat(f.column()).isEqualTo("plan");
                });
    }

    @Test
    void refusesAFeatureThatAloneTellsTheLabel() {
        String text =
                table(60, i -> good(i).replaceFirst(",[0-9.]+,", i % 5 == 0 ? "," + (900 + i) + "," : "," + i + ","));
        ValidationReport report = report(text);
        assertThat(report.passed()).isFalse();
        assertThat(report.lines())
                .anyMatch(l -> l.contains("feature 'age' alone tells who left (AUC 1)")
                        && l.contains("churn.exclude=age")
                        && l.contains("churn.allowLeakage=age"));
        assertThat(Validator.of(SCHEMA)
                        .withAllowedLeakage(List.of("age"))
                        .validate(csv(text))
                        .report()
                        .passed())
                .isTrue();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Validator.of(SCHEMA).withAllowedLeakage(List.of("agee")))
                .withMessageContaining("did you mean 'age'?");
    }

    @Test
    void refusesALevelOrAMissingValueThatTellsTheLabel() {
        assertThat(report(table(60, i -> good(i).replaceAll("gold|basic", i % 5 == 0 ? "gold" : "basic")))
                        .count(Code.LABEL_LEAKAGE))
                .isEqualTo(1);
        assertThat(report(table(60, i -> i % 5 == 0 ? good(i).replaceFirst(",[0-9.]+,", ",,") : good(i)))
                        .count(Code.LABEL_LEAKAGE))
                .isEqualTo(1);
    }

    @Test
    void findsTheLeakInBankChurners() {
        CsvSource file = CsvSource.of(BankChurners.file());
        ChurnSchema schema = SchemaInference.withDefaults().infer(file).schema();
        ValidationReport report = Validator.of(schema).validate(file).report();
        assertThat(report.count(Code.LABEL_LEAKAGE)).isEqualTo(2);
        assertThat(report.findings()).allMatch(f -> f.column().startsWith("Naive_Bayes"));
        ChurnSchema clean = SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(file)
                .schema();
        assertThat(Validator.of(clean).validate(file).report().findings()).isEmpty();
    }

    @Test
    void warnsOfAnIdentifierAmongTheFeatures() {
        ChurnSchema schema = ChurnSchema.builder()
                .label("Exited", "1", "0")
                .feature(NumericFeature.of("CustomerId"))
                .feature(NumericFeature.of("Balance"))
                .build();
        ValidationReport report =
                Validator.of(schema).validate(csv(Tables.bank(200, 3))).report();
        assertThat(report.findings().stream().filter(f -> f.code() == Code.IDENTIFIER_AS_FEATURE))
                .extracting(Finding::column)
                .containsExactly("CustomerId");
    }

    @Test
    void neverShowsValuesOfColumnsOutsideTheSchema() {
        ValidationReport report = Validator.of(SCHEMA)
                .withMaxRefused(1)
                .validate(csv(table(40, i -> i % 2 == 0 ? "c" + i + ",1" : good(i))))
                .report();
        assertThat(report.count(Code.RAGGED_ROW)).isEqualTo(20);
        assertThat(String.join("\n", report.lines()) + report.toJson()).doesNotContain("Secretsson");
    }

    @Test
    void judgesTablesWithoutLabel() {
        ReadResult result = Validator.of(SCHEMA).withoutLabel().validate(csv("plan,age\ngold,1\nbasic,2\ngold,3\n"));
        assertThat(result.report().passed()).isTrue();
        assertThat(result.dataset().labelled()).isFalse();
        assertThat(result.dataset().identifier(0)).contains("");
    }

    @Test
    void writesTheSameJsonForTheSameTable() {
        String text = table(100, i -> i < 2 ? "c" + i + ",x,gold,no" : good(i));
        assertThat(report(text).toJson())
                .isEqualTo(report(text).toJson())
                .startsWith("{\n  \"formatVersion\" : 1,\n  \"source\" : \"t.csv\",\n  \"rows\" : 100,\n")
                .contains("\"refusedRows\" : 2", "\"passed\" : false")
                .contains("\"code\" : \"TOO_MANY_REJECTED\"")
                .doesNotContain("\r");
    }

    @Test
    void writesItsJsonWhole(@TempDir Path folder) throws IOException {
        ValidationReport report = report(table(50, ValidatorTest::good));
        Path file = folder.resolve("out/validation.json");
        report.write(file);
        assertThat(Files.readString(file)).isEqualTo(report.toJson());
        assertThat(folder.resolve("out").toFile().list()).containsExactly("validation.json");
    }

    @Test
    void judgesADatasetInMemory() {
        Dataset data =
                Validator.of(SCHEMA).read(csv(table(60, ValidatorTest::good))).dataset();
        assertThat(Validator.of(SCHEMA).check(data).passed()).isTrue();
        Dataset none = Dataset.builder(SCHEMA, "memory", true).build();
        assertThat(Validator.of(SCHEMA).check(none).passed()).isFalse();
    }
}
