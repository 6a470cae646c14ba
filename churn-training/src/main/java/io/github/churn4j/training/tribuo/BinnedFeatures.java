package io.github.churn4j.training.tribuo;

import io.github.churn4j.ChurnException;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.Arrays;

/**
 * Features as bin numbers: what the tree engine sees instead of the values.
 *
 * <p>Implementation note. The engine's work per node is distinct values × rows, so that a feature measured in cents
 * makes it quadratic; with at most {@code maxBins} values it is linear in the rows. A feature with no more distinct
 * values than that gets one bin per value, else bins of nearly equal counts that never part equal values. The cut
 * between two bins lies halfway between the values beside it, a value on the cut belongs below. Bin numbers handed
 * out begin at 1: the engine takes an absent feature for 0 and compares {@code value < midpoint} when it learns but
 * {@code value <= midpoint} when it predicts, which small integers cannot tell apart and neighbouring doubles can.
 */
final class BinnedFeatures {

    private final double[][] cuts;
    private final char[] bins;
    private final int rows;

    private BinnedFeatures(double[][] cuts, char[] bins, int rows) {
        this.cuts = cuts;
        this.bins = bins;
        this.rows = rows;
    }

    /** Bins the chosen rows of a matrix; in the result they are numbered from 0. */
    static BinnedFeatures of(FeatureMatrix features, int[] chosen, int maxBins) {
        int d = features.columns();
        double[][] cuts = new double[d][];
        char[] bins = new char[Math.multiplyExact(chosen.length, d)];
        double[] column = new double[chosen.length];
        for (int c = 0; c < d; c++) {
            for (int i = 0; i < chosen.length; i++) {
                column[i] = finite(features, chosen[i], c);
            }
            double[] sorted = column.clone();
            Arrays.sort(sorted);
            cuts[c] = cutsOf(sorted, maxBins);
            for (int i = 0; i < chosen.length; i++) {
                bins[i * d + c] = (char) binOf(cuts[c], column[i]);
            }
        }
        return new BinnedFeatures(cuts, bins, chosen.length);
    }

    /** One value, or an exception that names its place if it is NaN or infinite. */
    static double finite(FeatureMatrix features, int row, int column) {
        double x = features.get(row, column);
        if (!Double.isFinite(x)) {
            throw new ChurnException("training row " + row + ", model feature " + column + " is " + x
                    + ", expected a finite number; impute missing values in the pipeline");
        }
        return x;
    }

    private static double[] cutsOf(double[] sorted, int maxBins) {
        int distinct = 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        double[] cuts = new double[Math.min(distinct, maxBins) - 1];
        double fullBin = distinct <= maxBins ? 1 : (double) sorted.length / maxBins;
        int made = 0;
        double goal = fullBin;
        for (int i = 1; i < sorted.length && made < cuts.length; i++) {
            if (sorted[i] != sorted[i - 1] && (distinct <= maxBins || i >= goal)) {
                cuts[made++] = between(sorted[i - 1], sorted[i]);
                goal = i + (double) (sorted.length - i) / (maxBins - made);
            }
        }
        return Arrays.copyOf(cuts, made);
    }

    /** A number t with {@code low <= t < high}, halfway where doubles allow it. */
    private static double between(double low, double high) {
        double middle = low / 2 + high / 2;
        return middle >= low && middle < high ? middle : low;
    }

    /** The first bin whose upper cut is not below the value, counted from 1. */
    private static int binOf(double[] cuts, double x) {
        int low = 0;
        int high = cuts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (x <= cuts[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low + 1;
    }

    int rows() {
        return rows;
    }

    int columns() {
        return cuts.length;
    }

    /** The bin of a binned row, 1 or more. */
    int bin(int row, int column) {
        return bins[row * cuts.length + column];
    }

    /** The bin any value falls into, 1 or more. */
    int binOf(int column, double x) {
        return binOf(cuts[column], x);
    }

    /**
     * The threshold on the values that says what a threshold on the bins says.
     *
     * @param binThreshold from the lowest bin of the column to just below the highest
     */
    double threshold(int column, double binThreshold) {
        return cuts[column][(int) Math.floor(binThreshold) - 1];
    }
}
