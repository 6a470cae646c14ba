package io.github.churn4j.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.DataException;
import io.github.churn4j.data.NumericFeature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BrokenTablesTest {

    private static final DriftSample REFERENCE = DriftSample.of(People.set(2000, 1));
    private static final DriftDetector DETECTOR =
            DriftDetector.builder(REFERENCE).build();

    private static TestResult test(FeatureDrift feature, DriftTest which) {
        return feature.tests().stream()
                .filter(t -> t.test() == which)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUnbrokenTableIsStable() {
        DriftReport report = DETECTOR.detect(People.table(1000, 2, cells -> {}));
        assertThat(report.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(report.notes()).isEmpty();
        assertThat(report.current().refused()).isZero();
    }

    @Test
    void aColumnThatChangedItsTypeDriftsByNewValues() {
        FeatureDrift age = DETECTOR.detect(People.table(500, 2, cells -> cells[1] = "middle"))
                .feature("age");
        assertThat(age.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(test(age, DriftTest.NEW_VALUES).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(test(age, DriftTest.NEW_VALUES).effect()).isEqualTo(1);
        assertThat(test(age, DriftTest.KOLMOGOROV_SMIRNOV).verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(age.notes().get(0)).contains("500 values are text", "changed its type");
    }

    @Test
    void anAllMissingColumnDriftsThoughItsPolicyRefusesMissingValues() {
        DriftReport report = DETECTOR.detect(People.table(500, 2, cells -> cells[1] = ""));
        assertThat(report.feature("age").verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(report.feature("age").currentMissing()).isEqualTo(1);
        assertThat(report.current().refused()).isEqualTo(500);
        assertThat(report.feature("visits").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(report.feature("visits").currentCount()).isEqualTo(500);
    }

    @Test
    void oneCategoryDrifts() {
        FeatureDrift plan = DETECTOR.detect(People.table(500, 2, cells -> cells[4] = "gold"))
                .feature("plan");
        assertThat(plan.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(test(plan, DriftTest.CHI_SQUARE).effect()).isGreaterThan(.5);
    }

    @Test
    void oneCategoryOnBothSidesIsStableAndSaysSo() {
        DriftSample reference = People.table(500, 1, cells -> cells[4] = "gold");
        FeatureDrift plan = DriftDetector.builder(reference)
                .build()
                .detect(People.table(500, 2, cells -> cells[4] = "gold"))
                .feature("plan");
        assertThat(plan.verdict()).isEqualTo(Verdict.STABLE);
        assertThat(plan.notes()).containsExactly("constant: every present value is the same on both sides");
    }

    @Test
    void aConstantThatBecomesAnotherConstantDrifts() {
        DriftSample reference = People.table(500, 1, cells -> cells[1] = "40");
        FeatureDrift age = DriftDetector.builder(reference)
                .build()
                .detect(People.table(500, 2, cells -> cells[1] = "41"))
                .feature("age");
        assertThat(age.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(test(age, DriftTest.KOLMOGOROV_SMIRNOV).statistic()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"POPULATION_STABILITY", "JENSEN_SHANNON"})
    void aConstantThatMovesEitherWayDriftsByBins(DriftTest which) {
        DriftSample reference = People.table(500, 1, cells -> cells[1] = "5");
        for (String now : new String[] {"3", "7"}) {
            assertThat(byBins(which, reference, People.table(500, 2, cells -> cells[1] = now), "age"))
                    .as(now)
                    .isEqualTo(Verdict.DRIFT);
        }
        assertThat(byBins(which, reference, People.table(500, 2, cells -> cells[1] = "5"), "age"))
                .isEqualTo(Verdict.STABLE);
    }

    @ParameterizedTest
    @EnumSource(names = {"POPULATION_STABILITY", "JENSEN_SHANNON"})
    void valuesBeyondAHeapAtEitherEndDriftByBins(DriftTest which) {
        for (String[] heap : new String[][] {{"0", "-100"}, {"20000", "30000"}}) {
            DriftSample reference = People.table(2000, 1, cells -> heaped(cells, heap[0]));
            DriftSample now = People.table(2000, 2, cells -> heaped(cells, heap[1]));
            assertThat(byBins(which, reference, now, "spend")).as(heap[0]).isEqualTo(Verdict.DRIFT);
            DriftSample same = People.table(2000, 2, cells -> heaped(cells, heap[0]));
            assertThat(byBins(which, reference, same, "spend")).as(heap[0]).isEqualTo(Verdict.STABLE);
        }
    }

    /** Puts 19 of 20 customers at one value. */
    private static void heaped(String[] cells, String value) {
        cells[2] = Math.floorMod(cells[0].hashCode(), 20) == 0 ? "50" : value;
    }

    private static Verdict byBins(DriftTest which, DriftSample reference, DriftSample now, String column) {
        DriftOptions options = DriftOptions.defaults().withTests(FeatureDrift.Kind.NUMERIC, which);
        return test(
                        DriftDetector.builder(reference)
                                .options(options)
                                .build()
                                .detect(now)
                                .feature(column),
                        which)
                .verdict();
    }

    @Test
    void aTableOfAHeaderAloneIsInsufficient() {
        DriftReport report =
                DETECTOR.detect(DriftSample.read(People.SCHEMA, People.csv("id,age,spend,visits,plan,active\n")));
        assertThat(report.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
        assertThat(report.features()).allMatch(f -> f.verdict() == Verdict.INSUFFICIENT_DATA);
        assertThat(report.notes().get(0))
                .isEqualTo("no verdict: 2000 customers in the reference and 0 now, expected at"
                        + " least 100 on either side");
    }

    @Test
    void anEmptyFileIsAnError() {
        assertThatThrownBy(() -> DriftSample.read(People.SCHEMA, People.csv("")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("customers.csv");
    }

    @Test
    void absentColumnsDriftByNameAndTheOthersAreCompared() {
        DriftReport report = DETECTOR.detect(DriftSample.read(
                People.SCHEMA, People.source("id,age,spend,visits,tariff,aktiv", 500, 2, cells -> {})));
        assertThat(report.current().absentColumns()).containsExactly("plan", "active");
        assertThat(report.current().extraColumns()).containsExactly("tariff", "aktiv");
        assertThat(report.drifted()).extracting(FeatureDrift::column).containsExactlyInAnyOrder("plan", "active");
        assertThat(report.feature("plan").notes().get(0)).contains("no such column");
        assertThat(report.feature("age").verdict()).isEqualTo(Verdict.STABLE);
        assertThat(report.notes()).anyMatch(n -> n.contains("'plan', 'active'"));
    }

    @Test
    void aTableWithoutAnyOfTheColumnsIsTheWrongOne() {
        assertThatThrownBy(() -> DriftSample.read(People.SCHEMA, People.csv("product,price\n1,2\n")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'age'")
                .hasMessageContaining("'active'");
    }

    @Test
    void anUnseenLevelIsFoundByName() {
        DriftReport report = DETECTOR.detect(People.table(500, 2, cells -> {
            if (cells[0].endsWith("7")) {
                cells[4] = "Black";
            }
        }));
        FeatureDrift plan = report.feature("plan");
        assertThat(plan.verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(test(plan, DriftTest.NEW_VALUES).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(plan.notes()).contains("50 values are levels that the schema does not list: 'Black' (50)");
        assertThat(plan.distribution().levels()).containsExactly("basic", "gold", "iron", "Black");
        assertThat(report.current().refused()).isEqualTo(50);
    }

    @Test
    void soManyNewValuesAsATestCouldShowAreToldWhereThereWereNone() {
        FeatureDrift plan = DETECTOR.detect(People.table(500, 2, cells -> {
                    if (cells[0].endsWith("7")) {
                        cells[4] = "Black";
                    }
                }))
                .feature("plan");
        assertThat(test(plan, DriftTest.NEW_VALUES).minimumDetectable()).isBetween(.001, .1);
    }

    @Test
    void namesOfUnseenLevelsAreBounded() {
        DriftSample sample = People.table(500, 2, cells -> cells[4] = cells[0]);
        assertThat(sample.newValues(3).unseen()).isEqualTo(500);
        assertThat(sample.newValues(3).levels()).hasSize(NewValues.MOST_LEVELS);
    }

    @Test
    void valuesOutOfRangeAreCountedApart() {
        FeatureDrift age = DETECTOR.detect(People.table(500, 2, cells -> {
                    if (cells[0].endsWith("3")) {
                        cells[1] = "-3";
                    }
                }))
                .feature("age");
        assertThat(test(age, DriftTest.NEW_VALUES).verdict()).isEqualTo(Verdict.DRIFT);
        assertThat(age.notes().get(0)).startsWith("50 values lie outside the range");
    }

    @Test
    void raggedRowsAreCountedAndLeftOut() {
        StringBuilder csv = new StringBuilder("id,age,spend,visits,plan,active\n");
        csv.append("1,30,5,3,gold\n".repeat(5)).append("2,30,5,3,gold,no\n");
        DriftSample sample = DriftSample.read(People.SCHEMA, People.csv(csv.toString()));
        assertThat(sample.rows()).isEqualTo(1);
        assertThat(sample.facts().ragged()).isEqualTo(5);
        assertThat(sample.notes())
                .contains("5 rows of customers.csv have more or fewer cells than the header and could"
                        + " not be compared");
    }

    @Test
    void aFloodOfOneCustomerIsNoted() {
        DriftSample sample = People.table(500, 2, cells -> {
            if (cells[0].endsWith("4")) {
                cells[0] = "the one";
            }
        });
        assertThat(sample.notes()).hasSize(1);
        assertThat(sample.notes().get(0))
                .startsWith("one customer accounts for 50 of 500 rows of customers.csv, first on line 6");
    }

    @Test
    void identicalRowsAreNoted() {
        DriftSample sample = People.table(500, 2, cells -> {
            if (cells[0].endsWith("4")) {
                System.arraycopy(new String[] {"30", "5", "3", "gold", "no"}, 0, cells, 1, 5);
            }
        });
        assertThat(sample.notes()).anyMatch(n -> n.startsWith("one and the same row accounts for 50 of 500 rows"));
    }

    @Test
    void anotherVersionOfTheSchemaIsAnErrorThatNamesTheColumns() {
        ChurnSchema other = ChurnSchema.builder()
                .feature(NumericFeature.of("age").withRange(0, 120))
                .feature(NumericFeature.of("visits").withMissing(io.github.churn4j.data.MissingPolicy.IMPUTE))
                .feature(CategoricalFeature.of("plan", "basic", "gold", "platinum"))
                .feature(NumericFeature.of("tenure"))
                .build();
        DriftSample current = DriftSample.read(other, People.csv("age,visits,plan,tenure\n1,2,gold,3\n"));
        assertThatThrownBy(() -> DETECTOR.detect(current))
                .isInstanceOf(ChurnException.class)
                .hasMessageContaining("'spend' is only in the reference's")
                .hasMessageContaining("'active' is only in the reference's")
                .hasMessageContaining("'plan' is one of")
                .hasMessageContaining("'tenure' is only there")
                .hasMessageNotContaining("'age'");
    }
}
