package io.github.churn4j.evaluate;

/**
 * The difference of two models' AUCs on the same customers, with its standard error (DeLong, DeLong and Clarke-Pearson
 * 1988; computed as by Sun and Xu 2014).
 *
 * <p>The two AUCs go up and down together with the sample, so the difference is known far better than either. Rows must
 * be independent; rows that repeat a customer make the error too small.
 *
 * @param first AUC of the first model, NaN if a class is absent
 * @param second AUC of the second model
 * @param difference first − second
 * @param standardError of the difference; 0 if both rank every pair alike, NaN with fewer than 2 rows in a class
 */
public record PairedDeLong(double first, double second, double difference, double standardError) {

    /**
     * Compares two rankings of the same labelled rows; O(n).
     *
     * @param first any finite scores, higher for likelier churn
     * @param second scores of the second model for the same rows
     * @param labels 1 = churned, 0 = stayed
     * @throws IllegalArgumentException if the lengths differ or a value is out of range
     */
    public static PairedDeLong of(double[] first, double[] second, byte[] labels) {
        Ranking a = Ranking.of(first, labels);
        Ranking b = Ranking.of(second, labels);
        double[] difference = DeLong.placements(a);
        double[] other = DeLong.placements(b);
        for (int row = 0; row < difference.length; row++) {
            difference[row] -= other[row];
        }
        double error = StrictMath.sqrt(DeLong.variance(difference, a));
        return new PairedDeLong(a.auc(), b.auc(), a.auc() - b.auc(), error);
    }

    /** Returns difference / standardError; 0 if the difference is 0, infinite if only the error is. */
    public double z() {
        return difference == 0 && standardError == 0 ? 0 : difference / standardError;
    }

    /** Returns the two-sided p-value of "both AUCs are equal", [0, 1]. */
    public double pValue() {
        return Normal.twoSided(z());
    }

    /** Returns the 95 % interval of the difference, normal approximation. */
    public Interval interval() {
        double reach = Normal.Z_95 * standardError;
        return Double.isNaN(difference + reach)
                ? Interval.unknown()
                : new Interval(difference - reach, difference + reach);
    }
}
