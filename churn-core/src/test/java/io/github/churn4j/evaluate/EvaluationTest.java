package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {
    private static final EvaluationOptions OPTIONS = EvaluationOptions.ofSeed(3).withReplicates(60);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void isReadBackEqual(long seed) throws Exception {
        Evaluation evaluation = Evaluation.of(Samples.random(seed, 90, 30), .37, OPTIONS);
        byte[] bytes = EvaluationJson.bytes(EvaluationJson.toJson(evaluation));
        Evaluation again = EvaluationJson.evaluation(new ObjectMapper().readTree(bytes));
        assertThat(again).isEqualTo(evaluation);
        assertThat(EvaluationJson.bytes(EvaluationJson.toJson(again))).isEqualTo(bytes);
    }

    // made on OpenJDK 17.0.15 and equal on Temurin 25; changes when a metric or the file format does
    @Test
    void givesTheSameBytesOnEveryJvm() throws Exception {
        Evaluation evaluation = Evaluation.of(Samples.distinctScores(), .3, OPTIONS);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(EvaluationJson.bytes(EvaluationJson.toJson(evaluation)));
        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("9110d9c4b610af7b4ca8156e936a1f1bfaa3fcfad5f4237fef4a20404276466e");
    }

    @Test
    void writesUndefinedMetricsAsNull() throws Exception {
        Evaluation evaluation = Evaluation.of(Scores.of(new double[] {.2}, new byte[] {0}), .5, OPTIONS);
        ObjectNode json = EvaluationJson.toJson(evaluation);
        assertThat(json.get("rocAuc").isNull()).isTrue();
        assertThat(json.get("intervals").get("rocAuc").toString()).isEqualTo("[null,null]");
        assertThat(EvaluationJson.evaluation(new ObjectMapper().readTree(EvaluationJson.bytes(json))))
                .isEqualTo(evaluation);
    }

    @Test
    void hasTheKeysThatFilesPromise() {
        ObjectNode json = EvaluationJson.toJson(Evaluation.of(Samples.tiedScores(), .3, OPTIONS));
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys)
                .containsExactly(
                        "n",
                        "positives",
                        "threshold",
                        "rocAuc",
                        "averagePrecision",
                        "accuracy",
                        "accuracyAtThreshold",
                        "precision",
                        "recall",
                        "f1",
                        "logLoss",
                        "brier",
                        "ece",
                        "topDecileLift",
                        "empc",
                        "intervals",
                        "confusion",
                        "curves");
        assertThat(new String(
                        EvaluationJson.bytes(EvaluationJson.toJson(
                                Metrics.of(Samples.tiedScores(), .3, ProfitParameters.defaults()))),
                        StandardCharsets.UTF_8))
                .startsWith("{\"rocAuc\":0.80527522013590");
    }

    @Test
    void namesTheKeyThatIsMissing() {
        ObjectNode json = EvaluationJson.toJson(Evaluation.of(Samples.tiedScores(), .3, OPTIONS));
        json.remove("brier");
        assertThatThrownBy(() -> EvaluationJson.evaluation(json))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("'brier' is absent");
        json.put("brier", "low");
        assertThatThrownBy(() -> EvaluationJson.evaluation(json))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("\"low\"");
    }

    @Test
    void refusesNumbersThatCannotBe() {
        ObjectNode json = EvaluationJson.toJson(Evaluation.of(Samples.tiedScores(), .3, OPTIONS));
        json.put("positives", 801);
        assertThatThrownBy(() -> EvaluationJson.evaluation(json))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("801 positives of 800 rows");
    }

    @Test
    void countsDecisionsOfOtherThresholds() {
        Scores scores = Samples.tiedScores();
        byte[] nobody = new byte[scores.size()];
        Evaluation evaluation = Evaluation.of(scores, .3, OPTIONS.withDecisions(nobody));
        assertThat(evaluation.confusion()).isEqualTo(new Confusion(0, 0, 154, 646));
        assertThat(evaluation.metrics().recall()).isZero();
        assertThat(evaluation.intervals().get(Metric.PRECISION)).isEqualTo(Interval.unknown());
    }

    @Test
    void slicesPartitionTheRows() throws Exception {
        Scores scores = Samples.tiedScores();
        List<String> categories = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            categories.add(i % 3 == 0 ? "Blue" : i == 1 ? "Platinum" : "Gold");
        }
        List<SliceEvaluation> slices =
                SliceEvaluation.of("Card_Category", categories, scores, .3, ProfitParameters.defaults());
        assertThat(slices).extracting(SliceEvaluation::category).containsExactly("Blue", "Gold", "Platinum");
        assertThat(slices.stream().mapToInt(SliceEvaluation::n).sum()).isEqualTo(800);
        assertThat(slices.stream().mapToInt(SliceEvaluation::positives).sum()).isEqualTo(154);
        assertThat(slices.get(2).metrics().rocAuc()).isNaN();
        byte[] bytes = EvaluationJson.bytes(EvaluationJson.toJson(slices.get(2)));
        assertThat(EvaluationJson.slice(new ObjectMapper().readTree(bytes))).isEqualTo(slices.get(2));
    }

    @Test
    void drawsCurvesFromEndToEnd() {
        Curves curves = Curves.of(Samples.distinctScores(), ProfitParameters.defaults());
        double[] x = curves.roc().x();
        double[] y = curves.roc().y();
        assertThat(x.length).isBetween(100, Curves.MAX_POINTS);
        assertThat(new double[] {x[0], y[0], x[x.length - 1], y[x.length - 1]}).containsExactly(0, 0, 1, 1);
        double area = 0;
        for (int i = 1; i < x.length; i++) {
            area += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2;
        }
        assertThat(area).isEqualTo(0.8069639338989184, within(.002));
        assertThat(curves.precisionRecall().size()).isLessThanOrEqualTo(Curves.MAX_POINTS);
        assertThat(curves.lift().y()[9]).isEqualTo(2.662338);
        assertThat(curves.gain().y()[100]).isEqualTo(1);
        // everybody contacted: 56 per churner, 11 lost per stayer
        assertThat(curves.profit().y()[100]).isEqualTo((154 * 56 - 646 * 11) / 800.0, within(1e-6));
    }

    @Test
    void reliabilityAddsUpToTheEce() {
        Curves curves = Curves.of(Samples.tiedScores(), ProfitParameters.defaults());
        double ece = curves.reliability().stream()
                .mapToDouble(bin -> bin.count() * Math.abs(bin.meanPredicted() - bin.observedRate()) / 800)
                .sum();
        assertThat(ece).isEqualTo(0.2821875, within(1e-6));
        assertThat(curves.reliability()).hasSize(15).allMatch(bin -> bin.low() <= bin.observedRate());
        assertThat(curves.histogram().stayed().stream().mapToInt(i -> i).sum()).isEqualTo(646);
        assertThat(curves.histogram().churned()).hasSize(20);
    }

    @Test
    void givesWilsonsInterval() {
        // scipy 1.17.1: binomtest(3, 20).proportion_ci(.95, 'wilson')
        double[] p = new double[20];
        byte[] y = new byte[20];
        y[0] = y[5] = y[19] = 1;
        ReliabilityBin bin = ReliabilityBin.of(Ranking.of(p, y), 1).get(0);
        assertThat(bin.low()).isEqualTo(0.052369);
        assertThat(bin.high()).isEqualTo(0.360419);
    }

    @Test
    void drawsEmptyCurvesOfOneClass() {
        Curves curves = Curves.of(Scores.of(new double[] {.1, .2}, new byte[2]), ProfitParameters.defaults());
        assertThat(curves.roc().size()).isZero();
        assertThat(curves.gain().size()).isZero();
        assertThat(curves.profit().size()).isEqualTo(101);
    }
}
