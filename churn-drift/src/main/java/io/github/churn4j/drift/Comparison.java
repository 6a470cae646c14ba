package io.github.churn4j.drift;

import io.github.churn4j.drift.stats.EmpiricalDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Both distributions of a feature over the same bins or levels, to be shown. */
final class Comparison {

    private static final int BINS = 20;
    /** What lies outside this share of the reference and of the current values is counted in the outermost bins. */
    private static final double TAIL = .005;

    private Comparison() {}

    static ComparedDistribution of(Pair pair) {
        return pair.levels().isEmpty() ? numbers(pair) : levels(pair);
    }

    /** The schema's levels in their order, then those it does not list. */
    private static ComparedDistribution levels(Pair pair) {
        long[][] counts = pair.levelCounts();
        Set<String> fresh = new TreeSet<>(pair.referenceNew().levels().keySet());
        fresh.addAll(pair.currentNew().levels().keySet());
        List<String> names = new ArrayList<>(pair.levels());
        names.addAll(fresh);
        double[] reference = new double[names.size()];
        double[] current = new double[names.size()];
        for (int i = 0; i < names.size(); i++) {
            boolean known = i < counts[0].length;
            reference[i] = known ? counts[0][i] : pair.referenceNew().levels().getOrDefault(names.get(i), 0L);
            current[i] = known ? counts[1][i] : pair.currentNew().levels().getOrDefault(names.get(i), 0L);
        }
        return new ComparedDistribution(new double[0], names, reference, current);
    }

    private static ComparedDistribution numbers(Pair pair) {
        double[] edges = edges(pair);
        double[] reference = new double[Math.max(0, edges.length - 1)];
        double[] current = new double[reference.length];
        if (reference.length > 0) {
            long[] counts = pair.referenceCounts();
            for (int i = 0; i < counts.length; i++) {
                reference[bin(edges, pair.reference().point(i))] += counts[i];
            }
            for (double value : pair.sorted()) {
                current[bin(edges, value)]++;
            }
        }
        return new ComparedDistribution(edges, List.of(), reference, current);
    }

    /** Bins of equal width over the bulk of both, whole numbers kept whole; the outermost reach to the ends. */
    private static double[] edges(Pair pair) {
        EmpiricalDistribution reference = pair.reference();
        double[] sorted = pair.sorted();
        if (reference.size() == 0 && sorted.length == 0) {
            return new double[0];
        }
        double least = Double.POSITIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        if (reference.size() > 0) {
            least = reference.point(0);
            most = reference.point(reference.size() - 1);
            low = reference.quantile(TAIL);
            high = reference.quantile(1 - TAIL);
        }
        if (sorted.length > 0) {
            least = Math.min(least, sorted[0]);
            most = Math.max(most, sorted[sorted.length - 1]);
            low = Math.min(low, sorted[(int) (TAIL * (sorted.length - 1))]);
            high = Math.max(high, sorted[(int) Math.ceil((1 - TAIL) * (sorted.length - 1))]);
        }
        if (!(most > least)) {
            double half = Math.max(.5, Math.abs(least) * 1e-9);
            return new double[] {least - half, least + half};
        }
        double width = (high - low) / BINS;
        double[] edges = new double[BINS + 1];
        for (int i = 0; i <= BINS; i++) {
            edges[i] = low + i * width;
        }
        edges[0] = Math.min(edges[0], least);
        edges[BINS] = Math.max(edges[BINS], most);
        double[] rising = Arrays.stream(edges).distinct().toArray();
        return rising.length > 1 && isRising(rising) ? rising : new double[] {least, most};
    }

    private static boolean isRising(double[] edges) {
        for (int i = 1; i < edges.length; i++) {
            if (!(edges[i] > edges[i - 1])) {
                return false;
            }
        }
        return true;
    }

    /** The bin of a value; an edge belongs to the bin above it, the last one to the last bin. */
    private static int bin(double[] edges, double value) {
        int at = Arrays.binarySearch(edges, value);
        int bin = at >= 0 ? at : -at - 2;
        return Math.max(0, Math.min(edges.length - 2, bin));
    }
}
