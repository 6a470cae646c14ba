package io.github.churn4j.pipeline;

/**
 * A user-defined model feature: one numeric column divided by another. Missing where either is missing or the
 * denominator is 0; a missing ratio counts as the median ratio unless the learner accepts missing values.
 *
 * @param name what the model feature is called
 * @param numerator column or field name of a numeric feature
 * @param denominator column or field name of a numeric feature
 */
public record Ratio(String name, String numerator, String denominator) {

    public Ratio {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a ratio needs a name");
        }
    }

    /** A ratio named {@code numerator/denominator}. */
    public static Ratio of(String numerator, String denominator) {
        return new Ratio(numerator + "/" + denominator, numerator, denominator);
    }
}
