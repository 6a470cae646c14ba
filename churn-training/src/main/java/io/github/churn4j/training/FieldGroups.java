package io.github.churn4j.training;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which features are permuted together, because shuffled alone each would look unimportant: those declared, and
 * numeric ones whose rank correlation is at least .9 in size, directly or through others.
 */
final class FieldGroups {

    private static final double STRONG = .9;
    private static final int MOST_ROWS = 5000;

    private FieldGroups() {}

    /** Feature positions of each group, in the order of their first feature. */
    static List<int[]> of(Dataset data, int[] rows, List<List<String>> declared) {
        int count = data.schema().features().size();
        int[] group = new int[count];
        Arrays.setAll(group, i -> i);
        for (List<String> columns : declared) {
            int first = data.schema().requireSlot(columns.get(0));
            columns.forEach(c -> join(group, first, data.schema().requireSlot(c)));
        }
        int[] sample = rows.length <= MOST_ROWS ? rows : Arrays.copyOf(rows, MOST_ROWS);
        double[][] ranks = new double[count][];
        for (int i = 0; i < count; i++) {
            if (data.schema().features().get(i) instanceof NumericFeature) {
                ranks[i] = ranks(data, i, sample);
                for (int j = 0; j < i; j++) {
                    if (ranks[j] != null && Math.abs(correlation(ranks[i], ranks[j])) >= STRONG) {
                        join(group, i, j);
                    }
                }
            }
        }
        List<int[]> groups = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int leader = i;
            if (group[i] == i) {
                groups.add(java.util.stream.IntStream.range(0, count)
                        .filter(j -> group[j] == leader)
                        .toArray());
            }
        }
        return groups;
    }

    private static void join(int[] group, int a, int b) {
        int low = Math.min(group[a], group[b]);
        int high = Math.max(group[a], group[b]);
        for (int i = 0; i < group.length; i++) {
            if (group[i] == high) {
                group[i] = low;
            }
        }
    }

    /** Ranks with ties shared; missing values rank last. */
    private static double[] ranks(Dataset data, int feature, int[] rows) {
        double[] values =
                Arrays.stream(rows).mapToDouble(r -> data.slot(r, feature)).toArray();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int at = Arrays.binarySearch(sorted, values[i]);
            int low = at;
            int high = at;
            while (low > 0 && Double.compare(sorted[low - 1], values[i]) == 0) {
                low--;
            }
            while (high + 1 < sorted.length && Double.compare(sorted[high + 1], values[i]) == 0) {
                high++;
            }
            ranks[i] = (low + high) / 2.0;
        }
        return ranks;
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).sum() / a.length;
        double meanB = Arrays.stream(b).sum() / b.length;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
