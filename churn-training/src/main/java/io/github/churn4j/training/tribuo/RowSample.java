package io.github.churn4j.training.tribuo;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which rows a tree trainer learns from when there are more than its cap. */
final class RowSample {

    private RowSample() {}

    /**
     * All rows, or a sample without replacement that keeps the share of each class to the nearest row.
     *
     * @return row numbers in ascending order
     */
    static int[] of(byte[] labels, int maxRows, SplittableRandom random) {
        int n = labels.length;
        if (n <= maxRows) {
            return firstIntegers(n);
        }
        int positives = 0;
        for (byte label : labels) {
            positives += label;
        }
        int wanted = (int) Math.round((double) maxRows * positives / n);
        wanted = Math.max(1, Math.min(maxRows - 1, wanted));
        int[] chosen = new int[maxRows];
        draw(labels, (byte) 1, positives, wanted, random, chosen, 0);
        draw(labels, (byte) 0, n - positives, maxRows - wanted, random, chosen, wanted);
        Arrays.sort(chosen);
        return chosen;
    }

    static int[] firstIntegers(int n) {
        int[] all = new int[n];
        for (int i = 0; i < n; i++) {
            all[i] = i;
        }
        return all;
    }

    /** Goes through the rows of one class and takes each with the probability that leaves the sample uniform. */
    private static void draw(
            byte[] labels, byte label, int available, int wanted, SplittableRandom random, int[] target, int from) {
        int left = available;
        int needed = wanted;
        for (int row = 0; needed > 0; row++) {
            if (labels[row] == label) {
                if (random.nextInt(left) < needed) {
                    target[from + wanted - needed] = row;
                    needed--;
                }
                left--;
            }
        }
    }
}
