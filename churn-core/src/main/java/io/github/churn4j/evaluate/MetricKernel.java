package io.github.churn4j.evaluate;

/**
 * The metrics over rows gathered by score.
 *
 * <p>Implementation note. A sample is a list of distinct scores, highest first, with two counts each ({@code counts[2k]}
 * stayers, {@code counts[2k + 1]} churners). All metrics but those of per-row decisions are functions of these counts. A
 * bootstrap replicate is therefore one pass that recounts and one O(groups) pass per metric; nothing is sorted again. A
 * group without rows adds nothing to any sum.
 */
final class MetricKernel {
    /** Log loss clips probabilities this far from 0 and 1: the double epsilon, scikit-learn's rule since 1.3. */
    static final double LOG_LOSS_CLIP = 0x1p-52;

    static final int CALIBRATION_BINS = 15;
    static final double DECILE = .1;

    private final double[] value;
    private final double[] lossIfStayed;
    private final double[] lossIfChurned;
    private final ExpectedMaximumProfit.Kernel profit;

    MetricKernel(Ranking ranking, ProfitParameters parameters) {
        value = ranking.values();
        lossIfStayed = new double[value.length];
        lossIfChurned = new double[value.length];
        for (int k = 0; k < value.length; k++) {
            lossIfStayed[k] = logLoss(value[k], 0);
            lossIfChurned[k] = logLoss(value[k], 1);
        }
        profit = new ExpectedMaximumProfit.Kernel(parameters, value.length);
    }

    /** Returns every metric of a sample; not thread-safe, the profit kernel has a scratch array. */
    Metrics metrics(int[] counts, Confusion confusion) {
        return new Metrics(
                rocAuc(counts),
                averagePrecision(counts),
                accuracy(counts),
                confusion.accuracy(),
                confusion.precision(),
                confusion.recall(),
                confusion.f1(),
                logLoss(counts),
                brier(counts),
                EqualMassBins.of(value, counts, CALIBRATION_BINS).calibrationError(),
                lift(counts, DECILE),
                profit.of(counts).profit());
    }

    /** Twice the concordant pairs are counted, so that ties stay whole numbers and the sum is exact. */
    static double rocAuc(int[] counts) {
        long churnersAbove = 0;
        long stayers = 0;
        long twiceConcordant = 0;
        for (int k = 0; k < counts.length; k += 2) {
            twiceConcordant += counts[k] * (2 * churnersAbove + counts[k + 1]);
            stayers += counts[k];
            churnersAbove += counts[k + 1];
        }
        return twiceConcordant / (2.0 * churnersAbove * stayers);
    }

    static double averagePrecision(int[] counts) {
        long churners = 0;
        long rows = 0;
        double sum = 0;
        for (int k = 0; k < counts.length; k += 2) {
            churners += counts[k + 1];
            rows += counts[k] + counts[k + 1];
            if (counts[k + 1] > 0) {
                sum += counts[k + 1] * ((double) churners / rows);
            }
        }
        return sum / churners;
    }

    private double accuracy(int[] counts) {
        long right = 0;
        for (int k = 0; k < value.length; k++) {
            right += counts[2 * k + (value[k] >= .5 ? 1 : 0)];
        }
        return right / (double) rows(counts);
    }

    private double logLoss(int[] counts) {
        double sum = 0;
        for (int k = 0; k < value.length; k++) {
            sum += counts[2 * k] * lossIfStayed[k] + counts[2 * k + 1] * lossIfChurned[k];
        }
        return sum / rows(counts);
    }

    private double brier(int[] counts) {
        double sum = 0;
        for (int k = 0; k < value.length; k++) {
            double p = value[k];
            sum += counts[2 * k] * (p * p) + counts[2 * k + 1] * ((1 - p) * (1 - p));
        }
        return sum / rows(counts);
    }

    /** Churners per row within the top fraction against churners per row overall. */
    static double lift(int[] counts, double fraction) {
        long rows = rows(counts);
        double quota = fraction * rows;
        double left = quota;
        double captured = 0;
        long churners = 0;
        for (int k = 0; k < counts.length; k += 2) {
            int size = counts[k] + counts[k + 1];
            churners += counts[k + 1];
            if (size > 0 && left > 0) {
                double taken = Math.min(size, left);
                captured += taken * counts[k + 1] / size;
                left -= taken;
            }
        }
        return captured / quota / ((double) churners / rows);
    }

    static long rows(int[] counts) {
        long rows = 0;
        for (int count : counts) {
            rows += count;
        }
        return rows;
    }

    static double logLoss(double probability, int label) {
        double p = label == 1 ? probability : 1 - probability;
        return -StrictMath.log(Math.min(Math.max(p, LOG_LOSS_CLIP), 1 - LOG_LOSS_CLIP));
    }
}
