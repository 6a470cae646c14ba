package io.github.churn4j.data;

import static io.github.churn4j.data.Tables.csv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.DataException.Code;
import io.github.churn4j.data.Decision.Role;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaInferenceTest {

    private static final SchemaInference DEFAULTS = SchemaInference.withDefaults();

    private static Map<String, Role> roles(InferredSchema inferred) {
        return inferred.decisions().stream().collect(Collectors.toMap(Decision::column, Decision::role));
    }

    private static String reason(InferredSchema inferred, String column) {
        return inferred.decision(column).orElseThrow().reason();
    }

    private static DataException failure(SchemaInference inference, String text) {
        return catchThrowableOfType(DataException.class, () -> inference.infer(csv(text)));
    }

    /** A table of 200 rows with a label, and one more column. */
    private static String with(String column, IntFunction<String> value) {
        StringBuilder out = new StringBuilder(column + ",spend,churn\n");
        for (int i = 0; i < 200; i++) {
            out.append(value.apply(i)).append(',').append(i * 37 % 101 / 4.0).append(i % 5 == 0 ? ",yes\n" : ",no\n");
        }
        return out.toString();
    }

    @Test
    void understandsBankChurners() {
        InferredSchema inferred = DEFAULTS.withExclude(List.of("Naive_Bayes*"))
                .infer(io.github.churn4j.data.CsvSource.of(BankChurners.file()));
        ChurnSchema schema = inferred.schema();
        Map<Role, Long> counts =
                inferred.decisions().stream().collect(Collectors.groupingBy(Decision::role, Collectors.counting()));
        assertThat(counts)
                .containsEntry(Role.NUMERIC, 14L)
                .containsEntry(Role.BINARY, 1L)
                .containsEntry(Role.CATEGORICAL, 4L)
                .containsEntry(Role.EXCLUDED, 2L);
        assertThat(schema.identifier()).contains("CLIENTNUM");
        assertThat(schema.requireLabel())
                .isEqualTo(new Label("Attrition_Flag", "Attrited Customer", "Existing Customer"));
        assertThat(schema.features().get(schema.requireSlot("Gender"))).isEqualTo(BinaryFeature.of("Gender", "F", "M"));
        assertThat(schema.features().get(schema.requireSlot("Card_Category")))
                .isEqualTo(CategoricalFeature.of("Card_Category", "Blue", "Gold", "Platinum", "Silver"));
        assertThat(schema.features()).allMatch(f -> f.missing() == MissingPolicy.REJECT);
    }

    @Test
    void understandsATelephoneTable() {
        InferredSchema inferred = DEFAULTS.infer(csv(Tables.telco(400, 1)));
        assertThat(roles(inferred))
                .containsEntry("customerID", Role.IDENTIFIER)
                .containsEntry("gender", Role.BINARY)
                .containsEntry("SeniorCitizen", Role.BINARY)
                .containsEntry("tenure", Role.NUMERIC)
                .containsEntry("Contract", Role.CATEGORICAL)
                .containsEntry("Monthly Charges", Role.NUMERIC)
                .containsEntry("TotalCharges", Role.NUMERIC)
                .containsEntry("Country", Role.EXCLUDED)
                .containsEntry("Churn", Role.LABEL);
        ChurnSchema schema = inferred.schema();
        assertThat(schema.requireLabel()).isEqualTo(new Label("Churn", "Yes", "No"));
        assertThat(schema.features().get(schema.requireSlot("TotalCharges")))
                .isEqualTo(new NumericFeature(
                        "TotalCharges", 0, Double.POSITIVE_INFINITY, false, "", MissingPolicy.IMPUTE_AND_FLAG));
        assertThat(reason(inferred, "TotalCharges")).contains("10 missing, so missing values are imputed and flagged");
        assertThat(reason(inferred, "Country")).contains("constant").doesNotContain("Utopia");
        assertThat(schema.features().get(schema.requireSlot("monthly_charges")).column())
                .isEqualTo("Monthly Charges");
        assertThat(((CategoricalFeature) schema.features().get(schema.requireSlot("contract"))).categories())
                .containsExactly("Month-to-month", "One year", "Two year");
    }

    @Test
    void understandsABankTable() {
        InferredSchema inferred = DEFAULTS.infer(csv(Tables.bank(500, 2)));
        assertThat(roles(inferred))
                .containsEntry("RowNumber", Role.EXCLUDED)
                .containsEntry("CustomerId", Role.IDENTIFIER)
                .containsEntry("Surname", Role.EXCLUDED)
                .containsEntry("CreditScore", Role.NUMERIC)
                .containsEntry("Geography", Role.CATEGORICAL)
                .containsEntry("NumOfProducts", Role.NUMERIC)
                .containsEntry("Balance", Role.NUMERIC)
                .containsEntry("Joined", Role.EXCLUDED);
        assertThat(inferred.schema().requireLabel()).isEqualTo(new Label("Exited", "1", "0"));
        assertThat(reason(inferred, "NumOfProducts")).contains("only 4 values: kept as a number");
        assertThat(reason(inferred, "Joined")).contains("dates; set churn.time");
        assertThat(inferred.decisions()).allSatisfy(d -> assertThat(d.line()).doesNotContain("\n"));
    }

    @Test
    void readsWhatItInferred() {
        for (String text : List.of(Tables.telco(300, 3), Tables.bank(300, 4))) {
            ChurnSchema schema = DEFAULTS.infer(csv(text)).schema();
            assertThat(DatasetReader.of(schema).read(csv(text)).dataset().size())
                    .isEqualTo(300);
        }
    }

    @ParameterizedTest
    @CsvSource({"yes,no,yes", "Y,N,Y", "true,false,true", "0,1,1", "Churned,Stayed,Churned", "T,F,T", "Left,1,"})
    void takesThePositiveValueOnlyWhereItIsUnmistakable(String first, String second, String positive) {
        String text = with("x", i -> String.valueOf(i % 7))
                .replace(",yes\n", "," + first + "\n")
                .replace(",no\n", "," + second + "\n");
        if (positive == null) {
            assertThat(failure(DEFAULTS, text)).hasMessageContaining("set churn.positive");
        } else {
            assertThat(DEFAULTS.infer(csv(text)).schema().requireLabel().positive())
                    .isEqualTo(positive);
        }
    }

    @Test
    void neverGuessesThePositiveValueByFrequency() {
        String text =
                with("x", i -> String.valueOf(i % 7)).replace(",yes\n", ",A\n").replace(",no\n", ",B\n");
        DataException e = failure(DEFAULTS, text);
        assertThat(e.code()).isEqualTo(Code.UNCLEAR_LABEL);
        assertThat(e)
                .hasMessage("t.csv: label 'churn' has \"A\" (40) and \"B\" (160); "
                        + "set churn.positive to the one that means the customer left");
        assertThat(DEFAULTS.withPositive("B").infer(csv(text)).schema().requireLabel())
                .isEqualTo(new Label("churn", "B", "A"));
        assertThat(failure(DEFAULTS.withPositive("C"), text)).hasMessageContaining("no value \"C\"");
    }

    @Test
    void doesNotTakeYesForGoneWhereTheLabelSaysWhoStayed() {
        String text = with("x", i -> String.valueOf(i % 7)).replace(",churn\n", ",retained\n");
        assertThat(failure(DEFAULTS.withLabel("retained"), text)).hasMessageContaining("set churn.positive");
    }

    @Test
    void listsCandidatesWhereTheLabelIsNotClear() {
        String text = with("loyal", i -> i % 2 == 0 ? "a" : "b").replace(",churn\n", ",gone\n");
        assertThat(failure(DEFAULTS, text))
                .hasMessageContaining("candidates are 'loyal', 'gone'; set churn.label and churn.positive");
        String both = with("Exited", i -> String.valueOf(i % 2));
        assertThat(failure(DEFAULTS, both)).hasMessageContaining("candidates are 'Exited', 'churn'");
    }

    @Test
    void tellsALabelThatIsNotThere() {
        assertThat(failure(DEFAULTS.withLabel("Churn"), with("x", String::valueOf)))
                .hasMessageContaining("lacks column 'Churn' that churn.label names; did you mean 'churn'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "perhaps"})
    void tellsALabelWithOneOrThreeValues(String third) {
        String text = with("x", i -> String.valueOf(i % 7)).replaceFirst(",no\n", "," + third + "\n");
        String one = text.replace(",no\n", ",yes\n");
        assertThat(failure(DEFAULTS.withLabel("churn"), third.equals("yes") ? one : text))
                .hasMessageContaining(third.equals("yes") ? "has 1 value(s)" : "has 3 value(s)")
                .hasMessageContaining("expected two");
    }

    @Test
    void treatsTokensAsMissingOnlyWhereAllowed() {
        String text = with("income", i -> i % 10 == 0 ? "NA" : String.valueOf(i * 31 % 997));
        InferredSchema strict = DEFAULTS.infer(csv(text));
        assertThat(roles(strict)).containsEntry("income", Role.EXCLUDED);
        assertThat(reason(strict, "income")).contains("20 cells hold \"NA\"").contains("churn.missingTokens");
        InferredSchema allowed = DEFAULTS.withMissingTokens(List.of("NA")).infer(csv(text));
        assertThat(roles(allowed)).containsEntry("income", Role.NUMERIC);
        assertThat(allowed.schema().missingTokens()).containsExactly("NA");
        assertThat(DatasetReader.of(allowed.schema()).read(csv(text)).dataset().slot(0, 0))
                .isNaN();
    }

    @Test
    void keepsANumberColumnWithAFewFaults() {
        String text = with("income", i -> i == 7 ? "n.n." : String.valueOf(i * 31 % 997));
        assertThat(reason(DEFAULTS.infer(csv(text)), "income"))
                .contains("1 values are no numbers (first on line 9), their rows will be refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999"})
    void doesNotTakeAsNumbersWhatIsNone(String text) {
        String table = with("income", i -> i % 2 == 0 ? text : String.valueOf(i * 31 % 997));
        assertThat(roles(DEFAULTS.infer(csv(table)))).containsEntry("income", Role.EXCLUDED);
    }

    @Test
    void readsNumbersThatAreQuotedOrPadded() {
        InferredSchema inferred = DEFAULTS.infer(csv(with("income", i -> "\" " + i * 31 % 97 + " \"")));
        assertThat(roles(inferred)).containsEntry("income", Role.NUMERIC);
        assertThat(reason(inferred, "income")).contains("200 with blanks around them");
    }

    @Test
    void explainsNumbersWithDecoration() {
        InferredSchema inferred = DEFAULTS.infer(csv(with("income", i -> "\"$" + i + ",000\"")));
        assertThat(reason(inferred, "income")).contains("thousands separators");
    }

    @Test
    void takesLeadingZerosAsCodes() {
        InferredSchema inferred = DEFAULTS.infer(csv(with("branch", i -> "00" + i % 5)));
        assertThat(roles(inferred)).containsEntry("branch", Role.CATEGORICAL);
    }

    @Test
    void boundsNumbersBelowOnlyWhereEnoughRowsSaySo() {
        String some = with("debt", i -> String.valueOf(i * 31 % 97 - 10));
        InferredSchema inferred = DEFAULTS.infer(csv(some));
        assertThat(((NumericFeature) inferred.schema().features().get(0)).min()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(((NumericFeature) inferred.schema().features().get(1)).min()).isZero();
        String few = some.lines().limit(51).collect(Collectors.joining("\n"));
        assertThat(((NumericFeature)
                                DEFAULTS.infer(csv(few)).schema().features().get(1))
                        .min())
                .isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void sortsCategoriesByCodePoint() {
        String[] levels = {"b", "B", "é", "\uFB01", "\uD83D\uDE00"};
        InferredSchema inferred = DEFAULTS.infer(csv(with("x", i -> levels[i % 5])));
        assertThat(((CategoricalFeature) inferred.schema().features().get(0)).categories())
                .containsExactly("B", "b", "é", "\uFB01", "\uD83D\uDE00");
    }

    @Test
    void limitsCategories() {
        String text = with("plan", i -> "p" + i % 30);
        assertThat(roles(DEFAULTS.infer(csv(text)))).containsEntry("plan", Role.CATEGORICAL);
        InferredSchema few = DEFAULTS.withMaxCategories(29).infer(csv(text));
        assertThat(few.decision("plan").orElseThrow().line())
                .isEqualTo("plan: excluded, text with 30 different values");
    }

    @Test
    void honoursNamedRolesAndPatterns() {
        InferredSchema inferred = DEFAULTS.withIdentifier("RowNumber")
                .withGroup("CustomerId")
                .withTime("Joined")
                .withExclude(List.of("Sur*", "Balanc?", "Nothing*"))
                .infer(csv(Tables.bank(300, 5)));
        ChurnSchema schema = inferred.schema();
        assertThat(schema.identifier()).contains("RowNumber");
        assertThat(schema.group()).contains("CustomerId");
        assertThat(schema.time()).contains("Joined");
        assertThat(schema.excluded()).containsExactly("Surname", "Balance");
        assertThat(reason(inferred, "Nothing*")).contains("no column matches");
        assertThat(failure(DEFAULTS.withTime("joined"), Tables.bank(30, 1)))
                .hasMessageContaining("churn.time names; did you mean 'Joined'?");
    }

    @Test
    void suggestsAGroupWhereAnIdentifierRepeats() {
        InferredSchema inferred = DEFAULTS.infer(csv(with("customer_id", i -> String.valueOf(90_000 + i / 2))));
        assertThat(reason(inferred, "customer_id")).contains("set churn.group");
    }

    @Test
    void tellsFieldNamesThatCollide() {
        String text = with("Spend", i -> String.valueOf(i * 31 % 97));
        DataException e = failure(DEFAULTS, text);
        assertThat(e.code()).isEqualTo(Code.NO_SCHEMA);
        assertThat(e).hasMessageContaining("columns 'Spend' and 'spend' share the field name 'spend'");
        assertThat(DEFAULTS.withExclude(List.of("Spend"))
                        .infer(csv(text))
                        .schema()
                        .features())
                .hasSize(1);
    }

    @Test
    void ignoresColumnsThatNoSchemaCanName() {
        InferredSchema inferred = DEFAULTS.infer(csv(with("#", i -> String.valueOf(i * 31 % 97))));
        assertThat(inferred.decision("#").orElseThrow().line())
                .isEqualTo("#: ignored, its name has no letter or digit");
    }

    @Test
    void failsWhereNothingIsLeft() {
        assertThat(failure(DEFAULTS.withExclude(List.of("*")), with("x", String::valueOf))
                        .code())
                .isIn(Code.UNCLEAR_LABEL, Code.NO_SCHEMA);
        assertThat(failure(DEFAULTS.withExclude(List.of("x", "spend")), with("x", String::valueOf)))
                .hasMessageContaining("no column is left to be a feature");
        assertThat(failure(DEFAULTS, "a,b\n1\n2\n").code()).isEqualTo(Code.MALFORMED);
    }
}
