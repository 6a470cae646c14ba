package io.github.churn4j.evaluate;

/**
 * Rows cut into bins of equal size by ascending probability.
 *
 * <p>Sizes differ by at most one row, the larger bins coming first (NumPy's {@code array_split}). Where a bin's edge
 * falls among rows of equal probability, each bin takes its part of them with their mean label, so that the order of
 * rows in the file has no say.
 *
 * @param rows rows in each bin; bins are empty only if there are more bins than rows
 * @param predicted sum of the bin's probabilities
 * @param churned the bin's churners, a fraction where ties were split
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package
record EqualMassBins(int[] rows, double[] predicted, double[] churned) {

    static EqualMassBins of(double[] value, int[] counts, int bins) {
        long n = MetricKernel.rows(counts);
        int[] rows = new int[bins];
        double[] predicted = new double[bins];
        double[] churned = new double[bins];
        int bin = 0;
        long left = size(n, bins, 0);
        for (int k = value.length - 1; k >= 0; k--) {
            int group = counts[2 * k] + counts[2 * k + 1];
            int open = group;
            while (open > 0) {
                while (left == 0) {
                    left = size(n, bins, ++bin);
                }
                int taken = (int) Math.min(open, left);
                rows[bin] += taken;
                predicted[bin] += taken * value[k];
                churned[bin] += (double) taken * counts[2 * k + 1] / group;
                open -= taken;
                left -= taken;
            }
        }
        return new EqualMassBins(rows, predicted, churned);
    }

    private static long size(long n, int bins, int bin) {
        return n / bins + (bin < n % bins ? 1 : 0);
    }

    /** Returns the mean over rows of |mean prediction − observed rate| of the row's bin. */
    double calibrationError() {
        double gap = 0;
        long n = 0;
        for (int bin = 0; bin < rows.length; bin++) {
            gap += Math.abs(predicted[bin] - churned[bin]);
            n += rows[bin];
        }
        return gap / n;
    }
}
