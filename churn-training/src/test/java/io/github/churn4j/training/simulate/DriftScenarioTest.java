package io.github.churn4j.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriftScenarioTest {
    private static final int ROWS = 20_000;
    private static final int START = 8_000;
    private static final List<SimulatedCustomer> STEADY = run(DriftScenario.none());
    private static final Set<CustomerColumn> SPENDING =
            EnumSet.of(CustomerColumn.TOTAL_TRANS_AMT, CustomerColumn.TOTAL_TRANS_CT, CustomerColumn.ATTRITION_FLAG);

    @ParameterizedTest
    @EnumSource
    void rowsBeforeTheStartAreUndisturbed(DriftKind kind) {
        assertThat(run(kind.scenario(ROWS, 0.4, 1)).subList(0, START)).isEqualTo(STEADY.subList(0, START));
    }

    @ParameterizedTest
    @EnumSource
    void identitiesAndCalibrationSurvive(DriftKind kind) {
        List<SimulatedCustomer> after = after(run(kind.scenario(ROWS, 0.4, 0.5)));
        after.forEach(c -> {
            assertThat(c.avgOpenToBuy() + c.totalRevolvingBal()).isCloseTo(c.creditLimit(), within(1e-9));
            assertThat(c.avgUtilizationRatio())
                    .isCloseTo(c.totalRevolvingBal() / c.creditLimit(), within(0.0005 + 1e-12));
        });
        double variance = mean(after, c -> c.churnProbability() * (1 - c.churnProbability()));
        assertThat(mean(after, c -> c.churned() ? 1 : 0))
                .isCloseTo(
                        mean(after, SimulatedCustomer::churnProbability),
                        within(4 * Math.sqrt(variance / after.size())));
    }

    @Test
    void suddenDriftMovesSpendingAndNothingElse() {
        List<SimulatedCustomer> moved = run(DriftScenario.sudden(START, 1));
        assertOnlyChanges(moved, SPENDING);
        assertThat(spendingRatio(moved, START, ROWS)).isCloseTo(Math.exp(-0.7), within(0.001));
    }

    @Test
    void gradualDriftGrowsAlongItsRampAndStays() {
        List<SimulatedCustomer> moved = run(DriftScenario.gradual(START, 8_000, 1));
        assertOnlyChanges(moved, SPENDING);
        assertThat(spendingRatio(moved, 9_000, 9_200)).isCloseTo(Math.exp(-0.7 * 1.1 / 8), within(0.005));
        assertThat(spendingRatio(moved, 15_900, 16_000)).isCloseTo(Math.exp(-0.7), within(0.005));
        assertThat(spendingRatio(moved, 16_000, ROWS)).isCloseTo(Math.exp(-0.7), within(0.005));
    }

    @Test
    void seasonalDriftRisesAndFalls() {
        List<SimulatedCustomer> moved = run(DriftScenario.seasonal(START, 4_000, 0.5));
        assertOnlyChanges(moved, SPENDING);
        for (int period = 0; period < 3; period++) {
            int first = START + period * 4_000;
            assertThat(spendingRatio(moved, first + 950, first + 1_050)).isCloseTo(Math.exp(0.35), within(0.01));
            assertThat(spendingRatio(moved, first + 2_950, first + 3_050)).isCloseTo(Math.exp(-0.35), within(0.01));
        }
    }

    @Test
    void aNewCategoryTakesItsShareAndNothingElse() {
        DriftScenario scenario = DriftScenario.newCategory(START, CustomerColumn.EDUCATION_LEVEL, "Höhere Schule", 0.2);
        List<SimulatedCustomer> moved = run(scenario);
        assertOnlyChanges(moved, EnumSet.of(CustomerColumn.EDUCATION_LEVEL));
        assertThat(mean(after(moved), c -> c.educationLevel().equals("Höhere Schule") ? 1 : 0))
                .isCloseTo(0.2, within(0.015));
        assertThat(moved).extracting(SimulatedCustomer::churnProbability).isEqualTo(probabilities(STEADY));
    }

    @Test
    void missingValuesBlankTheirShareAndNothingElse() {
        List<SimulatedCustomer> moved = run(DriftScenario.missingValues(START, CustomerColumn.CREDIT_LIMIT, 0.3));
        assertOnlyChanges(moved, EnumSet.of(CustomerColumn.CREDIT_LIMIT));
        assertThat(mean(after(moved), c -> c.text(CustomerColumn.CREDIT_LIMIT).isEmpty() ? 1 : 0))
                .isCloseTo(0.3, within(0.015));
        assertThat(moved).extracting(SimulatedCustomer::creditLimit).doesNotContain(0.0);
        assertThat(moved).extracting(SimulatedCustomer::churnProbability).isEqualTo(probabilities(STEADY));
    }

    @Test
    void conceptDriftMovesTheLabelAndNoFeature() {
        List<SimulatedCustomer> moved = run(DriftScenario.concept(START, 1));
        assertOnlyChanges(moved, EnumSet.of(CustomerColumn.ATTRITION_FLAG));
        assertThat(mean(after(moved), SimulatedCustomer::churnProbability)).isBetween(0.17, 0.21);
        double moves = 0;
        for (int row = START; row < ROWS; row++) {
            moves +=
                    Math.abs(moved.get(row).churnProbability() - STEADY.get(row).churnProbability());
        }
        assertThat(moves / (ROWS - START)).isGreaterThan(0.1);
    }

    @Test
    void aWeakConceptDriftMovesLessThanAStrongOne() {
        double last = 0;
        for (double strength : new double[] {0.25, 0.5, 0.75, 1}) {
            List<SimulatedCustomer> moved = run(DriftScenario.concept(START, strength));
            double moves = 0;
            for (int row = START; row < ROWS; row++) {
                moves += Math.abs(
                        moved.get(row).churnProbability() - STEADY.get(row).churnProbability());
            }
            assertThat(moves).isGreaterThan(last);
            last = moves;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void rejectsAStrengthOutsideItsRange(double strength) {
        for (DriftKind kind : EnumSet.complementOf(EnumSet.of(DriftKind.NONE))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> kind.scenario(100, 0.5, strength))
                    .withMessageContaining("expected a number in (0, 1]");
        }
    }

    @Test
    void rejectsOtherUnfitArguments() {
        assertThatIllegalArgumentException().isThrownBy(() -> DriftKind.SUDDEN.scenario(0, 0.5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftKind.SUDDEN.scenario(10, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftKind.SUDDEN.scenario(10, Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftScenario.sudden(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftScenario.gradual(0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DriftScenario.seasonal(0, 0, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftScenario.missingValues(0, CustomerColumn.ATTRITION_FLAG, 0.1))
                .withMessageContaining("Attrition_Flag");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftScenario.newCategory(0, CustomerColumn.CUSTOMER_AGE, "x", 0.1))
                .withMessageContaining("Customer_Age");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DriftScenario.newCategory(0, CustomerColumn.CARD_CATEGORY, "Gold", 0.1))
                .withMessageContaining("is no new one in Card_Category");
        for (String level : List.of("", " ", "a\"b", "a\nb", "x".repeat(65))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> DriftScenario.newCategory(0, CustomerColumn.CARD_CATEGORY, level, 0.1));
        }
    }

    @Test
    void theKindByDefaultStartsAtItsFraction() {
        assertThat(DriftKind.GRADUAL.scenario(1_000, 0.25, 0.5)).isEqualTo(DriftScenario.gradual(250, 750, 0.5));
        assertThat(DriftKind.SEASONAL.scenario(1_000, 0.2, 1)).isEqualTo(DriftScenario.seasonal(200, 200, 1));
        for (DriftKind kind : DriftKind.values()) {
            assertThat(kind.scenario(10, 0, 1).kind()).isEqualTo(kind);
        }
    }

    /** Every listed column differs somewhere, every other nowhere. */
    private static void assertOnlyChanges(List<SimulatedCustomer> moved, Set<CustomerColumn> expected) {
        Set<CustomerColumn> changed = EnumSet.noneOf(CustomerColumn.class);
        for (int row = 0; row < ROWS; row += 3) {
            SimulatedCustomer a = STEADY.get(row);
            SimulatedCustomer b = moved.get(row);
            Arrays.stream(CustomerColumn.values())
                    .filter(column -> !a.text(column).equals(b.text(column)))
                    .forEach(changed::add);
        }
        assertThat(changed).isEqualTo(expected);
    }

    private static double spendingRatio(List<SimulatedCustomer> moved, int from, int to) {
        return mean(moved.subList(from, to), SimulatedCustomer::totalTransAmt)
                / mean(STEADY.subList(from, to), SimulatedCustomer::totalTransAmt);
    }

    private static List<Double> probabilities(List<SimulatedCustomer> customers) {
        return customers.stream().map(SimulatedCustomer::churnProbability).toList();
    }

    private static double mean(List<SimulatedCustomer> customers, ToDoubleFunction<SimulatedCustomer> value) {
        return customers.stream().mapToDouble(value).average().orElseThrow();
    }

    private static List<SimulatedCustomer> after(List<SimulatedCustomer> customers) {
        return customers.subList(START, ROWS);
    }

    private static List<SimulatedCustomer> run(DriftScenario drift) {
        return CustomerSimulator.builder().seed(21).rows(ROWS).drift(drift).build().stream()
                .toList();
    }
}
