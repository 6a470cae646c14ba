package io.github.churn4j.servlet.json;

import io.github.churn4j.RiskLevel;

/**
 * What a retention desk should do with a customer, by risk level.
 *
 * @param low for customers who will probably stay
 * @param medium for customers who may leave
 * @param high for customers who will probably leave
 */
public record RecommendedActions(String low, String medium, String high) {

    /** What to do at that level. */
    public String at(RiskLevel level) {
        return switch (level) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }
}
