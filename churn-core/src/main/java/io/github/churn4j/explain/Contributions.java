package io.github.churn4j.explain;

/**
 * A score taken apart: what it starts from and what each model feature added to it.
 *
 * <p>The base value and all contributions add up to the score, on the scale of the {@link Explainer} that made them.
 * Every call of an explainer makes a new array, which then belongs to the caller; it is neither copied nor guarded.
 *
 * @param baseValue the score of a customer of whom nothing is known
 * @param perModelFeature d contributions: positive where the value raises the score, 0 where it is not used
 */
@SuppressWarnings("ArrayRecordComponent")
public record Contributions(double baseValue, double[] perModelFeature) {

    /** The score: base value plus contributions. */
    public double score() {
        double sum = baseValue;
        for (double contribution : perModelFeature) {
            sum += contribution;
        }
        return sum;
    }

    /**
     * The contributions of the fields that the model features were made from. Contributions add up, so a category
     * that became several columns gets their sum.
     *
     * @param fieldOf for each of the d model features the field it was made from, in [0, fields)
     * @param fields the number of fields
     * @return one contribution per field; 0 for one that no model feature was made from
     * @throws IllegalArgumentException if the mapping has another length than d or names a field that does not exist
     */
    public double[] byField(int[] fieldOf, int fields) {
        if (fieldOf.length != perModelFeature.length) {
            throw new IllegalArgumentException("a mapping of " + fieldOf.length + " model features does not fit "
                    + perModelFeature.length + " contributions");
        }
        double[] sums = new double[fields];
        for (int i = 0; i < fieldOf.length; i++) {
            if (fieldOf[i] < 0 || fieldOf[i] >= fields) {
                throw new IllegalArgumentException(
                        "model feature " + i + " maps to field " + fieldOf[i] + ", expected [0, " + fields + ")");
            }
            sums[fieldOf[i]] += perModelFeature[i];
        }
        return sums;
    }
}
