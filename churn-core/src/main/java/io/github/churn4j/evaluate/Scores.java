package io.github.churn4j.evaluate;

/**
 * Predicted churn probabilities beside what happened: the input of every metric.
 *
 * <p>At least one row; probabilities in [0, 1]; label 1 = churned, 0 = stayed. One class alone is allowed; metrics that
 * need both are then NaN. Immutable and safe to share; sorted once, O(n), when made.
 */
public final class Scores {
    private final double[] probabilities;
    private final byte[] labels;
    private final Ranking ranking;

    private Scores(double[] probabilities, byte[] labels) {
        for (int i = 0; i < probabilities.length; i++) {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                throw new IllegalArgumentException(
                        "probability of row " + i + " is " + probabilities[i] + ", expected [0, 1]");
            }
        }
        this.ranking = Ranking.of(probabilities, labels);
        this.probabilities = probabilities;
        this.labels = labels;
    }

    /**
     * Pairs probabilities with labels; both arrays are copied.
     *
     * @throws IllegalArgumentException if the lengths differ or are 0, a probability lies outside [0, 1] or is NaN, or a
     *     label is neither 0 nor 1
     */
    public static Scores of(double[] probabilities, byte[] labels) {
        return new Scores(probabilities.clone(), labels.clone());
    }

    /** Pairs probabilities with labels, {@code true} = churned; otherwise as {@link #of(double[], byte[])}. */
    public static Scores of(double[] probabilities, boolean[] churned) {
        byte[] labels = new byte[churned.length];
        for (int i = 0; i < churned.length; i++) {
            labels[i] = (byte) (churned[i] ? 1 : 0);
        }
        return new Scores(probabilities.clone(), labels);
    }

    /**
     * Returns the given rows as scores of their own, in the given order; a row may be named twice.
     *
     * @param rows row numbers in [0, size), at least one
     */
    public Scores select(int[] rows) {
        double[] p = new double[rows.length];
        byte[] y = new byte[rows.length];
        for (int i = 0; i < rows.length; i++) {
            p[i] = probabilities[rows[i]];
            y[i] = labels[rows[i]];
        }
        return new Scores(p, y);
    }

    /** Returns the number of rows. */
    public int size() {
        return labels.length;
    }

    /** Returns the number of churners. */
    public int positives() {
        return ranking.positives();
    }

    /** Returns the probability of a row in [0, size). */
    public double probability(int row) {
        return probabilities[row];
    }

    /** Returns 1 if the row in [0, size) churned, else 0. */
    public int label(int row) {
        return labels[row];
    }

    /** Returns a copy of the probabilities. */
    public double[] probabilities() {
        return probabilities.clone();
    }

    /** Returns a copy of the labels. */
    public byte[] labels() {
        return labels.clone();
    }

    /** Returns the rows gathered by equal probability, highest first. */
    public Ranking ranking() {
        return ranking;
    }
}
