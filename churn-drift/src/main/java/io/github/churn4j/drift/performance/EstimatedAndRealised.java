package io.github.churn4j.drift.performance;

import io.github.churn4j.drift.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The performance of one chunk of predictions, as estimated without labels and as realised with those that have arrived.
 *
 * <p>The verdict is about what no estimate from scores can see: {@link Verdict#DRIFT} if what happened to the labelled rows
 * is outside of what their probabilities allow. Customers have come to leave for other reasons (concept drift), or are
 * unlike those the model was calibrated on. Made by {@link PerformanceComparison}; immutable.
 *
 * @param from when the first row was predicted
 * @param to when the last row was predicted, or the end of the period
 * @param rows rows predicted, 1 or more
 * @param labelled rows of whose outcome is known
 * @param estimated estimate over all rows, see {@link Cbpe#estimate(double[])}
 * @param priorShift how the churn rate moved; empty if that was not asked for
 * @param adjusted estimate over all rows at the shifted churn rate; empty unless it shifted
 * @param realised performance over the labelled rows; empty without any
 * @param pValues for each measure that was compared, the chance that the labelled rows come out as far from what was
 *     expected of them, in the order of {@link Measure}; where the churn rate shifted, the larger one of both estimates
 * @param outside the measures that are too far off, all measures counted
 * @param verdict what that comes to; insufficient below the minimum of labels
 */
public record EstimatedAndRealised(
        Instant from,
        Instant to,
        int rows,
        int labelled,
        PerformanceEstimate estimated,
        Optional<PriorShift> priorShift,
        Optional<PerformanceEstimate> adjusted,
        Optional<PerformanceEstimate> realised,
        Map<Measure, Double> pValues,
        List<Measure> outside,
        Verdict verdict) {

    public EstimatedAndRealised {
        Map<Measure, Double> ordered = new EnumMap<>(Measure.class);
        ordered.putAll(pValues);
        pValues = Collections.unmodifiableMap(ordered);
        outside = List.copyOf(outside);
    }

    /** Returns the share of rows with a label, [0, 1]. */
    public double coverage() {
        return (double) labelled / rows;
    }

    /** Returns the estimate to show: the adjusted one where the churn rate shifted. */
    public PerformanceEstimate bestEstimate() {
        return adjusted.orElse(estimated);
    }
}
