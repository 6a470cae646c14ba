package io.github.churn4j.data;

/**
 * One input column of a model: what it is called, which values it may take and what to do where it has none.
 *
 * <p>A value travels as one {@code double}, its <em>slot</em>: the number itself (numeric), 0 or 1 (binary), the
 * position in the list of categories (categorical), NaN where it is missing. Immutable and thread-safe.
 */
public sealed interface Feature permits NumericFeature, BinaryFeature, CategoricalFeature {

    /** The column as the data spells it. */
    String column();

    /** The JSON field: the column in lower case with underscores. */
    default String field() {
        return FieldNames.of(column());
    }

    /** The column in words, such as {@code Total transaction count}; see {@link FieldNames#label}. */
    default String label() {
        return FieldNames.label(column());
    }

    /** What happens when the value is missing. */
    MissingPolicy missing();

    /**
     * The slot of a value given as text, blank meaning missing.
     *
     * @return the slot; NaN for a missing value or, under {@link UnseenPolicy#AS_MISSING}, an unseen one. Whether a
     *     missing value is acceptable is not decided here
     * @throws InvalidValueException if the text is not a value of this feature
     */
    double parse(String text);

    /** The text of a slot, as {@link #parse} reads it; empty for NaN. */
    String format(double slot);

    /**
     * Checks a slot that did not come from text.
     *
     * @throws InvalidValueException if the slot is infinite, out of range or not a level of this feature
     */
    void check(double slot);

    /** A phrase that tells a caller which values are accepted, such as {@code a number in [0, 120]}. */
    String expectation();
}
