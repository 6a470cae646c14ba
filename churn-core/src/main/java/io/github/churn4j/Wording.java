package io.github.churn4j;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.FieldNames;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.model.Distribution;
import io.github.churn4j.pipeline.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;

/** How one field's share in a score is put into a sentence. Immutable and thread-safe. */
sealed interface Wording {

    /** The field with its value, such as {@code Total transaction count is 38, lower than for most customers}. */
    String statement(double[] slots);

    /** A whole sentence about a customer's value and what it does to the risk. */
    default String sentence(double[] slots, double contribution) {
        String effect = contribution > 0
                ? "; this raises the risk of leaving."
                : contribution < 0 ? "; this lowers the risk of leaving." : "; this has no influence on the risk.";
        return statement(slots) + effect;
    }

    /** The words for a feature whose values were distributed like that when the model was made. */
    static Wording of(Feature feature, int slot, Distribution usual) {
        return feature instanceof NumericFeature numeric
                ? Measure.of(numeric, slot, usual)
                : new Level(feature, feature.label(), slot);
    }

    /** The words for a ratio. */
    static Wording of(Ratio ratio, ChurnSchema schema) {
        int over = schema.requireSlot(ratio.numerator());
        int under = schema.requireSlot(ratio.denominator());
        boolean unnamed = ratio.equals(Ratio.of(ratio.numerator(), ratio.denominator()));
        String label = unnamed
                ? schema.features().get(over).label() + " divided by "
                        + inside(schema.features().get(under).label())
                : FieldNames.label(ratio.name());
        return new Quotient(label, over, under);
    }

    /** A level has a name and nothing to be compared with. */
    record Level(Feature feature, String label, int slot) implements Wording {
        @Override
        public String statement(double[] slots) {
            double value = slots[slot];
            return label + (Double.isNaN(value) ? " is not known" : " is " + feature.format(value));
        }
    }

    /** A ratio has no profile to be compared with either. */
    record Quotient(String label, int over, int under) implements Wording {
        @Override
        public String statement(double[] slots) {
            double value = slots[over] / slots[under];
            return label + (Double.isFinite(value) ? " is " + rounded(value) : " cannot be computed");
        }
    }

    /**
     * A number is compared with the middle half of the customers in the model's profile.
     *
     * @param lower a quarter of the customers lies at or below it; NaN where the profile says too little
     * @param upper three quarters lie at or below it
     */
    record Measure(
            NumericFeature feature,
            String label,
            String unit,
            int slot,
            double lower,
            double upper,
            String typical,
            String range)
            implements Wording {

        private static final int FEWEST = 20; // customers that make something usual

        static Measure of(NumericFeature feature, int slot, Distribution usual) {
            boolean known = usual.count() >= FEWEST;
            double lower = known ? usual.quantile(.25) : Double.NaN;
            double upper = known ? usual.quantile(.75) : Double.NaN;
            String unit = feature.unit().isEmpty() ? "" : " " + feature.unit();
            return new Measure(
                    feature,
                    feature.label(),
                    unit,
                    slot,
                    lower,
                    upper,
                    known ? " (typically " + rounded(usual.quantile(.5)) + ")" : "",
                    known ? " (" + rounded(lower) + " to " + rounded(upper) + ")" : "");
        }

        @Override
        public String statement(double[] slots) {
            double value = slots[slot];
            return Double.isNaN(value)
                    ? label + " is not known"
                    : label + " is " + feature.format(value) + unit + beside(value);
        }

        private String beside(double value) {
            if (value < lower) {
                return ", lower than for most customers" + typical;
            }
            if (value > upper) {
                return ", higher than for most customers" + typical;
            }
            if (Double.isNaN(lower)) {
                return "";
            }
            return lower == upper ? ", as for most customers" : ", in the usual range" + range;
        }
    }

    /** A label in the middle of a sentence: an acronym keeps its capitals. */
    private static String inside(String label) {
        boolean acronym = label.length() > 1 && Character.isUpperCase(label.charAt(1));
        return acronym ? label : Character.toLowerCase(label.charAt(0)) + label.substring(1);
    }

    /** Four digits, or the whole part, are as many as anybody says. */
    private static String rounded(double value) {
        double size = Math.abs(value);
        if (size >= 1_000 && size < 1e15) {
            return Long.toString(Math.round(value));
        }
        BigDecimal digits = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        return digits.signum() == 0 ? "0" : size >= 1e-6 && size < 1e15 ? digits.toPlainString() : digits.toString();
    }
}
