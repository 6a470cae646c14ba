package io.github.churn4j.drift.report;

import io.github.churn4j.drift.performance.PerformanceEstimate;
import io.github.churn4j.drift.performance.PriorShift;
import java.util.List;
import java.util.Optional;

/**
 * Performance over time or along a table, estimated from the scores and, where outcomes are known, realised.
 *
 * @param unit what a chunk is, such as {@code day}
 * @param chunks in their order
 * @param whole all chunks together
 * @param whenMade the ROC AUC that was measured when the model was made; NaN where unknown
 * @param prior how the churn rate of all chunks together moved, judged by the scores; empty where the rate that the scores
 *     were calibrated at is not known
 */
public record PerformanceSeries(String unit, List<Chunk> chunks, Chunk whole, double whenMade, Optional<PriorShift> prior) {

    public PerformanceSeries {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("there are no chunks, expected at least one");
        }
    }

    /**
     * One chunk.
     *
     * @param label its day or rows
     * @param estimated from the scores as they are
     * @param moved from the scores adjusted to the churn rate they suggest; empty where that did not move
     * @param realised by the outcomes; empty without any
     */
    public record Chunk(
            String label,
            PerformanceEstimate estimated,
            Optional<PerformanceEstimate> moved,
            Optional<PerformanceEstimate> realised) {}
}
