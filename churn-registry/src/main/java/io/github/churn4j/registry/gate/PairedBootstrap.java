package io.github.churn4j.registry.gate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The lower bound of a difference between two models by drawing customers with replacement, the same ones for both (Efron
 * and Tibshirani 1993, chapter 13: percentiles).
 */
final class PairedBootstrap {

    private PairedBootstrap() {}

    /**
     * The difference that 95 % of the samples exceed.
     *
     * @param clusters each row's customer, numbered from 0 on without gaps; rows of one are drawn together
     * @param difference of the rows drawn, some of them several times; NaN if they do not define it
     */
    static double lower(int[] clusters, int replicates, long seed, ToDoubleFunction<int[]> difference) {
        int[][] rows = rows(clusters);
        SplittableRandom random = new SplittableRandom(seed);
        double[] differences = new double[replicates];
        for (int i = 0; i < replicates; i++) {
            double found = difference.applyAsDouble(drawn(rows, random));
            differences[i] = Double.isNaN(found) ? Double.NEGATIVE_INFINITY : found;
        }
        Arrays.sort(differences);
        return differences[Math.max(0, (int) Math.floor(.05 * (replicates + 1)) - 1)];
    }

    private static int[] drawn(int[][] rows, SplittableRandom random) {
        int[] customers = new int[rows.length];
        int size = 0;
        for (int i = 0; i < customers.length; i++) {
            customers[i] = random.nextInt(rows.length);
            size += rows[customers[i]].length;
        }
        int[] drawn = new int[size];
        int at = 0;
        for (int customer : customers) {
            for (int row : rows[customer]) {
                drawn[at++] = row;
            }
        }
        return drawn;
    }

    private static int[][] rows(int[] clusters) {
        int[] sizes = new int[Arrays.stream(clusters).max().orElse(-1) + 1];
        for (int cluster : clusters) {
            sizes[cluster]++;
        }
        int[][] rows = new int[sizes.length][];
        Arrays.setAll(rows, cluster -> new int[sizes[cluster]]);
        for (int row = clusters.length - 1; row >= 0; row--) {
            rows[clusters[row]][--sizes[clusters[row]]] = row;
        }
        return rows;
    }
}
