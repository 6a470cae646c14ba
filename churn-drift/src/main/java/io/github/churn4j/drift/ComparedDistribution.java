package io.github.churn4j.drift;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reference and current values of one feature over the same bins or levels, to be shown. Immutable: arrays are copied on
 * their way in and out. Equal where all numbers and names are.
 *
 * @param edges n + 1 rising edges of numeric bins; empty for levels
 * @param levels n names of levels; empty for bins
 * @param reference n counts
 * @param current n counts
 */
@SuppressWarnings("ArrayRecordComponent")
public record ComparedDistribution(double[] edges, List<String> levels, double[] reference, double[] current) {
    public ComparedDistribution {
        edges = edges.clone();
        levels = List.copyOf(levels);
        reference = reference.clone();
        current = current.clone();
    }

    @Override
    public double[] edges() {
        return edges.clone();
    }

    @Override
    public double[] reference() {
        return reference.clone();
    }

    @Override
    public double[] current() {
        return current.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ComparedDistribution that
                && Arrays.equals(edges, that.edges)
                && levels.equals(that.levels)
                && Arrays.equals(reference, that.reference)
                && Arrays.equals(current, that.current);
    }

    @Override
    public int hashCode() {
        int hash = 31 * Arrays.hashCode(edges) + levels.hashCode();
        return 31 * (31 * hash + Arrays.hashCode(reference)) + Arrays.hashCode(current);
    }

    @Override
    public String toString() {
        return "ComparedDistribution[edges=" + Arrays.toString(edges) + ", levels=" + levels + ", reference="
                + Arrays.toString(reference) + ", current=" + Arrays.toString(current) + "]";
    }
}
