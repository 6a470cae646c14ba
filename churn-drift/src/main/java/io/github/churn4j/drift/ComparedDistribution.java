package io.github.churn4j.drift;

import java.util.List;

/**
 * Reference and current values of one feature over the same bins or levels, to be shown. Arrays are shared, not copied.
 *
 * @param edges n + 1 rising edges of numeric bins; empty for levels
 * @param levels n names of levels; empty for bins
 * @param reference n counts
 * @param current n counts
 */
@SuppressWarnings("ArrayRecordComponent")
public record ComparedDistribution(double[] edges, List<String> levels, double[] reference, double[] current) {
    public ComparedDistribution {
        levels = List.copyOf(levels);
    }
}
