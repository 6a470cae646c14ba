package io.github.churn4j.drift.stream;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.Feature;
import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A window's counts beside the reference's, to be looked at: levels as they are, numbers in bins of equal width. */
final class ShownDistributions {

    private static final int BINS = 20;

    private final List<Feature> features;
    private final WindowStatistics statistics;
    private final long[][] levels;

    ShownDistributions(List<Feature> features, WindowStatistics statistics) {
        this.features = features;
        this.statistics = statistics;
        levels = new long[features.size()][];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = new long[names(features.get(i)).size()];
        }
    }

    /** The levels of a feature; none for a numeric one. */
    static List<String> names(@Nullable Feature feature) {
        return feature instanceof CategoricalFeature categorical
                ? categorical.categories()
                : feature instanceof BinaryFeature binary ? List.of(binary.zero(), binary.one()) : List.of();
    }

    /** By column, in the schema's order; without columns whose reference is empty. O(reference). */
    Map<String, ComparedDistribution> of(WindowCounts counts) {
        Map<String, ComparedDistribution> shown = new LinkedHashMap<>();
        for (int i = 0; i < statistics.columns().size(); i++) {
            IncrementalKs numbers = counts.numbers(i);
            if (numbers != null) {
                shown.put(statistics.columns().get(i), bins(numbers));
            } else if (!statistics.numeric(i)) {
                shown.put(statistics.columns().get(i), levels(i, counts));
            }
        }
        return shown;
    }

    private ComparedDistribution levels(int column, WindowCounts counts) {
        EmpiricalDistribution reference = statistics.reference(column);
        double[] then = new double[levels[column].length];
        double before = 0;
        for (int i = 0; i < reference.size(); i++) {
            double upTo = reference.cumulative(i) * reference.count();
            then[(int) reference.point(i)] = Math.rint(upTo - before);
            before = upTo;
        }
        counts.levels(column, levels[column]);
        double[] now = new double[then.length];
        for (int i = 0; i < now.length; i++) {
            now[i] = levels[column][i];
        }
        return new ComparedDistribution(new double[0], names(features.get(column)), then, now);
    }

    /** Values between two of the reference's are shown where the upper one is, values beyond its range in the outer bins. */
    private static ComparedDistribution bins(IncrementalKs numbers) {
        EmpiricalDistribution reference = numbers.reference();
        int last = reference.size() - 1;
        double low = reference.point(0);
        double high = reference.point(last);
        boolean constant = !(high > low);
        int bins = constant ? 1 : BINS;
        double[] edges = new double[bins + 1];
        for (int i = 0; i <= bins; i++) {
            edges[i] = constant ? low - .5 + i : low + (high - low) * i / bins;
        }
        edges[bins] = constant ? low + .5 : high;
        double[] then = new double[bins];
        double[] now = new double[bins];
        double before = 0;
        for (int i = 0; i <= last; i++) {
            int bin = constant ? 0 : Math.min(bins - 1, (int) ((reference.point(i) - low) / (high - low) * bins));
            double upTo = reference.cumulative(i) * reference.count();
            then[bin] += upTo - before;
            before = upTo;
            now[bin] += numbers.count(2 * i) + numbers.count(2 * i + 1);
        }
        now[bins - 1] += numbers.count(2 * last + 2);
        return new ComparedDistribution(edges, List.of(), then, now);
    }
}
