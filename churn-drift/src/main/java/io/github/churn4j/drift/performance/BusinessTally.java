package io.github.churn4j.drift.performance;

import io.github.churn4j.RiskLevel;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.model.Decision;
import java.util.EnumMap;
import java.util.Map;

/**
 * Gathers {@link BusinessMetrics} from a stream of predictions, contacts and outcomes, in any order and in constant
 * memory. Whoever calls counts each customer once a period; a customer predicted twice counts twice. Not thread-safe.
 */
public final class BusinessTally {
    private final Decision decision;
    private final double lifetimeValue;
    private final Map<RiskLevel, Long> byRisk = new EnumMap<>(RiskLevel.class);
    private final Outcomes reachedOutcomes = new Outcomes();
    private final Outcomes controlOutcomes = new Outcomes();
    private long customers;
    private long atRisk;
    private double expectedChurners;
    private double value;
    private double revenueAtRisk;
    private double revenueOfAtRisk;
    private long withoutValue;
    private long reached;
    private long contactedOthers;

    private BusinessTally(Decision decision, double lifetimeValue) {
        this.decision = decision;
        this.lifetimeValue = lifetimeValue;
        for (RiskLevel level : RiskLevel.values()) {
            byRisk.put(level, 0L);
        }
    }

    /**
     * Returns an empty tally.
     *
     * @param decision threshold and risk cut-offs
     * @param profit its lifetime value is that of customers whose own one is not told
     */
    public static BusinessTally of(Decision decision, ProfitParameters profit) {
        return new BusinessTally(decision, profit.lifetimeValue());
    }

    /** Counts a prediction for a customer worth the lifetime value. */
    public void predicted(double probability) {
        predicted(probability, lifetimeValue);
    }

    /**
     * Counts a prediction.
     *
     * @param probability calibrated P(churn), [0, 1]
     * @param customerValue what the customer is worth, in currency, below 0 where he costs; NaN if not known
     */
    public void predicted(double probability, double customerValue) {
        require(probability);
        if (Double.isInfinite(customerValue)) {
            throw new IllegalArgumentException(
                    "value is " + customerValue + ", expected a number, or NaN if not known");
        }
        boolean risky = probability >= decision.threshold();
        customers++;
        atRisk += risky ? 1 : 0;
        byRisk.merge(level(probability), 1L, Long::sum);
        expectedChurners += probability;
        if (Double.isNaN(customerValue)) {
            withoutValue++;
            return;
        }
        value += customerValue;
        revenueAtRisk += probability * customerValue;
        revenueOfAtRisk += risky ? probability * customerValue : 0;
    }

    /** Counts that a customer with this P(churn) was contacted. */
    public void contacted(double probability) {
        require(probability);
        if (probability >= decision.threshold()) {
            reached++;
        } else {
            contactedOthers++;
        }
    }

    /**
     * Counts what a customer did. Only customers at risk matter here.
     *
     * @param probability P(churn) before any contact, [0, 1]
     * @param contacted whether he was contacted
     * @param churned whether he left
     */
    public void outcome(double probability, boolean contacted, boolean churned) {
        require(probability);
        if (probability >= decision.threshold()) {
            (contacted ? reachedOutcomes : controlOutcomes).add(probability, churned);
        }
    }

    private RiskLevel level(double probability) {
        if (probability > decision.highAbove()) {
            return RiskLevel.HIGH;
        }
        return probability > decision.mediumAbove() ? RiskLevel.MEDIUM : RiskLevel.LOW;
    }

    private static void require(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability is " + probability + ", expected [0, 1]");
        }
    }

    /** Returns what was counted so far. */
    public BusinessMetrics metrics() {
        return new BusinessMetrics(
                customers,
                atRisk,
                byRisk,
                expectedChurners,
                value,
                revenueAtRisk,
                revenueOfAtRisk,
                withoutValue,
                reached,
                contactedOthers,
                reachedOutcomes.count,
                reachedOutcomes.saved(),
                controlOutcomes.count,
                controlOutcomes.saved());
    }

    /** Expected and real churners of a group. */
    private static final class Outcomes {
        private long count;
        private double expected;
        private double variance;
        private long churners;

        private void add(double probability, boolean churned) {
            count++;
            expected += probability;
            variance += probability * (1 - probability);
            churners += churned ? 1 : 0;
        }

        private Estimate saved() {
            return count == 0
                    ? Estimate.unknown()
                    : Estimate.normal(expected - churners, Math.sqrt(variance), Estimate.Range.ANY);
        }
    }
}
