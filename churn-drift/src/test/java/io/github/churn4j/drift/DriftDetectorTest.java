package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.drift.FeatureDrift.Kind;
import io.github.churn4j.evaluate.FieldImportance;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.pipeline.Ratio;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriftDetectorTest {

    private static final Dataset REFERENCE = People.set(2000, 1);
    private static final double[] SCORES = scores(REFERENCE);

    private static double[] scores(Dataset data) {
        return IntStream.range(0, data.size())
                .mapToDouble(row -> data.slot(row, 0) / 200)
                .toArray();
    }

    private static ReferenceProfile profile() {
        return ReferenceProfile.of(
                REFERENCE, IntStream.range(0, REFERENCE.size()).toArray(), SCORES, "hold-out");
    }

    private static DriftSample current(int rows, java.util.function.Consumer<double[]> change) {
        Dataset data = People.set(rows, 2, change);
        return DriftSample.of(data).withScores(scores(data));
    }

    @Test
    void aSummaryAndItsRowsAnswerAlike() {
        DriftSample now = current(700, slots -> slots[0] = Math.min(120, slots[0] + 4));
        DriftReport bySummary =
                DriftDetector.builder(profile(), People.SCHEMA).build().detect(now);
        DriftReport byRows = DriftDetector.builder(DriftSample.of(REFERENCE).withScores(SCORES))
                .build()
                .detect(now);
        assertThat(bySummary.features()).hasSameSizeAs(byRows.features());
        for (int i = 0; i < 5; i++) {
            assertThat(bySummary.features().get(i).tests())
                    .isEqualTo(byRows.features().get(i).tests());
        }
        assertThat(bySummary.score().orElseThrow().verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(bySummary.drifted()).extracting(FeatureDrift::column).containsExactly("age");
    }

    @Test
    void sameInputGivesTheSameText() {
        DriftSample now = current(700, slots -> slots[0] = 40);
        DriftDetector detector = DriftDetector.builder(profile(), People.SCHEMA).build();
        assertThat(detector.detect(now).toJson()).isEqualTo(detector.detect(now).toJson());
    }

    @Test
    void bonferroniSharesAlphaAmongTestsThatCouldRaiseAnAlarm() {
        DriftReport report =
                DriftDetector.builder(profile(), People.SCHEMA).build().detect(current(700, slots -> {}));
        // five distributions, missing spend, the score; nobody has new values, no other feature has missing ones
        assertThat(report.judged()).isEqualTo(7);
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
    }

    /** Importance says that age hardly matters and the plan does, though age moved further. */
    @Test
    void reportsLeadWithDriftThatMovesPredictions() {
        DriftSample now = current(1000, slots -> {
            slots[0] = Math.min(120, slots[0] + 20);
            slots[3] = slots[3] == 0 ? 1 : slots[3];
        });
        DriftReport report = DriftDetector.builder(profile(), People.SCHEMA)
                .importance(List.of(
                        new FieldImportance(List.of("plan"), .09, .001, .1),
                        new FieldImportance(List.of("age"), .01, .001, .1),
                        new FieldImportance(List.of("active"), -.001, .001, 0)))
                .build()
                .detect(now);
        assertThat(report.drifted()).extracting(FeatureDrift::column).containsExactly("plan", "age");
        FeatureDrift plan = report.features().get(0);
        assertThat(plan.importance()).isEqualTo(.9, within(1e-12));
        assertThat(plan.impact()).isEqualTo(.9 * plan.tests().get(0).effect(), within(1e-12));
        assertThat(report.feature("active").importance()).isZero();
    }

    @Test
    void groupsShareTheirImportanceAndRatiosHandItOn() {
        Importances importances = Importances.of(
                People.SCHEMA,
                List.of(
                        new FieldImportance(List.of("age", "spend"), .2, 0, 0),
                        new FieldImportance(List.of("spend per visit"), .2, 0, 0)),
                List.of(new Ratio("spend per visit", "spend", "visits")));
        assertThat(importances.of("age")).isEqualTo(.25);
        assertThat(importances.of("spend")).isEqualTo(.5);
        assertThat(importances.of("visits")).isEqualTo(.25);
        assertThat(importances.of("plan")).isZero();
        assertThat(Importances.NONE.of("plan")).isNaN();
    }

    @Test
    void aModelBringsItsReferenceAndScoresTheRowsItAccepts() {
        ChurnModel model = Models.logistic();
        String csv = "age,spend,visits,plan,active\n" + "30,5,3,gold,no\n".repeat(3) + "-1,5,3,gold,no\n";
        DriftSample now = DriftSample.read(ChurnPredictor.of(model), People.csv(csv));
        assertThat(now.facts().scored()).isEqualTo(3);
        assertThat(now.scores().orElseThrow()[3]).isNaN();
        DriftReport report = DriftDetector.builder(model).build().detect(now);
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.reference().source()).isEqualTo("by hand");
        assertThat(report.score()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = DriftTest.class,
            names = {"KOLMOGOROV_SMIRNOV", "CRAMER_VON_MISES", "WASSERSTEIN", "POPULATION_STABILITY", "JENSEN_SHANNON"})
    void everyTestOfNumbersSeesAShiftOfHalfADeviationAndNoneWhereThereIsNone(DriftTest test) {
        DriftDetector detector = DriftDetector.builder(profile(), People.SCHEMA)
                .options(DriftOptions.defaults().withTests(Kind.NUMERIC, test))
                .build();
        FeatureDrift moved = detector.detect(current(1000, s -> s[0] = Math.min(120, s[0] + 10)))
                .feature("age");
        FeatureDrift still = detector.detect(current(1000, s -> {})).feature("age");
        TestResult result = moved.tests().get(0);
        assertThat(result.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(result.statistic()).isGreaterThanOrEqualTo(result.critical());
        assertThat(result.minimumDetectable()).isPositive();
        assertThat(still.tests().get(0).verdict()).isEqualTo(Verdict.STABLE);
        assertThat(still.tests().get(0).statistic()).isLessThan(result.critical());
    }

    @ParameterizedTest
    @EnumSource(
            value = DriftTest.class,
            names = {"CHI_SQUARE", "POPULATION_STABILITY", "JENSEN_SHANNON"})
    void everyTestOfLevelsSeesATenthMovedAndNoneWhereThereIsNone(DriftTest test) {
        DriftDetector detector = DriftDetector.builder(profile(), People.SCHEMA)
                .options(DriftOptions.defaults().withTests("active", test))
                .build();
        int[] row = {0};
        TestResult moved = detector.detect(current(2000, s -> s[4] = row[0]++ % 5 == 0 ? 1 : s[4]))
                .feature("active")
                .tests()
                .get(0);
        TestResult still = detector.detect(current(2000, s -> {}))
                .feature("active")
                .tests()
                .get(0);
        assertThat(moved.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(moved.effect()).isGreaterThan(.5 * moved.minimumDetectable());
        assertThat(still.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void fewerValuesThanTheMinimumGiveNoVerdict() {
        DriftReport report =
                DriftDetector.builder(profile(), People.SCHEMA).build().detect(current(99, slots -> slots[0] = 1));
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.drifted()).isEmpty();
        DriftReport enough = DriftDetector.builder(profile(), People.SCHEMA)
                .options(DriftOptions.defaults().withMinimum(99))
                .build()
                .detect(current(99, slots -> slots[0] = 1));
        assertThat(enough.verdict()).isEqualTo(Verdict.DRIFT);
    }

    @Test
    void aShareOfFeaturesMayBeDemanded() {
        DriftSample now = current(700, slots -> slots[0] = 1);
        assertThat(DriftDetector.builder(profile(), People.SCHEMA)
                        .options(DriftOptions.defaults().withDriftShare(.21))
                        .build()
                        .detect(now)
                        .verdict())
                .isEqualTo(Verdict.STABLE);
        assertThat(DriftDetector.builder(profile(), People.SCHEMA)
                        .options(DriftOptions.defaults().withDriftShare(.2))
                        .build()
                        .detect(now)
                        .verdict())
                .isEqualTo(Verdict.DRIFT);
    }

    /** Ages are spread evenly over 72 years: 7 more move D by .097; D of .104 this size finds at least 80 times of 100. */
    @Test
    void aThirdOfADeviationIsMostlyFoundIn500Customers() {
        DriftDetector detector = DriftDetector.builder(profile(), People.SCHEMA).build();
        int found = 0;
        for (int seed = 0; seed < 100; seed++) {
            DriftSample now = DriftSample.of(People.set(500, 100 + seed, s -> s[0] = Math.min(120, s[0] + 7)));
            found += detector.detect(now).feature("age").verdict() == Verdict.DRIFT ? 1 : 0;
        }
        assertThat(found).isGreaterThanOrEqualTo(80);
    }

    private static TestResult chiSquare(int[] reference, int[] current) {
        return DriftDetector.builder(DriftSample.of(plans(reference)))
                .build()
                .detect(DriftSample.of(plans(current)))
                .feature("plan")
                .tests()
                .get(0);
    }

    /** 1,000 customers, so many of them with plan gold and iron, the others with basic. */
    private static Dataset plans(int[] counts) {
        int[] row = {0};
        return People.set(1000, 1, s -> {
            int at = row[0]++;
            s[3] = at < counts[0] ? 1 : at < counts[0] + counts[1] ? 2 : 0;
        });
    }

    /** iron is expected 1.5 times and joins gold. scipy 1.17.1: chi2_contingency([[3, 997], [10, 990]], correction=False). */
    @Test
    void rareLevelsJoinTheNextRarest() {
        assertThat(chiSquare(new int[] {0, 3}, new int[] {10, 0}).pValue())
                .isEqualTo(.05143993674476404, within(1e-12));
    }

    /** Together they are expected 4 times. scipy 1.17.1: fisher_exact([[7, 993], [1, 999]]). */
    @Test
    void twoGroupsOfWhichOneIsRareAreJudgedByFishersExactTest() {
        TestResult result = chiSquare(new int[] {1, 0}, new int[] {3, 4});
        assertThat(result.pValue()).isEqualTo(.06976576363927237, within(1e-12));
        assertThat(result.verdict()).isEqualTo(Verdict.STABLE);
    }

    @Test
    void leavesColumnsOutWhoseTestsAreNone() {
        DriftReport report = DriftDetector.builder(profile(), People.SCHEMA)
                .options(DriftOptions.defaults().withTests("age"))
                .build()
                .detect(current(700, slots -> slots[0] = 1));
        assertThat(report.feature("age").tests()).isEmpty();
        assertThat(report.feature("age").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    }

    @Test
    void rejectsTestsThatDoNotFit() {
        assertThatThrownBy(() -> DriftOptions.defaults().withTests(Kind.NUMERIC, DriftTest.CHI_SQUARE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test chi2 is not for a numeric feature, which is numeric");
        DriftDetector.Builder misspelt = DriftDetector.builder(profile(), People.SCHEMA)
                .options(DriftOptions.defaults().withTests("Agee", DriftTest.KOLMOGOROV_SMIRNOV));
        assertThatThrownBy(misspelt::build).hasMessageContaining("did you mean 'age'?");
    }

    @Test
    void rejectsAProfileOfAnotherSchema() {
        ReferenceProfile other = new ReferenceProfile(
                profile().rows(),
                "hold-out",
                profile().features().subList(0, 4),
                profile().scores());
        assertThatThrownBy(() -> DriftDetector.builder(other, People.SCHEMA))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("4 features, the schema 5 (age, spend, visits, plan, active)");
        List<io.github.churn4j.model.Distribution> swapped =
                new java.util.ArrayList<>(profile().features());
        java.util.Collections.swap(swapped, 0, 4);
        ReferenceProfile mixed =
                new ReferenceProfile(2000, "hold-out", swapped, profile().scores());
        assertThatThrownBy(() -> DriftDetector.builder(mixed, People.SCHEMA))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("'active'");
    }

    @Test
    void rejectsScoresThatAreNoProbabilities() {
        DriftSample sample = DriftSample.of(People.set(2, 1));
        assertThatThrownBy(() -> sample.withScores(new double[] {.5, 1.5})).hasMessageContaining("1.5");
        assertThatThrownBy(() -> sample.withScores(new double[] {.5})).hasMessageContaining("each of 2 rows");
        assertThat(sample.withScores(new double[] {.5, Double.NaN}).facts().scored())
                .isEqualTo(1);
        assertThat(Arrays.stream(sample.column(0)).count()).isEqualTo(2);
    }

    @Test
    void aFeatureWithoutTestsIsNotStable() {
        DriftOptions options = DriftOptions.defaults().withTests("age");
        DriftReport report = DriftDetector.builder(DriftSample.of(People.set(1000, 1)))
                .options(options)
                .build()
                .detect(DriftSample.of(People.set(500, 2)));
        assertThat(report.feature("age").verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.feature("age").notes()).containsExactly("not tested: no test was chosen for it");
        assertThat(report.notes()).containsExactly("no verdict about 'age': no test was chosen");
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
    }
}
