package io.github.churn4j.data;

import io.github.churn4j.data.FieldProblem.Code;

/**
 * A feature whose values are numbers.
 *
 * @param column the column as the data spells it
 * @param min smallest accepted value, −∞ for no bound
 * @param max largest accepted value, +∞ for no bound
 * @param integer whether only whole numbers are accepted
 * @param unit what the number counts, such as {@code months} or {@code USD}; empty where not said
 * @param missing what happens when the value is missing
 */
public record NumericFeature(String column, double min, double max, boolean integer, String unit, MissingPolicy missing)
        implements Feature {

    public NumericFeature {
        Columns.check(column);
        if (Double.isNaN(min) || Double.isNaN(max) || min > max) {
            throw new IllegalArgumentException(
                    "feature '" + column + "': range [" + min + ", " + max + "] is empty; give min <= max");
        }
    }

    /** An unbounded number that must be present. */
    public static NumericFeature of(String column) {
        return new NumericFeature(
                column, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false, "", MissingPolicy.REJECT);
    }

    /** The same feature, accepting only values in [min, max]. */
    public NumericFeature withRange(double newMin, double newMax) {
        return new NumericFeature(column, newMin, newMax, integer, unit, missing);
    }

    /** The same feature with another policy for missing values. */
    public NumericFeature withMissing(MissingPolicy policy) {
        return new NumericFeature(column, min, max, integer, unit, policy);
    }

    @Override
    public double parse(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty()) {
            return Double.NaN;
        }
        double value = Decimals.parse(trimmed);
        if (Double.isNaN(value)) {
            throw problem(Code.WRONG_TYPE, trimmed);
        }
        checkRange(value, trimmed);
        return value;
    }

    @Override
    public String format(double slot) {
        return Decimals.format(slot);
    }

    @Override
    public void check(double slot) {
        if (!Double.isNaN(slot)) {
            checkRange(slot, null);
        }
    }

    /** Whether a present value lies in the range and, where demanded, is whole. */
    boolean accepts(double value) {
        return value >= min && value <= max && !Double.isInfinite(value) && (!integer || value == Math.rint(value));
    }

    private void checkRange(double value, @org.jspecify.annotations.Nullable String text) {
        if (!accepts(value)) {
            throw problem(Code.OUT_OF_RANGE, text == null ? Decimals.format(value) : text);
        }
    }

    private InvalidValueException problem(Code code, String value) {
        String remedy = code == Code.WRONG_TYPE ? "correct the value" : "correct the value or widen the schema";
        return new InvalidValueException(new FieldProblem(code, column, value, expectation(), remedy));
    }

    @Override
    public String expectation() {
        String kind = integer ? "a whole number" : "a number";
        boolean below = min != Double.NEGATIVE_INFINITY;
        boolean above = max != Double.POSITIVE_INFINITY;
        String range = below && above
                ? " in [" + Decimals.format(min) + ", " + Decimals.format(max) + "]"
                : below ? " of at least " + Decimals.format(min) : above ? " of at most " + Decimals.format(max) : "";
        return kind + range + (unit.isEmpty() ? "" : " (" + unit + ")");
    }
}
