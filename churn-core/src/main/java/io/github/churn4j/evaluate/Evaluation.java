package io.github.churn4j.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything measured about a model on one sample of labelled rows. Immutable.
 *
 * @param n rows, 1 or more
 * @param positives churners among them
 * @param threshold churn is predicted at this probability and above
 * @param metrics the estimates
 * @param intervals 95 % intervals, in the order of {@link Metric}
 * @param confusion decisions against labels
 * @param curves what a report draws
 */
public record Evaluation(
        int n,
        int positives,
        double threshold,
        Metrics metrics,
        Map<Metric, Interval> intervals,
        Confusion confusion,
        Curves curves) {

    public Evaluation {
        if (n < 1 || positives < 0 || positives > n) {
            throw new IllegalArgumentException("got " + positives + " positives of " + n
                    + " rows, expected at least 1 row and positives in [0, n]");
        }
        Thresholds.require(threshold);
        Map<Metric, Interval> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(intervals);
        intervals = Collections.unmodifiableMap(ordered);
    }

    /**
     * Measures a sample; O(n · replicates).
     *
     * @param threshold in [0, 1], or {@code Math.nextUp(1.0)} for nobody
     * @throws IllegalArgumentException if the threshold is out of range or the options hold clusters or decisions for
     *     another number of rows
     */
    public static Evaluation of(Scores scores, double threshold, EvaluationOptions options) {
        Thresholds.require(threshold);
        Confusion confusion = options.decisions()
                .map(decisions -> Confusion.of(scores, decisions))
                .orElseGet(() -> Confusion.of(scores, threshold));
        return new Evaluation(
                scores.size(),
                scores.positives(),
                threshold,
                Metrics.of(scores, confusion, options.profit()),
                Intervals.of(scores, threshold, options),
                confusion,
                Curves.of(scores, options.profit()));
    }

    /** Returns the interval of a metric, {@link Interval#unknown()} if there is none. */
    public Interval interval(Metric metric) {
        return intervals.getOrDefault(metric, Interval.unknown());
    }
}
