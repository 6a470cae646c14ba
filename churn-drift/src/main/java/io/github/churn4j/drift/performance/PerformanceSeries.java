package io.github.churn4j.drift.performance;

import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measure over time as a chart wants it: arrays of one length, one entry per chunk, NaN where there is nothing. Arrays
 * are shared, not copied.
 *
 * @param measure what is shown
 * @param times the end of each chunk
 * @param estimate the estimate, adjusted where the churn rate shifted
 * @param estimateLow lower end of its 95 % interval
 * @param estimateHigh upper end
 * @param realised the realised value of the labelled rows
 * @param realisedLow lower end of its 95 % interval
 * @param realisedHigh upper end
 * @param coverage share of rows with a label, [0, 1]
 * @param alarm whether this measure came out too far from what was expected
 */
@SuppressWarnings("ArrayRecordComponent")
public record PerformanceSeries(
        Measure measure,
        List<Instant> times,
        double[] estimate,
        double[] estimateLow,
        double[] estimateHigh,
        double[] realised,
        double[] realisedLow,
        double[] realisedHigh,
        double[] coverage,
        boolean[] alarm) {

    public PerformanceSeries {
        times = List.copyOf(times);
    }

    /** Returns one measure of chunks in their order. */
    public static PerformanceSeries of(Measure measure, List<EstimatedAndRealised> chunks) {
        boolean[] alarm = new boolean[chunks.size()];
        for (int i = 0; i < alarm.length; i++) {
            alarm[i] = chunks.get(i).outside().contains(measure);
        }
        return new PerformanceSeries(
                measure,
                chunks.stream().map(EstimatedAndRealised::to).toList(),
                column(chunks, chunk -> estimated(chunk, measure).value()),
                column(chunks, chunk -> estimated(chunk, measure).low()),
                column(chunks, chunk -> estimated(chunk, measure).high()),
                column(chunks, chunk -> realised(chunk, measure).value()),
                column(chunks, chunk -> realised(chunk, measure).low()),
                column(chunks, chunk -> realised(chunk, measure).high()),
                column(chunks, EstimatedAndRealised::coverage),
                alarm);
    }

    private static double[] column(List<EstimatedAndRealised> chunks, ToDoubleFunction<EstimatedAndRealised> of) {
        return chunks.stream().mapToDouble(of).toArray();
    }

    private static Estimate estimated(EstimatedAndRealised chunk, Measure measure) {
        return chunk.bestEstimate().get(measure);
    }

    private static Estimate realised(EstimatedAndRealised chunk, Measure measure) {
        return chunk.realised().map(performance -> performance.get(measure)).orElse(Estimate.unknown());
    }
}
