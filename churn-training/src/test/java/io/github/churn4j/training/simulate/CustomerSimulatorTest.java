package io.github.churn4j.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CustomerSimulatorTest {

    @Test
    void aShorterRunIsThePrefixOfALongerOne() {
        List<SimulatedCustomer> longer = simulator(3, 500).stream().toList();
        assertThat(simulator(3, 100).stream().toList()).isEqualTo(longer.subList(0, 100));
    }

    @Test
    void aRowDoesNotDependOnOrderOrThread() {
        CustomerSimulator simulator = simulator(5, 2_000);
        List<SimulatedCustomer> inOrder = new ArrayList<>();
        simulator.forEach(inOrder::add);
        assertThat(simulator.stream().parallel().toList()).isEqualTo(inOrder);
        for (int row = 1_999; row >= 0; row -= 7) {
            assertThat(simulator.customer(row)).isEqualTo(inOrder.get(row));
        }
    }

    @Test
    void seedsGiveOtherCustomersOfTheSameKind() {
        assertThat(simulator(1, 200).stream().map(SimulatedCustomer::totalTransAmt))
                .isNotEqualTo(simulator(2, 200).stream().map(SimulatedCustomer::totalTransAmt));
        for (long seed : new long[] {0, -1, 42, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(churnRate(simulator(seed, 20_000))).as("seed %d", seed).isBetween(0.15, 0.172);
        }
    }

    @Test
    void identifiersAreUniqueAndNotThoseOfTheRealFile() {
        CustomerSimulator simulator = simulator(1, 3_000);
        assertThat(simulator.stream().map(SimulatedCustomer::clientNum).collect(Collectors.toSet()))
                .hasSize(3_000)
                .allMatch(id -> id >= 1_000_000_000L && id < 2_000_000_000L);
    }

    @Test
    void accountingIdentitiesAreExact() {
        simulator(11, 20_000).forEach(c -> {
            BigDecimal limit = new BigDecimal(c.text(CustomerColumn.CREDIT_LIMIT));
            BigDecimal balance = new BigDecimal(c.text(CustomerColumn.TOTAL_REVOLVING_BAL));
            BigDecimal openToBuy = new BigDecimal(c.text(CustomerColumn.AVG_OPEN_TO_BUY));
            BigDecimal utilisation = new BigDecimal(c.text(CustomerColumn.AVG_UTILIZATION_RATIO));
            assertThat(openToBuy).isEqualByComparingTo(limit.subtract(balance));
            assertThat(openToBuy).isGreaterThanOrEqualTo(new BigDecimal(3));
            assertThat(utilisation)
                    .isEqualByComparingTo(
                            balance.divide(limit, MathContext.DECIMAL64).setScale(3, RoundingMode.HALF_EVEN));
        });
    }

    @Test
    void valuesStayInTheirRanges() {
        simulator(12, 20_000).forEach(c -> {
            assertThat(c.customerAge()).isBetween(26, 73);
            assertThat(c.dependentCount()).isBetween(0, 5);
            assertThat(c.monthsOnBook()).isBetween(13, 56);
            assertThat(c.totalRelationshipCount()).isBetween(1, 6);
            assertThat(c.monthsInactive()).isBetween(0, 6);
            assertThat(c.contactsCount()).isBetween(0, 6);
            assertThat(c.creditLimit()).isBetween(1438.3, 34516.0);
            assertThat(c.totalRevolvingBal()).isBetween(0, 2517);
            assertThat(c.totalTransAmt()).isBetween(510, 18484);
            assertThat(c.totalTransCt()).isBetween(10, 139);
            assertThat(c.totalAmtChange()).isBetween(0.0, 3.397);
            assertThat(c.totalCtChange()).isBetween(0.0, 3.714);
            assertThat(c.churnProbability()).isBetween(1e-6, 1 - 1e-6);
            assertThat(c.blanks()).isEmpty();
        });
    }

    @Test
    void labelsFollowTheTrueProbabilityInEveryBin() {
        List<SimulatedCustomer> sorted = simulator(13, 100_000).stream()
                .sorted(Comparator.comparingDouble(SimulatedCustomer::churnProbability))
                .toList();
        for (int bin = 0; bin < 50; bin++) {
            List<SimulatedCustomer> part = sorted.subList(bin * 2_000, (bin + 1) * 2_000);
            double expected = part.stream()
                    .mapToDouble(SimulatedCustomer::churnProbability)
                    .average()
                    .orElseThrow();
            double variance = part.stream()
                    .mapToDouble(c -> c.churnProbability() * (1 - c.churnProbability()))
                    .sum();
            double left = part.stream().filter(SimulatedCustomer::churned).count();
            assertThat(Math.abs(left - expected * 2_000))
                    .as("bin %d, P = %s", bin, expected)
                    .isLessThan(4 * Math.sqrt(variance) + 3);
        }
    }

    @Test
    void theTrueProbabilityRanksAsWellAsTheBestModelsOfTheRealLabel() {
        List<SimulatedCustomer> sorted = simulator(14, 50_000).stream()
                .sorted(Comparator.comparingDouble(SimulatedCustomer::churnProbability))
                .toList();
        double stayed = 0;
        double ordered = 0;
        for (SimulatedCustomer customer : sorted) {
            if (customer.churned()) {
                ordered += stayed;
            } else {
                stayed++;
            }
        }
        double auc = ordered / (stayed * (sorted.size() - stayed));
        assertThat(auc).isCloseTo(0.9945, within(0.002));
        assertThat(stayed / sorted.size()).isCloseTo(0.839, within(0.006));
    }

    @Test
    void daysAdvanceWithTheRows() {
        CustomerSimulator simulator = CustomerSimulator.builder()
                .rows(10)
                .observedFrom(LocalDate.of(2025, 12, 31), 4)
                .build();
        assertThat(simulator.observedOn(3)).contains(LocalDate.of(2025, 12, 31));
        assertThat(simulator.observedOn(4)).contains(LocalDate.of(2026, 1, 1));
        assertThat(simulator.header()).hasSize(22).last().isEqualTo("Observed_On");
        assertThat(simulator(1, 10).observedOn(3)).isEmpty();
    }

    @Test
    void rejectsWhatItCannotSimulate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator(1, 0))
                .withMessage("rows is 0, expected [1, 1000000000]");
        assertThatIllegalArgumentException().isThrownBy(() -> simulator(1, CustomerSimulator.MAX_ROWS + 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerSimulator.builder()
                        .observedFrom(LocalDate.EPOCH, 0)
                        .build())
                .withMessage("rowsPerDay is 0, expected 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator(1, 10).customer(10))
                .withMessage("row is 10, expected [0, 10)");
        assertThatIllegalArgumentException().isThrownBy(() -> simulator(1, 10).customer(-1));
    }

    @Test
    void aFailingConsumerEndsTheRun() {
        List<Long> seen = new ArrayList<>();
        assertThatThrownBy(() -> simulator(1, 100).forEach(c -> {
                    seen.add(c.clientNum());
                    if (seen.size() == 5) {
                        throw new IllegalStateException("full");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(seen).hasSize(5);
    }

    private static double churnRate(CustomerSimulator simulator) {
        return (double) simulator.stream().filter(SimulatedCustomer::churned).count() / simulator.rows();
    }

    private static CustomerSimulator simulator(long seed, long rows) {
        return CustomerSimulator.builder().seed(seed).rows(rows).build();
    }
}
