package io.github.churn4j;

/** How likely a customer is to leave, in three words; the cut-offs come from the model. */
public enum RiskLevel {
    LOW("Low"),
    MEDIUM("Medium"),
    HIGH("High");

    private final String label;

    RiskLevel(String label) {
        this.label = label;
    }

    /** The word for people: {@code Low}, {@code Medium}, {@code High}. */
    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label;
    }
}
