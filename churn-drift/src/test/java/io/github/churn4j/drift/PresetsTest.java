package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against the packages themselves: alibi.json and evidently.json were made by presets.py, which names command and versions
 * (Alibi Detect 0.13.0, Evidently 0.7.23, SciPy 1.17.1, NumPy 2.4.6).
 */
class PresetsTest {

    private static final JsonNode ALIBI = read("alibi.json");
    private static final JsonNode EVIDENTLY = read("evidently.json");

    private static JsonNode read(String name) {
        try (InputStream in = Objects.requireNonNull(PresetsTest.class.getResourceAsStream(name))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static IntStream cases() {
        return IntStream.range(0, 60);
    }

    private static DriftReport report(DriftOptions options, DriftSample[] sides) {
        return DriftDetector.builder(sides[0]).options(options).build().detect(sides[1]);
    }

    private static void answersAsAlibi(DriftOptions options, DriftSample[] sides, JsonNode expected, String name) {
        boolean fdr = options.correction() == Correction.BENJAMINI_HOCHBERG;
        DriftReport report = report(options, sides);
        assertThat(report.verdict() == Verdict.DRIFT)
                .as(name)
                .isEqualTo(expected.get(name + (fdr ? ".fdr" : ".bonferroni")).intValue() == 1);
        JsonNode pValues = expected.get(name + ".p");
        int first = PresetCustomers.SCHEMA.features().size() - pValues.size();
        for (int i = 0; i < pValues.size(); i++) {
            String column = PresetCustomers.SCHEMA.features().get(first + i).column();
            double p = report.feature(column).tests().get(0).pValue();
            assertThat((float) p).as(column).isCloseTo((float) pValues.get(i).doubleValue(), within(1e-6f));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsAlibisTabularDrift(int number) {
        DriftOptions options = DriftOptions.alibiTabular();
        DriftSample[] sides = PresetCustomers.of(number);
        answersAsAlibi(options, sides, ALIBI.get(number), "tabular");
        answersAsAlibi(options.withCorrection(Correction.BENJAMINI_HOCHBERG), sides, ALIBI.get(number), "tabular");
    }

    /** Cases with a level that the schema does not list are left out: it has no position to be ranked by. */
    @ParameterizedTest
    @MethodSource("cases")
    void answersAsAlibisKsDrift(int number) {
        if (number % 6 != 5) {
            DriftOptions options = DriftOptions.alibiKs();
            DriftSample[] sides = PresetCustomers.of(number);
            answersAsAlibi(options, sides, ALIBI.get(number), "ks");
            answersAsAlibi(options.withCorrection(Correction.BENJAMINI_HOCHBERG), sides, ALIBI.get(number), "ks");
        }
    }

    /** On the columns that have few values. */
    @ParameterizedTest
    @MethodSource("cases")
    void answersAsAlibisChiSquareDrift(int number) {
        DriftSample[] sides = PresetCustomers.of(number);
        DriftSample[] few = {PresetCustomers.withoutNumbers(sides[0]), PresetCustomers.withoutNumbers(sides[1])};
        for (Correction correction : new Correction[] {Correction.BONFERRONI, Correction.BENJAMINI_HOCHBERG}) {
            answersAsAlibi(DriftOptions.alibiChiSquare().withCorrection(correction), few, ALIBI.get(number), "chi");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsEvidentlysDataDriftPreset(int number) {
        JsonNode expected = EVIDENTLY.get(number);
        DriftReport report = report(DriftOptions.evidently(), PresetCustomers.of(number));
        for (int i = 0; i < PresetCustomers.SCHEMA.features().size(); i++) {
            FeatureDrift drift =
                    report.feature(PresetCustomers.SCHEMA.features().get(i).column());
            TestResult test = drift.tests().get(0);
            assertThat(drift.verdict() == Verdict.DRIFT)
                    .as(drift.column())
                    .isEqualTo(expected.get("columns").get(i).booleanValue());
            assertThat(Double.isNaN(test.pValue()) ? test.statistic() : test.pValue())
                    .as(drift.column())
                    .isCloseTo(expected.get("scores").get(i).doubleValue(), within(1e-9));
        }
        assertThat(report.verdict() == Verdict.DRIFT)
                .isEqualTo(expected.get("drift").booleanValue());
    }
}
