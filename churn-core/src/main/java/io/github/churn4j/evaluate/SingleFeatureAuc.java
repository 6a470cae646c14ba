package io.github.churn4j.evaluate;

/**
 * How well one raw column alone separates churners: a test for leakage. A column that reaches .98 by itself was most
 * likely filled in after the customer had left.
 *
 * <p>Every answer lies in [.5, 1], .5 for a useless column, and is NaN where labels hold one class only.
 */
public final class SingleFeatureAuc {
    private static final int FOLDS = 5;
    /** So many rows of the overall rate are added to each category, so that a rare one is not trusted too far. */
    private static final double PRIOR_ROWS = 10;

    private SingleFeatureAuc() {}

    /**
     * Returns the AUC of a numeric column, in the better direction.
     *
     * <p>NaN means missing and is a group of its own, placed below all numbers and above all numbers in turn; the best
     * of both counts, since a value that is missing for just the churners leaks as much as a number does. O(n).
     *
     * @param column raw values, infinities allowed
     * @param labels 1 = churned, 0 = stayed
     * @throws IllegalArgumentException if the lengths differ or are 0 or a label is neither 0 nor 1
     */
    public static double ofNumeric(double[] column, byte[] labels) {
        double[] ranks = new double[column.length];
        for (int row = 0; row < column.length; row++) {
            // finite stand-ins of the same order leave room for missing at either end
            ranks[row] = Math.max(-Double.MAX_VALUE / 2, Math.min(Double.MAX_VALUE / 2, column[row]));
        }
        return Math.max(
                eitherWay(missingAt(ranks, -Double.MAX_VALUE), labels),
                eitherWay(missingAt(ranks, Double.MAX_VALUE), labels));
    }

    private static double[] missingAt(double[] values, double place) {
        double[] filled = values.clone();
        for (int row = 0; row < filled.length; row++) {
            filled[row] = Double.isNaN(filled[row]) ? place : filled[row];
        }
        return filled;
    }

    private static double eitherWay(double[] scores, byte[] labels) {
        double auc = Ranking.of(scores, labels).auc();
        return Math.max(auc, 1 - auc);
    }

    /**
     * Returns the AUC of a categorical column whose categories are ordered by churn rate.
     *
     * <p>Rates are learned out of sample: rows are dealt to five folds, each class in turn, and a row's score is its
     * category's churn rate in the other folds, drawn towards the overall rate by ten rows' weight. AUCs are taken inside
     * folds and averaged by their number of pairs. So a column of identifiers gives .5, not the 1 that in-sample rates
     * would give. Deterministic, no seed; O(n + folds · categories).
     *
     * @param codes category numbers, 0 or more; give missing a number of its own
     * @param labels 1 = churned, 0 = stayed
     * @return [.5, 1]; NaN with fewer than two rows in a class
     * @throws IllegalArgumentException if the lengths differ or are 0, a code is negative or a label is neither 0 nor 1
     */
    public static double ofCategorical(int[] codes, byte[] labels) {
        int positives = Ranking.of(new double[codes.length], labels).positives();
        int folds = Math.min(FOLDS, Math.min(positives, codes.length - positives));
        if (folds < 2) {
            return Double.NaN;
        }
        int[] fold = deal(labels, folds);
        int categories = categories(codes);
        double concordant = 0;
        double pairs = 0;
        for (int f = 0; f < folds; f++) {
            Ranking held = heldOut(codes, labels, fold, f, categories);
            double foldPairs = (double) held.positives() * (held.rows() - held.positives());
            concordant += foldPairs * held.auc();
            pairs += foldPairs;
        }
        return Math.max(.5, concordant / pairs);
    }

    private static int[] deal(byte[] labels, int folds) {
        int[] next = new int[2];
        int[] fold = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            fold[row] = next[labels[row]]++ % folds;
        }
        return fold;
    }

    private static int categories(int[] codes) {
        int highest = 0;
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < 0) {
                throw new IllegalArgumentException("category of row " + row + " is " + codes[row]
                        + ", expected 0 or more; give missing values a code of their own");
            }
            highest = Math.max(highest, codes[row]);
        }
        return highest + 1;
    }

    private static Ranking heldOut(int[] codes, byte[] labels, int[] fold, int held, int categories) {
        double[] rows = new double[categories];
        double[] churners = new double[categories];
        double allRows = 0;
        double allChurners = 0;
        int heldRows = 0;
        for (int row = 0; row < codes.length; row++) {
            if (fold[row] == held) {
                heldRows++;
            } else {
                rows[codes[row]]++;
                churners[codes[row]] += labels[row];
                allRows++;
                allChurners += labels[row];
            }
        }
        double prior = allChurners / allRows;
        double[] scores = new double[heldRows];
        byte[] heldLabels = new byte[heldRows];
        int i = 0;
        for (int row = 0; row < codes.length; row++) {
            if (fold[row] == held) {
                int c = codes[row];
                scores[i] = (churners[c] + PRIOR_ROWS * prior) / (rows[c] + PRIOR_ROWS);
                heldLabels[i++] = labels[row];
            }
        }
        return Ranking.of(scores, heldLabels);
    }
}
