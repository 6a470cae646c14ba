package io.github.churn4j.drift.performance;

import io.github.churn4j.RiskLevel;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What predictions mean in customers and money. Immutable; gathered by {@link BusinessTally}.
 *
 * @param customers customers predicted
 * @param atRisk those at the threshold and above
 * @param byRisk customers of each risk level, low first
 * @param expectedChurners sum of P(churn) of all customers
 * @param value sum of the values of all customers, in currency
 * @param revenueAtRisk sum of P(churn) times value over all customers, in currency
 * @param revenueOfAtRisk the part of it that belongs to customers at risk
 * @param withoutValue customers whose value is not known; they are in no sum of money
 * @param reached customers at risk who were contacted
 * @param contactedOthers contacted customers below the threshold
 * @param outcomesOfReached reached customers of whom it is known what they did
 * @param saved expected minus real churners among these, with the error of chance alone: Σp(1 − p); see {@link #CAVEAT}
 * @param outcomesOfControl customers at risk who were not contacted and of whom it is known what they did
 * @param controlSaved expected minus real churners among these: about 0 where scores are calibrated
 */
public record BusinessMetrics(
        long customers,
        long atRisk,
        Map<RiskLevel, Long> byRisk,
        double expectedChurners,
        double value,
        double revenueAtRisk,
        double revenueOfAtRisk,
        long withoutValue,
        long reached,
        long contactedOthers,
        long outcomesOfReached,
        Estimate saved,
        long outcomesOfControl,
        Estimate controlSaved) {

    /** What must stand beside {@link #saved()} wherever it is shown. */
    public static final String CAVEAT = "Saved is what the model expected minus what happened. It is no proof that the"
            + " contact kept anybody: without customers at risk who were left alone by chance (a control group), a model"
            + " that expects too much looks the same.";

    public BusinessMetrics {
        Map<RiskLevel, Long> ordered = new EnumMap<>(RiskLevel.class);
        ordered.putAll(byRisk);
        byRisk = Collections.unmodifiableMap(ordered);
    }

    /**
     * Returns how much less likely reached customers left than those left alone, both against what was expected of them:
     * saved per reached customer minus the same of the control group. Unknown unless both have outcomes; the effect of
     * the contact only if chance decided who was left alone.
     */
    public Estimate effectPerReached() {
        if (!saved.isKnown() || !controlSaved.isKnown()) {
            return Estimate.unknown();
        }
        double error =
                Math.hypot(saved.standardError() / outcomesOfReached, controlSaved.standardError() / outcomesOfControl);
        return Estimate.normal(
                saved.value() / outcomesOfReached - controlSaved.value() / outcomesOfControl,
                error,
                Estimate.Range.ANY);
    }
}
