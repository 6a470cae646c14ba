package io.github.churn4j.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How well one feature alone orders customers by label: the area under the ROC curve, in [.5, 1].
 *
 * <p>Numbers are ordered by value, whichever direction is better, with the missing ones below or above all others,
 * whichever is better; levels (and missing as one more) by their rate of positives. Ties count half. O(n·log n).
 */
final class SingleFeatureAuc {

    private SingleFeatureAuc() {}

    static double of(Dataset data, int feature) {
        Feature kind = data.schema().features().get(feature);
        if (kind instanceof NumericFeature) {
            return ofNumbers(data, feature);
        }
        int levels = kind instanceof CategoricalFeature c ? c.categories().size() : 2;
        return ofLevels(data, feature, levels);
    }

    private static double ofLevels(Dataset data, int feature, int levels) {
        long[][] counts = new long[levels + 1][2];
        for (int row = 0; row < data.size(); row++) {
            double slot = data.slot(row, feature);
            counts[Double.isNaN(slot) ? levels : (int) slot][data.label(row)]++;
        }
        long[][] ordered = Arrays.stream(counts)
                .filter(c -> c[0] + c[1] > 0)
                .sorted(Comparator.comparingDouble(c -> (double) c[1] / (c[0] + c[1])))
                .toArray(long[][]::new);
        return area(ordered);
    }

    private static double ofNumbers(Dataset data, int feature) {
        double[][] values = new double[2][];
        long[] missing = new long[2];
        for (int label = 0; label < 2; label++) {
            int wanted = label;
            double[] all = IntStream.range(0, data.size())
                    .filter(row -> data.label(row) == wanted)
                    .mapToDouble(row -> data.slot(row, feature) + 0.0)
                    .sorted()
                    .toArray();
            int present = all.length;
            while (present > 0 && Double.isNaN(all[present - 1])) {
                present--;
            }
            missing[label] = all.length - (long) present;
            values[label] = Arrays.copyOf(all, present);
        }
        return ofSorted(values[0], values[1], missing);
    }

    /** The area for ascending values of both classes and the number of missing values of each. */
    static double ofSorted(double[] negatives, double[] positives, long[] missing) {
        double wins = 0;
        int below = 0;
        int upTo = 0;
        for (double positive : positives) {
            while (below < negatives.length && negatives[below] < positive) {
                below++;
            }
            upTo = Math.max(upTo, below);
            while (upTo < negatives.length && negatives[upTo] == positive) {
                upTo++;
            }
            wins += below + (upTo - below) * .5;
        }
        double pairs = ((double) negatives.length + missing[0]) * ((double) positives.length + missing[1]);
        if (pairs == 0) {
            return .5;
        }
        double both = .5 * missing[0] * missing[1];
        double low = (wins + (double) positives.length * missing[0] + both) / pairs;
        double high = (wins + (double) negatives.length * missing[1] + both) / pairs;
        return Math.max(Math.max(low, 1 - low), Math.max(high, 1 - high));
    }

    private static double area(long[][] ordered) {
        double wins = 0;
        double negatives = 0;
        double positives = 0;
        for (long[] counts : ordered) {
            wins += counts[1] * (negatives + counts[0] * .5);
            negatives += counts[0];
            positives += counts[1];
        }
        return negatives == 0 || positives == 0 ? .5 : wins / (negatives * positives);
    }
}
