package io.github.churn4j.drift.report;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.EstimatedAndRealised;
import java.util.List;

/**
 * Performance over time or along a table, estimated from the scores and, where outcomes are known, realised.
 *
 * @param unit what a chunk is, such as {@code day}
 * @param chunks in their order, at least one
 * @param whole all chunks together
 * @param whenMade the ROC AUC that was measured when the model was made; NaN where unknown
 */
public record PerformanceHistory(String unit, List<Chunk> chunks, EstimatedAndRealised whole, double whenMade) {

    public PerformanceHistory {
        chunks = List.copyOf(chunks);
        if (chunks.isEmpty()) {
            throw new IllegalArgumentException("there are no chunks, expected at least one");
        }
    }

    /**
     * One chunk.
     *
     * @param label its day or rows
     * @param performance estimated and, where outcomes are known, realised
     */
    public record Chunk(String label, EstimatedAndRealised performance) {}

    /** The chunks whose outcomes are not what their scores promised. */
    public List<Chunk> broken() {
        return chunks.stream()
                .filter(chunk -> chunk.performance().verdict() == Verdict.DRIFT)
                .toList();
    }
}
