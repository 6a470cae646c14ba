package io.github.churn4j.evaluate;

/**
 * The sampling variance of an AUC.
 *
 * <p>Implementation note. DeLong, DeLong and Clarke-Pearson (1988) write the variance by placements: for a churner the
 * share of stayers below (ties half), for a stayer the share of churners above. Sun and Xu (2014) get all placements
 * from midranks after one sort; on rows gathered by score they are running counts, O(n).
 */
final class DeLong {
    private DeLong() {}

    /** Returns each row's placement, NaN if the other class is absent; the mean over either class is the AUC. */
    static double[] placements(Ranking ranking) {
        int groups = ranking.size();
        int[] counts = ranking.counts();
        int positives = ranking.positives();
        int negatives = ranking.rows() - positives;
        double[] ofChurner = new double[groups];
        double[] ofStayer = new double[groups];
        long stayersBelow = negatives;
        long churnersAbove = 0;
        for (int k = 0; k < groups; k++) {
            stayersBelow -= counts[2 * k];
            ofChurner[k] = (stayersBelow + counts[2 * k] / 2.0) / negatives;
            ofStayer[k] = (churnersAbove + counts[2 * k + 1] / 2.0) / positives;
            churnersAbove += counts[2 * k + 1];
        }
        double[] placements = new double[ranking.rows()];
        for (int row = 0; row < placements.length; row++) {
            int k = ranking.groupOfRow(row);
            placements[row] = ranking.label(row) == 1 ? ofChurner[k] : ofStayer[k];
        }
        return placements;
    }

    /** Returns the variance of the mean of {@code values}, taken over churners and stayers apart. */
    static double variance(double[] values, Ranking labels) {
        return ofClass(values, labels, 1) + ofClass(values, labels, 0);
    }

    /** NaN for a class of one row or none. */
    private static double ofClass(double[] values, Ranking labels, int label) {
        int n = label == 1 ? labels.positives() : labels.rows() - labels.positives();
        double sum = 0;
        for (int row = 0; row < values.length; row++) {
            sum += labels.label(row) == label ? values[row] : 0;
        }
        double mean = sum / n;
        double squares = 0;
        for (int row = 0; row < values.length; row++) {
            double d = values[row] - mean;
            squares += labels.label(row) == label ? d * d : 0;
        }
        return squares / (n - 1.0) / n;
    }

    /**
     * Returns the 95 % interval of the AUC, symmetric on the log-odds scale so that it stays within (0, 1).
     *
     * <p>A perfect ranking has no DeLong variance. Its interval instead ends at the exact binomial bound for as many
     * independent pairs as the smaller class has rows, all of them in order (Clopper and Pearson 1934).
     */
    static Interval interval(Ranking ranking) {
        double auc = ranking.auc();
        if (Double.isNaN(auc)) {
            return Interval.unknown();
        }
        if (auc == 0 || auc == 1) {
            int pairs = Math.min(ranking.positives(), ranking.rows() - ranking.positives());
            double bound = StrictMath.pow(.025, 1.0 / pairs);
            return auc == 1 ? new Interval(bound, 1) : new Interval(0, 1 - bound);
        }
        double error = StrictMath.sqrt(variance(placements(ranking), ranking));
        double logit = StrictMath.log(auc / (1 - auc));
        double reach = Normal.Z_95 * error / (auc * (1 - auc));
        return new Interval(logistic(logit - reach), logistic(logit + reach));
    }

    private static double logistic(double logit) {
        return 1 / (1 + StrictMath.exp(-logit));
    }
}
