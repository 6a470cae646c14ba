package io.github.churn4j.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How much worse a model gets when a group of fields is shuffled between customers (Breiman 2001, section 10; Fisher,
 * Rudin and Dominici 2019).
 *
 * <p>Fields that carry the same information should be one group: shuffled alone, each looks unimportant because the
 * model reads the other.
 *
 * @param fields the field numbers shuffled together
 * @param logLossIncrease mean over repeats of the log loss after shuffling minus before; above 0 = important
 * @param logLossSd standard deviation over repeats (n − 1), NaN for one repeat
 * @param aucDecrease mean over repeats of the AUC before minus after, NaN if one class is absent
 * @param aucSd standard deviation over repeats
 */
public record PermutationImportance(
        List<Integer> fields, double logLossIncrease, double logLossSd, double aucDecrease, double aucSd) {

    public PermutationImportance {
        fields = List.copyOf(fields);
    }

    /** Scores all rows with some fields taken from other rows. */
    @FunctionalInterface
    public interface Prober {
        /**
         * Returns P(churn) for every row, where row i takes the given fields from row {@code permutation[i]} and all
         * others from itself.
         *
         * @param fields field numbers of one group
         * @param permutation a permutation of the row numbers
         */
        double[] probabilities(int[] fields, int[] permutation);
    }

    /**
     * Measures groups of fields.
     *
     * <p>Repeat r shuffles all groups by the same permutation, made of the seed and r alone: groups are compared under
     * the same luck, and adding a group changes no other. Costs groups · repeats calls of the prober, O(n) beside each.
     *
     * @param unpermuted the model's own scores
     * @param groups field numbers of each group
     * @param repeats 1 or more
     * @return one importance per group, in the groups' order
     */
    public static List<PermutationImportance> of(
            Scores unpermuted, List<int[]> groups, Prober prober, int repeats, long seed) {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats is " + repeats + ", expected 1 or more");
        }
        int[][] permutations = new int[repeats][];
        SplittableRandom seeds = new SplittableRandom(seed);
        for (int r = 0; r < repeats; r++) {
            permutations[r] = permutation(unpermuted.size(), seeds.split());
        }
        List<PermutationImportance> importances = new ArrayList<>();
        for (int[] group : groups) {
            importances.add(ofGroup(unpermuted, group, prober, permutations));
        }
        return List.copyOf(importances);
    }

    private static PermutationImportance ofGroup(Scores before, int[] group, Prober prober, int[][] permutations) {
        double[] loss = new double[permutations.length];
        double[] auc = new double[permutations.length];
        double lossBefore = Metric.LOG_LOSS.of(before);
        double aucBefore = Metric.ROC_AUC.of(before);
        byte[] labels = before.labels();
        for (int r = 0; r < permutations.length; r++) {
            Scores after = Scores.of(prober.probabilities(group.clone(), permutations[r].clone()), labels);
            loss[r] = Metric.LOG_LOSS.of(after) - lossBefore;
            auc[r] = aucBefore - Metric.ROC_AUC.of(after);
        }
        return new PermutationImportance(
                Arrays.stream(group).boxed().toList(), mean(loss), deviation(loss), mean(auc), deviation(auc));
    }

    /** Fisher and Yates's shuffle. */
    private static int[] permutation(int n, SplittableRandom random) {
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            int j = (int) (((random.nextInt() & 0xffffffffL) * (i + 1)) >>> 32);
            rows[i] = rows[j];
            rows[j] = i;
        }
        return rows;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return StrictMath.sqrt(squares / (values.length - 1.0));
    }
}
