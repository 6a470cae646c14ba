package io.github.churn4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.Models;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChurnPredictorTest {

    private static final Dataset OTHERS = Models.customers(300, 8);

    static Stream<ChurnModel> models() {
        return Models.all().stream();
    }

    private static double margin(ChurnModel model, CustomerRecord customer) {
        double[] slots = new double[5];
        double[] features = new double[model.pipeline().width()];
        customer.copyTo(slots);
        model.pipeline().transform(slots, features);
        return model.classifier().margin(features);
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyWayOfAskingGivesTheSameBits(ChurnModel model) {
        ChurnPredictor predictor = ChurnPredictor.of(model);
        double[] together = predictor.probabilities(OTHERS);
        double[] slots = new double[7];
        for (int row = 0; row < OTHERS.size(); row++) {
            CustomerRecord customer = OTHERS.record(row);
            OTHERS.copyRow(row, slots);
            assertThat(predictor.probability(customer)).isEqualTo(together[row]);
            assertThat(predictor.probability(slots)).isEqualTo(together[row]);
            assertThat(predictor.predict(customer).attritionProbability()).isEqualTo(together[row]);
            assertThat(model.calibration().apply(margin(model, customer))).isEqualTo(together[row]);
            assertThat(together[row]).isBetween(0.0, 1.0);
        }
        assertThat(Arrays.stream(together).distinct()).hasSizeGreaterThan(100);
    }

    @Test
    void otherRowsDoNotMatter() {
        ChurnPredictor predictor = ChurnPredictor.of(Models.boosting());
        double[] all = predictor.probabilities(OTHERS);
        for (int row = OTHERS.size() - 1; row >= 0; row -= 7) {
            assertThat(predictor.probabilities(Dataset.of(OTHERS.schema(), List.of(OTHERS.record(row)))))
                    .containsExactly(all[row]);
        }
    }

    @Test
    void theAnswerFollowsThresholdCutOffsAndNames() {
        ChurnPredictor predictor = ChurnPredictor.of(Models.logistic());
        assertThat(predictor.answer(.45)).isEqualTo(new Prediction(.45, true, .45, RiskLevel.MEDIUM, "leaves"));
        assertThat(predictor.answer(Math.nextDown(.45)).churn()).isFalse();
        assertThat(predictor.answer(.3)).isEqualTo(new Prediction(.3, false, .45, RiskLevel.LOW, "stays"));
        assertThat(predictor.answer(Math.nextUp(.3)).riskLevel()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(predictor.answer(.6).riskLevel()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(predictor.answer(Math.nextUp(.6)).riskLevel()).isEqualTo(RiskLevel.HIGH);
        Prediction sure = predictor.answer(1);
        assertThat(sure.label()).isEqualTo(1);
        assertThat(sure.retentionProbability()).isZero();
        assertThat(sure.riskLevel().label()).isEqualTo("High");
        assertThat(predictor.answer(0).label()).isZero();
    }

    @Test
    void aRecordOfAnotherSchemaIsRefused() {
        ChurnPredictor predictor = ChurnPredictor.of(Models.logistic());
        ChurnSchema other =
                ChurnSchema.builder().feature(NumericFeature.of("age")).build();
        CustomerRecord stranger = other.newRecord().set("age", 3).build();
        assertThatThrownBy(() -> predictor.predict(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("use model.schema().newRecord()");
        assertThatThrownBy(() -> predictor.explain(stranger)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> predictor.probabilities(Dataset.of(other, List.of(stranger))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> predictor.probability(new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("4 slots given");
    }

    @Test
    void aRecordOfAnEqualSchemaIsAccepted() {
        ChurnSchema copy = ChurnSchema.fromJson(Models.SCHEMA.toJson());
        CustomerRecord customer = copy.newRecord()
                .set("age", 40)
                .set("spend", 12.5)
                .set("visits", 3)
                .set("plan", "gold")
                .set("active", "yes")
                .build();
        CustomerRecord same = CustomerRecord.of(Models.SCHEMA, new double[] {40, 12.5, 3, 1, 1});
        ChurnPredictor predictor = ChurnPredictor.of(Models.forest());
        assertThat(predictor.probability(customer)).isEqualTo(predictor.probability(same));
    }

    @ParameterizedTest
    @MethodSource("models")
    void manyThreadsGetTheSameBits(ChurnModel model) throws Exception {
        ChurnPredictor predictor = ChurnPredictor.of(model);
        double[] expected = predictor.probabilities(OTHERS);
        Explanation explained = predictor.explain(OTHERS.record(0));
        ChurnPredictor shared = ChurnPredictor.of(model);
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(12);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int thread = 0; thread < 12; thread++) {
                int first = thread;
                answers.add(pool.submit(() -> {
                    start.await();
                    boolean right = shared.explain(OTHERS.record(0)).equals(explained);
                    for (int i = 0; i < 3000; i++) {
                        int row = (first * 31 + i) % OTHERS.size();
                        right &= shared.probability(OTHERS.record(row)) == expected[row];
                    }
                    return right;
                }));
            }
            start.countDown();
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    // ---- explanations

    @ParameterizedTest
    @MethodSource("models")
    void theReasonsAddUpToTheScore(ChurnModel model) {
        ChurnPredictor predictor = ChurnPredictor.of(model);
        for (int row = 0; row < 100; row++) {
            CustomerRecord customer = OTHERS.record(row);
            Explanation explanation = predictor.explain(customer);
            double margin = margin(model, customer);
            boolean forest = explanation.scale() == Explainer.Scale.PROBABILITY;
            double expected = forest ? 1 / (1 + Math.exp(-margin)) : margin;
            // XGBoost's margin is a sum of floats
            double rounding = model.name().equals("boosting") ? 1e-6 * Math.max(1, Math.abs(margin)) : 1e-12;
            assertThat(explanation.score()).isCloseTo(expected, within(rounding));
        }
    }

    @Test
    void reasonsAreTheCustomersOwnFieldsAndRatios() {
        CustomerRecord customer = Models.SCHEMA
                .newRecord()
                .set("age", 40)
                .set("spend", 12.5)
                .set("active", "yes")
                .build();
        Explanation explanation = ChurnPredictor.of(Models.boosting()).explain(customer);
        assertThat(explanation.reasons())
                .extracting(Reason::field)
                .containsExactly("age", "spend", "visits", "plan", "active", "spend per visit");
        assertThat(explanation.reasons()).extracting(Reason::value).containsExactly("40", "12.5", "", "", "yes", "");
        assertThat(explanation.scale()).isEqualTo(Explainer.Scale.LOG_ODDS);
    }

    private static String sentence(CustomerRecord customer, int field) {
        Reason reason =
                ChurnPredictor.of(Models.boosting()).explain(customer).reasons().get(field);
        String effect = reason.contribution() == 0
                ? "; this has no influence on the risk."
                : reason.raisesRisk() ? "; this raises the risk of leaving." : "; this lowers the risk of leaving.";
        assertThat(reason.sentence()).endsWith(effect);
        return reason.sentence().substring(0, reason.sentence().length() - effect.length());
    }

    @Test
    void aSentenceComparesANumberWithTheCustomersOfTheProfile() {
        Distribution ages = Models.boosting().profile().features().get(0);
        CustomerRecord.Builder customer = Models.SCHEMA.newRecord().set("active", "no");
        String typical = " for most customers (typically " + (int) ages.quantile(.5) + ")";
        String usual = " (" + (int) ages.quantile(.25) + " to " + (int) ages.quantile(.75) + ")";
        assertThat(sentence(customer.set("age", 18).build(), 0)).isEqualTo("Age is 18, lower than" + typical);
        CustomerRecord old =
                Models.SCHEMA.newRecord().set("age", 120).set("active", "no").build();
        assertThat(sentence(old, 0)).isEqualTo("Age is 120, higher than" + typical);
        CustomerRecord middling = Models.SCHEMA
                .newRecord()
                .set("age", ages.quantile(.5))
                .set("active", "no")
                .build();
        assertThat(sentence(middling, 0)).endsWith(", in the usual range" + usual);
    }

    @Test
    void aSentenceNamesLevelsRatiosAndWhatIsNotKnown() {
        CustomerRecord customer = Models.SCHEMA
                .newRecord()
                .set("age", 40)
                .set("spend", 12.5)
                .set("visits", 3)
                .set("plan", "gold")
                .set("active", "yes")
                .build();
        assertThat(sentence(customer, 3)).isEqualTo("Plan is gold");
        assertThat(sentence(customer, 4)).isEqualTo("Active is yes");
        assertThat(sentence(customer, 5)).isEqualTo("Spend per visit is 4.167");
        CustomerRecord stranger =
                Models.SCHEMA.newRecord().set("age", 40).set("active", "yes").build();
        assertThat(sentence(stranger, 1)).isEqualTo("Spend is not known");
        assertThat(sentence(stranger, 3)).isEqualTo("Plan is not known");
        assertThat(sentence(stranger, 5)).isEqualTo("Spend per visit cannot be computed");
    }

    @ParameterizedTest
    @MethodSource("models")
    void topGivesTheHeaviestReasonsInEitherDirectionFirst(ChurnModel model) {
        Explanation explanation = ChurnPredictor.of(model).explain(Models.customer(3));
        List<Reason> top = explanation.top(3);
        assertThat(top).hasSize(3).isSubsetOf(explanation.reasons());
        assertThat(top)
                .isSortedAccordingTo((a, b) -> Double.compare(Math.abs(b.contribution()), Math.abs(a.contribution())));
        double lightest = Math.abs(top.get(2).contribution());
        assertThat(explanation.reasons().stream().filter(r -> !top.contains(r)).toList())
                .allSatisfy(r -> assertThat(Math.abs(r.contribution())).isLessThanOrEqualTo(lightest));
        assertThat(explanation.top(99)).hasSameSizeAs(explanation.reasons());
        assertThat(explanation.top(0)).isEmpty();
    }
}
