package io.github.churn4j.servlet.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.data.Label;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedbackReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final FeedbackReader READER =
            new FeedbackReader(Optional.of(new Label("Attrition_Flag", "Attrited Customer", "Existing Customer")), NOW);

    private static List<Feedback> read(String body, boolean lines) {
        return READER.read(body.getBytes(StandardCharsets.UTF_8), lines);
    }

    private static Problem problem(String body, boolean lines) {
        return catchThrowableOfType(ProblemException.class, () -> read(body, lines))
                .problem();
    }

    @Test
    void readsAnObjectAnArrayAndLines() {
        String one = "{\"prediction_id\": \"p\", \"churned\": true}";
        String two =
                "{\"customer_id\": \"c\", \"at\": \"2026-02-01\", \"churned\": 0, \"observed_at\": \"2026-02-20\"}";
        Feedback first = Feedback.ofPrediction("p", true, null, NOW);
        Feedback second = Feedback.ofCustomer(
                "c", Instant.parse("2026-02-01T23:59:59.999Z"), false, Instant.parse("2026-02-20T00:00:00Z"), NOW);
        assertThat(read(one, false)).containsExactly(first);
        assertThat(read("[" + one + "," + two + "]", false)).containsExactly(first, second);
        assertThat(read(one + "\n" + two + "\n", true)).containsExactly(first, second);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true|true",
                "1|true",
                "\"Attrited Customer\"|true",
                "false|false",
                "0|false",
                "\"Existing Customer\"|false"
            })
    void readsOutcomes(String json, boolean churned) {
        assertThat(read("{\"prediction_id\": \"p\", \"churned\": " + json + "}", false)
                        .get(0)
                        .churned())
                .isEqualTo(churned);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1.0", "null", "\"yes\"", "[1]", "{\"a\": 1}", "\"\""})
    void refusesOtherOutcomes(String json) {
        Problem problem = problem("{\"prediction_id\": \"p\", \"churned\": " + json + "}", false);
        assertThat(problem.status()).isEqualTo(422);
        assertThat(problem.detail()).startsWith("churned").contains("Attrited Customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31",
                "2026-03-03",
                "2026-03-02T12:00:01Z",
                "2026-13-01",
                "yesterday",
                "2026-03-01T12:00:00",
                ""
            })
    void refusesDatesThatAreNotSane(String date) {
        assertThat(problem("{\"prediction_id\": \"p\", \"churned\": true, \"observed_at\": \"" + date + "\"}", false)
                        .errors())
                .extracting(FieldProblem::column)
                .containsExactly("observed_at");
    }

    @Test
    void readsInstantsWithAnOffset() {
        assertThat(read("{\"customer_id\": 7, \"at\": \"2026-03-01T13:00:00.5+01:00\", \"churned\": true}", false)
                        .get(0))
                .isEqualTo(Feedback.ofCustomer("7", Instant.parse("2026-03-01T12:00:00.500Z"), true, null, NOW));
    }

    @Test
    void boundsNames() {
        assertThat(read("{\"prediction_id\": \"" + "é".repeat(200) + "\", \"churned\": true}", false))
                .hasSize(1);
        for (String bad : List.of("", " ", "x".repeat(201), "a\\u0000b", "a\\nb", "a\\u202eb", "\\ud800")) {
            assertThat(problem("{\"prediction_id\": \"" + bad + "\", \"churned\": true}", false)
                            .errors())
                    .as(bad)
                    .extracting(FieldProblem::column)
                    .containsExactly("prediction_id");
        }
    }

    @Test
    void tellsEverythingThatIsWrongAndWhere() {
        Problem problem = problem("""
                [{"prediction_id": "p", "churned": true},
                 {"prediction_id": 3, "churned": "x", "note": "y"},
                 {"customer_id": "c", "churned": true},
                 {"churned": true},
                 {"prediction_id": "p", "customer_id": "c", "at": "2026-01-01", "churned": true},
                 {}]
                """, false);
        assertThat(problem.code()).isEqualTo("invalid-feedback");
        assertThat(problem.errors())
                .extracting(FieldProblem::column)
                .containsExactly(
                        "[1].prediction_id",
                        "[1].churned",
                        "[1].note",
                        "[2].at",
                        "[3].prediction_id",
                        "[4].prediction_id",
                        "[5].churned",
                        "[5].prediction_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "3",
                "null",
                "[[]]",
                "{",
                "{\"prediction_id\": \"p\", \"prediction_id\": \"q\", \"churned\": true}",
                "{\"prediction_id\": \"p\", \"churned\": true} {}",
                "{\"prediction_id\": \"p\", \"churned\": NaN}",
                "{\"a\":[[[[[[[[[[1]]]]]]]]]]}"
            })
    void refusesWhatIsNotFeedbackAtAll(String body) {
        Problem problem = problem(body, false);
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.code()).isEqualTo("malformed-body");
    }
}
