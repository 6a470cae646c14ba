package io.github.churn4j.servlet.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.FieldProblem.Code;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.UnseenPolicy;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .identifier("CLIENT_NUM")
            .feature(NumericFeature.of("Age").withRange(0, 120))
            .feature(NumericFeature.of("Income").withMissing(MissingPolicy.IMPUTE))
            .feature(new CategoricalFeature(
                    "Plan", List.of("basic", "gold"), MissingPolicy.IMPUTE_AND_FLAG, UnseenPolicy.AS_MISSING))
            .feature(BinaryFeature.of("Senior", "false", "true"))
            .build();
    private static final RecordReader READER = new RecordReader(SCHEMA);

    private static CustomerJson read(String json) {
        return READER.read(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(byte[] body) {
        return catchThrowableOfType(ProblemException.class, () -> READER.read(body))
                .problem();
    }

    private static Problem problem(String json) {
        return problem(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static CustomerRecord record(double... slots) {
        return CustomerRecord.of(SCHEMA, slots);
    }

    @Test
    void readsFieldsAndColumnsInAnyOrder() {
        CustomerJson customer = read("{'Senior': true, 'income': 1.5e3, 'plan': 'gold', 'Age': 41}");
        assertThat(customer.record()).isEqualTo(record(41, 1500, 1, 1));
        assertThat(customer.reference()).isEmpty();
    }

    @Test
    void takesNumbersAsTextAndBlankAndNullAsMissing() {
        assertThat(read("{'age': ' 45 ', 'income': null, 'plan': '', 'senior': 'false'}")
                        .record())
                .isEqualTo(record(45, Double.NaN, Double.NaN, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | MISSING_FIELD",
                "'' | MISSING_FIELD",
                "'1e999' | WRONG_TYPE",
                "1e999 | WRONG_TYPE",
                "-1e999 | WRONG_TYPE",
                "'forty' | WRONG_TYPE",
                "true | WRONG_TYPE",
                "[1] | WRONG_TYPE",
                "{} | WRONG_TYPE",
                "121 | OUT_OF_RANGE",
                "1e308 | OUT_OF_RANGE",
                "12345678901234567890123 | OUT_OF_RANGE"
            })
    void tellsWhatIsWrongWithAField(String value, Code code) {
        Problem problem = problem("{'age': " + value + ", 'senior': 'true'}");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors()).extracting(FieldProblem::code).containsExactly(code);
    }

    @Test
    void takesNoListForALevelThatMayBeUnseen() {
        assertThat(problem("{'age': 1, 'senior': 'true', 'plan': ['gold']}").errors())
                .singleElement()
                .satisfies(e -> assertThat(e.code()).isEqualTo(Code.WRONG_TYPE));
    }

    @Test
    void tellsDoubledAndUnknownFields() {
        Problem problem = problem("{'age': 1, 'senior': 'true', 'Age': 2, 'agge': {'age': 3}}");
        assertThat(problem.errors())
                .extracting(FieldProblem::code)
                .containsExactly(Code.DUPLICATE_FIELD, Code.UNKNOWN_FIELD);
        assertThat(problem.errors().get(1).remedy()).isEqualTo("did you mean 'age'?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[]",
                "3",
                "null",
                "'text'",
                "{'age': 1, 'senior': 'true'} {}",
                "{'age': 1, 'senior': 'true'} x",
                "{'age': NaN, 'senior': 'true'}",
                "{'age': Infinity, 'senior': 'true'}",
                "{'age': 01, 'senior': 'true'}",
                "{'age': 1., 'senior': 'true'}",
                "{'age': +1, 'senior': 'true'}",
                "{'age': 1, 'senior': 'true',}",
                "{'age': 1, /* */ 'senior': 'true'}",
                "{age: 1}",
                "{'age': 1 'senior': 'true'}",
                "{'age\t': 1}",
                "{'age': [[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]}"
            })
    void refusesWhatIsNotOneJsonObject(String json) {
        Problem problem = problem(json);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("malformed-body");
        assertThat(problem.errors()).isEmpty();
    }

    @Test
    void boundsNumbersTextsAndNames() {
        for (String json : List.of(
                "{'age': " + "9".repeat(401) + "}",
                "{'plan': '" + "x".repeat(10_001) + "'}",
                "{'" + "n".repeat(1_001) + "': 1}")) {
            assertThat(problem(json).status()).isEqualTo(400);
            assertThat(problem(json).detail()).hasSizeLessThan(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void readsUtf8Only(String charset) {
        Problem problem = problem("{\"age\": 1, \"senior\": \"true\"}".getBytes(Charset.forName(charset)));
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).contains("UTF-8");
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(read("\ufeff{'age': 1, 'senior': 'true'}").record()).isEqualTo(record(1, Double.NaN, Double.NaN, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0 80", "c1 bf", "e0 80 80", "ed a0 80", "f0 80 80 80", "f4 90 80 80", "ff", "80", "c3"})
    void refusesBytesThatAreNotUtf8(String hex) {
        byte[] body = "{\"plan\": \"____\"}".getBytes(StandardCharsets.US_ASCII);
        int at = 10;
        for (String b : hex.split(" ", -1)) {
            body[at++] = (byte) Integer.parseInt(b, 16);
        }
        assertThat(problem(body).detail()).contains("UTF-8");
    }

    @Test
    void halfACharacterIsAnUnknownLevelAndNeverShown() {
        Problem problem = problem("{'age': 1, 'senior': '\\ud800', 'customer_id': '\\ud83d'}");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.errors())
                .extracting(FieldProblem::code)
                .containsExactly(Code.UNSEEN_CATEGORY, Code.WRONG_TYPE);
        assertThat(problem.errors())
                .allSatisfy(e -> assertThat(
                                (e.column() + e.value()).chars().noneMatch(c -> Character.isSurrogate((char) c)))
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer_id", "CLIENT_NUM", "client_num"})
    void takesACustomersNameAsTextOrNumber(String field) {
        assertThat(read("{'" + field + "': ' A-7 ', 'age': 1, 'senior': 'true'}")
                        .reference())
                .isEqualTo("A-7");
        assertThat(read("{'age': 1, 'senior': 'true', '" + field + "': 768805383}")
                        .reference())
                .isEqualTo("768805383");
        assertThat(read("{'" + field + "': null, 'age': 1, 'senior': 'true'}").reference())
                .isEmpty();
    }

    @Test
    void repeatsNoNameThatItRefuses() {
        for (String name : List.of("'" + "x".repeat(201) + "'", "'a\\u0007'", "[1]", "{}", "true", "1.5")) {
            Problem problem = problem("{'customer_id': " + name + ", 'age': 1, 'senior': 'true'}");
            assertThat(problem.errors()).singleElement().satisfies(e -> {
                assertThat(e.column()).isEqualTo("customer_id");
                assertThat(e.value()).isEmpty();
            });
        }
        assertThat(problem("{'customer_id': 1, 'client_num': 2, 'age': 1, 'senior': 'true'}")
                        .errors())
                .extracting(FieldProblem::code)
                .containsExactly(Code.DUPLICATE_FIELD);
    }

    @Test
    void aNameAloneNeedsAFeatureStore() {
        Problem problem = problem("{'customer_id': 'A-7'}");
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.code()).isEqualTo("no-feature-store");
        assertThat(problem.detail()).contains("no feature store is configured");
    }

    @Test
    void aFeatureCalledLikeANameStaysAFeature() {
        ChurnSchema schema =
                ChurnSchema.builder().feature(NumericFeature.of("Customer_Id")).build();
        CustomerJson customer = new RecordReader(schema).read("{\"customer_id\": 3}".getBytes(StandardCharsets.UTF_8));
        assertThat(customer.reference()).isEmpty();
        assertThat(customer.record().slot(0)).isEqualTo(3);
    }

    @Test
    void keepsItsHeadUnderThousandsOfNames() {
        StringBuilder json = new StringBuilder("{'age': 1");
        for (int i = 0; i < 5_000; i++) {
            json.append(", 'n").append(i * 7919L).append("': 1");
        }
        assertThat(problem(json.append('}').toString()).errors()).hasSize(100);
    }

    @Test
    void readsTheSameFromAForm() {
        FormReader form = new FormReader(SCHEMA);
        byte[] body = "age=+45&income=&plan=g%6fld&senior=true&customer_id=A%2D7&".getBytes(StandardCharsets.UTF_8);
        CustomerJson customer = form.read(body);
        assertThat(customer.record()).isEqualTo(record(45, Double.NaN, 1, 1));
        assertThat(customer.reference()).isEqualTo("A-7");
        for (String broken : List.of("{}", "age", "age=%4", "age=%zz", "age=%ff", "age=%", "%c0%80=1")) {
            assertThat(catchThrowableOfType(
                                    ProblemException.class, () -> form.read(broken.getBytes(StandardCharsets.UTF_8)))
                            .problem()
                            .status())
                    .isEqualTo(400);
        }
    }
}
