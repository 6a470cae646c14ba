package io.github.churn4j.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Counts over adjoining intervals: {@code counts[i]} lies between {@code edges[i]} and {@code edges[i + 1]}. */
final class Bins {
    private final double[] edges;
    private final double[] counts;

    private Bins(double[] edges, double[] counts) {
        this.edges = edges;
        this.counts = counts;
    }

    static Bins of(String name, double[] edges, double[] counts) {
        boolean none = edges.length == 0 && counts.length == 0;
        if (!none && edges.length != counts.length + 1) {
            throw new IllegalArgumentException("histogram '" + name + "' has " + counts.length + " counts and "
                    + edges.length + " edges, expected one edge more than counts");
        }
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || (i > 0 && edges[i] <= edges[i - 1])) {
                throw new IllegalArgumentException("histogram '" + name + "': edge " + i + " is " + edges[i]
                        + ", expected finite edges in rising order");
            }
        }
        return new Bins(edges.clone(), counts.clone());
    }

    /** The same with counts as shares of their sum; all zero when there is nothing to share. */
    Bins shares() {
        double total = total();
        return new Bins(
                edges,
                DoubleStream.of(counts)
                        .map(c -> total > 0 && Double.isFinite(c) ? c / total : 0)
                        .toArray());
    }

    /** Whether all intervals are equally wide, but for rounding. */
    boolean even() {
        double usual = usualWidth();
        for (int i = 0; i < size(); i++) {
            if (Math.abs(to(i) - from(i) - usual) > 1e-6 * usual) {
                return false;
            }
        }
        return true;
    }

    /** The same with counts as if all intervals were as wide as the usual one, so that areas compare and not heights. */
    Bins perUsualWidth() {
        if (even()) {
            return this;
        }
        double usual = usualWidth();
        double[] heights = new double[counts.length];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = counts[i] * usual / (to(i) - from(i));
        }
        return new Bins(edges, heights);
    }

    /** The median of the widths; NaN without intervals. */
    private double usualWidth() {
        double[] widths = new double[counts.length];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = to(i) - from(i);
        }
        Arrays.sort(widths);
        return widths.length == 0 ? Double.NaN : widths[widths.length / 2];
    }

    int size() {
        return counts.length;
    }

    double from(int i) {
        return edges[i];
    }

    double to(int i) {
        return edges[i + 1];
    }

    /** The count, 0 where it is NaN or negative. */
    double count(int i) {
        return Double.isFinite(counts[i]) ? Math.max(0, counts[i]) : 0;
    }

    double total() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += count(i);
        }
        return sum;
    }

    double most() {
        double most = 0;
        for (int i = 0; i < counts.length; i++) {
            most = Math.max(most, count(i));
        }
        return most;
    }

    Range range() {
        return Range.of(edges);
    }

    /** The bin with the highest count; −1 without bins. */
    int mode() {
        int mode = size() == 0 ? -1 : 0;
        for (int i = 1; i < size(); i++) {
            mode = count(i) > count(mode) ? i : mode;
        }
        return mode;
    }
}
