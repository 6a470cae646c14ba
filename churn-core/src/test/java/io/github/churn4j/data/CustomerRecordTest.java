package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.FieldProblem.Code;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerRecordTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .feature(NumericFeature.of("Age").withRange(0, 120))
            .feature(NumericFeature.of("Income").withMissing(MissingPolicy.IMPUTE))
            .feature(new CategoricalFeature(
                    "Plan", List.of("basic", "gold"), MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.AS_MISSING))
            .feature(BinaryFeature.of("Senior", "0", "1"))
            .missingToken("NA")
            .build();

    private static List<FieldProblem> problems(CustomerRecord.Builder builder) {
        return catchThrowableOfType(InvalidRecordException.class, builder::build)
                .problems();
    }

    @Test
    void keepsValuesUnderColumnAndFieldNames() {
        CustomerRecord customer = SCHEMA.newRecord()
                .set("age", " 41.5 ")
                .set("Plan", "gold")
                .set("senior", 1)
                .build();
        assertThat(customer.slot(0)).isEqualTo(41.5);
        assertThat(customer.slot(1)).isNaN();
        assertThat(customer.text("plan")).isEqualTo("gold");
        assertThat(customer.text("Senior")).isEqualTo("1");
        assertThat(customer.text("income")).isEmpty();
        assertThat(customer.toString()).isEqualTo("CustomerRecord[3 of 4 features]");
    }

    @Test
    void tellsEveryProblemAtOnce() {
        List<FieldProblem> found = problems(SCHEMA.newRecord()
                .set("Age", "-3")
                .set("Agee", 1)
                .set("Income", "a lot")
                .set("Plan", "gold")
                .set("plan", "basic"));
        assertThat(found)
                .extracting(FieldProblem::code)
                .containsExactly(
                        Code.OUT_OF_RANGE,
                        Code.UNKNOWN_FIELD,
                        Code.WRONG_TYPE,
                        Code.DUPLICATE_FIELD,
                        Code.MISSING_FIELD);
        assertThat(found.get(0).message())
                .isEqualTo(
                        "feature 'Age' is \"-3\", expected a number in [0, 120]; correct the value or widen the schema");
        assertThat(found.get(1).message()).contains("field 'Agee' is unknown").contains("did you mean 'age'?");
        assertThat(found.get(4).column()).isEqualTo("Senior");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "1e999", "0x1p3"})
    void refusesTextThatIsNoFiniteNumber(String text) {
        assertThat(problems(SCHEMA.newRecord().set("Age", text).set("Senior", "0")))
                .extracting(FieldProblem::code)
                .containsExactly(Code.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesNumbersThatAreNotFinite(double value) {
        assertThat(problems(SCHEMA.newRecord().set("Age", value).set("Senior", "0")))
                .extracting(FieldProblem::code)
                .containsExactly(Code.WRONG_TYPE);
    }

    @Test
    void takesBlankNullAndTokensAsMissing() {
        CustomerRecord customer = SCHEMA.newRecord()
                .set("Age", 1)
                .set("Income", "NA")
                .set("Plan", (String) null)
                .set("Senior", "0")
                .build();
        assertThat(customer.slot(1)).isNaN();
        assertThat(customer.slot(2)).isNaN();
        assertThat(problems(SCHEMA.newRecord().set("Age", " ").set("Senior", "0")))
                .extracting(FieldProblem::code)
                .containsExactly(Code.MISSING_FIELD);
    }

    @Test
    void takesAnUnseenLevelAsMissingWhereTheSchemaSaysSo() {
        CustomerRecord customer = SCHEMA.newRecord()
                .set("Age", 1)
                .set("Plan", "silver")
                .set("Senior", "0")
                .build();
        assertThat(customer.slot(2)).isNaN();
        assertThat(problems(SCHEMA.newRecord().set("Age", 1).set("Senior", "2")))
                .extracting(FieldProblem::code)
                .containsExactly(Code.UNSEEN_CATEGORY);
    }

    @Test
    void checksSlotsGivenAsNumbers() {
        assertThat(CustomerRecord.of(SCHEMA, new double[] {1, Double.NaN, 1, 0}).text("Plan"))
                .isEqualTo("gold");
        assertThat(catchThrowableOfType(
                                InvalidRecordException.class,
                                () -> CustomerRecord.of(SCHEMA, new double[] {1, 2, 2, .5}))
                        .problems())
                .hasSize(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerRecord.of(SCHEMA, new double[3]))
                .withMessageContaining("3 slots given");
    }

    @Test
    void readsBackItsOwnText() {
        CustomerRecord customer = CustomerRecord.of(SCHEMA, new double[] {.1, 1e300, 0, 1});
        CustomerRecord.Builder copy = SCHEMA.newRecord();
        for (Feature feature : SCHEMA.features()) {
            copy.set(feature.field(), customer.text(feature.field()));
        }
        assertThat(copy.build()).isEqualTo(customer).hasSameHashCodeAs(customer);
    }

    @Test
    void takesNeitherListNorObjectForAMissingValue() {
        List<FieldProblem> found =
                problems(SCHEMA.newRecord().set("Age", 1).set("Senior", "0").setUnreadable("Plan", "[\u2026]"));
        assertThat(found).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo(Code.WRONG_TYPE);
            assertThat(p.column()).isEqualTo("Plan");
        });
    }

    @Test
    void tellsAHundredProblemsAtMost() {
        CustomerRecord.Builder builder = SCHEMA.newRecord();
        for (int i = 0; i < 5_000; i++) {
            builder.set("nonsense" + i, i);
        }
        assertThat(problems(builder)).hasSize(100);
    }

    @Test
    void showsNoHalfCharactersAndNoLongNames() {
        List<FieldProblem> found = problems(SCHEMA.newRecord()
                .set("Age", "x".repeat(58) + "\ud83d\ude00yz")
                .set("Senior", "\ud800")
                .set("n".repeat(900) + "\u0000", 1));
        assertThat(found.get(0).value()).hasSize(60).endsWith("x?\u2026");
        assertThat(found.get(1).value()).isEqualTo("?");
        assertThat(found.get(2).column()).hasSize(60);
    }

    @Test
    void takesValuesInAnyOrder() {
        CustomerRecord customer = SCHEMA.newRecord()
                .set("Senior", 1)
                .set("age", 30)
                .set("plan", "gold")
                .set("Income", 5)
                .build();
        assertThat(customer).isEqualTo(CustomerRecord.of(SCHEMA, new double[] {30, 5, 1, 1}));
    }
}
