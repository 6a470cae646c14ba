package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.MissingPolicy;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.drift.DriftTest;
import io.github.churn4j.drift.FeatureDrift;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.model.ReferenceProfile;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowStatisticsTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .feature(NumericFeature.of("Age").withMissing(MissingPolicy.KEEP))
            .feature(CategoricalFeature.of("Card", "Blue", "Gold", "Silver"))
            .build();

    private static final double[] AGES =
            IntStream.range(0, 2000).mapToDouble(i -> i * 7919L % 2003).toArray();

    private final ReferenceProfile profile = new ReferenceProfile(
            2000,
            "test",
            List.of(Distribution.of(AGES), Distribution.of(levels(1000, 600, 400))),
            Distribution.of(AGES));
    private final WindowStatistics tests = WindowStatistics.of(SCHEMA, profile);

    private static double[] levels(int... counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .flatMapToDouble(level -> IntStream.range(0, counts[level]).mapToDouble(i -> level))
                .toArray();
    }

    private static double[] shifted(int rows, int missing) {
        double[] ages = IntStream.range(0, rows)
                .mapToDouble(i -> i * 104729L % 2003 * .9 + 100)
                .toArray();
        Arrays.fill(ages, rows - missing, rows, Double.NaN);
        return ages;
    }

    private ArrayWindow window(int missing) {
        double[] ages = shifted(300, 0);
        double[] withMissing = Arrays.copyOf(ages, 300 + missing);
        Arrays.fill(withMissing, 300, 300 + missing, Double.NaN);
        return ArrayWindow.of(
                tests, new double[][] {withMissing, levels(150 + missing, 90, 60), Arrays.copyOf(ages, 300 + missing)});
    }

    private static TestedColumn one(List<TestedColumn> all, int column, DriftTest test) {
        return all.stream()
                .filter(t -> t.column() == column && t.test() == test)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void testsFeaturesInTheirOrderAndThenTheScore() {
        assertThat(tests.columns()).containsExactly("Age", "Card", FeatureDrift.SCORE);
        assertThat(tests.test(window(0), .01))
                .extracting(TestedColumn::column, TestedColumn::test)
                .containsExactly(
                        tuple(0, DriftTest.KOLMOGOROV_SMIRNOV),
                        tuple(1, DriftTest.CHI_SQUARE),
                        tuple(2, DriftTest.KOLMOGOROV_SMIRNOV));
    }

    @Test
    void comparesNumbersByTheAsymptoticTest() {
        TestedColumn age = one(tests.test(window(0), .01), 0, DriftTest.KOLMOGOROV_SMIRNOV);
        // scipy 1.17.1: ks_2samp((arange(2000)*7919)%2003, ((arange(300)*104729)%2003)*.9+100, method='asymp')
        assertThat(age.statistic()).isCloseTo(0.083, within(1e-12));
        assertThat(age.pValue()).isCloseTo(0.0517772186168759, within(1e-9));
    }

    @Test
    void countsMissingValuesApart() {
        List<TestedColumn> all = tests.test(window(20), .01);
        assertThat(one(all, 0, DriftTest.KOLMOGOROV_SMIRNOV).statistic())
                .isEqualTo(one(tests.test(window(0), .01), 0, DriftTest.KOLMOGOROV_SMIRNOV)
                        .statistic());
        TestedColumn missing = one(all, 0, DriftTest.MISSING_RATE);
        assertThat(missing.statistic()).isEqualTo(20 / 320.0);
        assertThat(missing.drift()).isTrue();
        assertThat(missing.critical()).isPositive().isLessThan(20 / 320.0);
    }

    @Test
    void testsSharesByFisher() {
        // scipy 1.17.1: fisher_exact([[30, 470], [50, 1975]]).pvalue
        assertThat(ShareTest.missing(30, 500, 50, 2025)).isCloseTo(0.00016941141088942351, within(1e-15));
        // scipy 1.17.1: fisher_exact([[6, 500], [0, 2025]], alternative='greater').pvalue
        assertThat(ShareTest.refused(6, 500, 2025)).isCloseTo(6.234544168622693e-05, within(1e-15));
    }

    @Test
    void criticalSharesAreTheSmallestThatDrift() {
        double alpha = 1e-4;
        double missing = ShareTest.criticalMissing(alpha, 500, 50, 2025);
        int count = (int) Math.round((missing + 50 / 2025.0) * 500);
        assertThat(ShareTest.missing(count, 500, 50, 2025)).isLessThanOrEqualTo(alpha);
        assertThat(ShareTest.missing(count - 1, 500, 50, 2025)).isGreaterThan(alpha);
        double refused = ShareTest.criticalRefused(alpha, 500, 2025);
        int records = (int) Math.round(refused * 500 / (1 - refused));
        assertThat(ShareTest.refused(records, 500, 2025)).isLessThanOrEqualTo(alpha);
        assertThat(ShareTest.refused(records - 1, 500, 2025)).isGreaterThan(alpha);
    }

    @Test
    void aFloodOfRefusedValuesIsDriftOfItsFeature() {
        ArrayWindow calm = window(0);
        ArrayWindow flood = new ArrayWindow(calm.references(), calm.columns(), new int[] {0, 40, 0}, new int[3]);
        assertThat(one(tests.test(flood, 1e-4), 1, DriftTest.NEW_VALUES).drift())
                .isTrue();
    }

    @Test
    void recordsRefusedForTheirLackOfAValueCountAsMissing() {
        ArrayWindow calm = window(0);
        ArrayWindow lacking = new ArrayWindow(calm.references(), calm.columns(), new int[3], new int[] {0, 300, 0});
        TestedColumn card = one(tests.test(lacking, 1e-4), 1, DriftTest.MISSING_RATE);
        assertThat(card.drift()).isTrue();
        assertThat(card.statistic()).isEqualTo(.5);
        assertThat(card.pValue()).isLessThan(1e-150);
    }

    @Test
    void saysNothingWhereNoValueIsPresent() {
        double[] none = new double[300];
        Arrays.fill(none, Double.NaN);
        ArrayWindow empty = ArrayWindow.of(tests, new double[][] {none, levels(150, 90, 60), shifted(300, 0)});
        List<TestedColumn> all = tests.test(empty, 1e-4);
        assertThat(all)
                .filteredOn(t -> t.column() == 0)
                .extracting(TestedColumn::test)
                .containsExactly(DriftTest.MISSING_RATE);
        assertThat(one(all, 0, DriftTest.MISSING_RATE).drift()).isTrue();
    }

    @Test
    void theCriticalStatisticDecidesAsThePValueDoes() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 200; i++) {
            double shift = random.nextDouble() * 400;
            double[] ages = IntStream.range(0, 250)
                    .mapToDouble(row -> random.nextInt(2003) + shift)
                    .toArray();
            ArrayWindow window = ArrayWindow.of(tests, new double[][] {ages, levels(125, 75, 50), ages});
            List<TestedColumn> all = tests.test(window, 1e-3);
            assertThat(all).allSatisfy(t -> assertThat(t.drift()).isEqualTo(t.pValue() <= 1e-3));
        }
    }

    @Test
    void countsTheTestsThatAWindowCanFail() {
        assertThat(tests.tests()).isEqualTo(3 + 2 + 2); // values, refused values, missing values
    }

    @Test
    void refusesAProfileOfAnotherSchema() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        WindowStatistics.of(SCHEMA, new ReferenceProfile(2, "test", List.of(), Distribution.of(AGES))))
                .withMessageContaining("0 features");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowStatistics.of(
                        SCHEMA,
                        new ReferenceProfile(
                                2000,
                                "test",
                                List.of(Distribution.of(AGES), Distribution.of(AGES)),
                                Distribution.of(AGES))))
                .withMessageContaining("the feature has 3");
    }
}
