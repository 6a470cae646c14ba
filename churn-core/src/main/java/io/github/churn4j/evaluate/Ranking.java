package io.github.churn4j.evaluate;

/**
 * Labelled rows gathered by equal score, highest score first.
 *
 * <p>A group is one distinct score with the number of rows and of churners that have it. Whatever depends on order
 * alone (AUC, lift, thresholds, isotonic regression) needs only these counts, and so treats ties exactly. Scores may be
 * any finite numbers: probabilities, margins, a raw column; 0 and −0 are the same score.
 *
 * <p>Immutable and safe to share. Making one costs a radix sort, O(n), and 20 bytes per row.
 */
public final class Ranking {
    private final double[] value;
    /** Interleaved: rows that stayed at 2k, rows that churned at 2k + 1. */
    private final int[] counts;

    private final int[] groupOfRow;
    private final byte[] labels;
    private final int positives;

    private Ranking(double[] value, int[] counts, int[] groupOfRow, byte[] labels, int positives) {
        this.value = value;
        this.counts = counts;
        this.groupOfRow = groupOfRow;
        this.labels = labels;
        this.positives = positives;
    }

    /**
     * Gathers rows by score.
     *
     * @param scores finite numbers, one per row, at least one
     * @param labels 1 = churned, 0 = stayed, one per row
     * @throws IllegalArgumentException if the lengths differ, are 0, a score is not finite or a label is not 0 or 1
     */
    public static Ranking of(double[] scores, byte[] labels) {
        requireRows(scores, labels);
        int n = scores.length;
        int[] order = RadixOrder.descending(scores);
        int[] groupOfRow = new int[n];
        int groups = 0;
        for (int i = 0; i < n; i++) {
            if (i > 0 && scores[order[i]] != scores[order[i - 1]]) {
                groups++;
            }
            groupOfRow[order[i]] = groups;
        }
        double[] value = new double[groups + 1];
        int[] counts = new int[2 * (groups + 1)];
        int positives = 0;
        for (int row = 0; row < n; row++) {
            value[groupOfRow[row]] = scores[row] + 0.0;
            counts[2 * groupOfRow[row] + labels[row]]++;
            positives += labels[row];
        }
        return new Ranking(value, counts, groupOfRow, labels.clone(), positives);
    }

    private static void requireRows(double[] scores, byte[] labels) {
        if (scores.length != labels.length || scores.length == 0) {
            throw new IllegalArgumentException("got " + scores.length + " scores and " + labels.length
                    + " labels, expected the same number and at least 1");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score of row " + i + " is " + scores[i] + ", expected a number");
            }
            if (labels[i] != 0 && labels[i] != 1) {
                throw new IllegalArgumentException(
                        "label of row " + i + " is " + labels[i] + ", expected 0 (stayed) or 1 (churned)");
            }
        }
    }

    /** Returns the number of distinct scores. */
    public int size() {
        return value.length;
    }

    /** Returns the k-th highest distinct score, k in [0, size). */
    public double value(int k) {
        return value[k];
    }

    /** Returns how many rows have the k-th highest score. */
    public int rows(int k) {
        return counts[2 * k] + counts[2 * k + 1];
    }

    /** Returns how many churners have the k-th highest score. */
    public int positives(int k) {
        return counts[2 * k + 1];
    }

    /** Returns the number of rows. */
    public int rows() {
        return labels.length;
    }

    /** Returns the number of churners. */
    public int positives() {
        return positives;
    }

    /**
     * Returns the probability that a random churner scores above a random stayer, ties counting half: the area under
     * the ROC curve, NaN if either class is absent.
     */
    public double auc() {
        return MetricKernel.rocAuc(counts);
    }

    double[] values() {
        return value;
    }

    int[] counts() {
        return counts;
    }

    int groupOfRow(int row) {
        return groupOfRow[row];
    }

    byte label(int row) {
        return labels[row];
    }
}
