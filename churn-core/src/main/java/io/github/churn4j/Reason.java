package io.github.churn4j;

import java.util.Locale;

/**
 * What one of a customer's fields adds to the score.
 *
 * @param field the column, or the name of a ratio
 * @param value the customer's value as the data would spell it; empty where it is missing, and for a ratio
 * @param contribution how much it raises (above 0) or lowers the score against the average customer, in the unit of
 *     {@link Explanation#scale()}
 * @param sentence the same for somebody who talks to the customer: the value, how it stands beside the customers the
 *     model was measured on, and whether it raises or lowers the risk
 */
public record Reason(String field, String value, double contribution, String sentence) {

    /** Whether the value makes leaving more likely. */
    public boolean raisesRisk() {
        return contribution > 0;
    }

    /** Such as {@code Total_Trans_Ct = 42 (+1.31)}. */
    @Override
    public String toString() {
        return field + (value.isEmpty() ? "" : " = " + value) + String.format(Locale.ROOT, " (%+.2f)", contribution);
    }
}
