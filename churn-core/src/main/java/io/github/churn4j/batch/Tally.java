package io.github.churn4j.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.Prediction;
import io.github.churn4j.RiskLevel;
import io.github.churn4j.internal.json.Json;
import java.util.Map;

/**
 * The counts of a scoring. Goes into the checkpoint whole, so that a resumed scoring ends with the same figures to the
 * last bit; the probabilities are summed with compensation (Neumaier 1974), so that millions of rows lose nothing.
 */
final class Tally {

    private long scored;
    private long refused;
    private long churners;
    private long low;
    private long medium;
    private long high;
    private double sum;
    private double compensation;
    private String firstRefusal = "";

    void scored(Prediction answer) {
        scored++;
        churners += answer.label();
        switch (answer.riskLevel()) {
            case LOW -> low++;
            case MEDIUM -> medium++;
            case HIGH -> high++;
        }
        double value = answer.attritionProbability();
        double next = sum + value;
        compensation += Math.abs(sum) >= value ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }

    void refused(long line, String reason) {
        if (refused++ == 0) {
            firstRefusal = "line " + line + ": " + reason;
        }
    }

    long rows() {
        return scored + refused;
    }

    long scored() {
        return scored;
    }

    long refused() {
        return refused;
    }

    long churners() {
        return churners;
    }

    /** The line and reason of the first refused row; empty where none was. */
    String firstRefusal() {
        return firstRefusal;
    }

    Map<RiskLevel, Long> levels() {
        return Map.of(RiskLevel.LOW, low, RiskLevel.MEDIUM, medium, RiskLevel.HIGH, high);
    }

    /** Mean P(churn); NaN before the first scored row. */
    double mean() {
        return (sum + compensation) / scored;
    }

    void write(ObjectNode node) {
        node.put("scored", scored);
        node.put("refused", refused);
        node.put("churners", churners);
        node.put("low", low);
        node.put("medium", medium);
        node.put("high", high);
        node.put("sum", sum);
        node.put("compensation", compensation);
        node.put("firstRefusal", firstRefusal);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws ChurnException if it is not that
     */
    static Tally read(JsonNode node, String place) {
        Tally tally = new Tally();
        tally.scored = count(node, "scored", place);
        tally.refused = count(node, "refused", place);
        tally.churners = count(node, "churners", place);
        tally.low = count(node, "low", place);
        tally.medium = count(node, "medium", place);
        tally.high = count(node, "high", place);
        tally.sum = Json.number(node, "sum", place);
        tally.compensation = Json.number(node, "compensation", place);
        tally.firstRefusal = Json.text(node, "firstRefusal", place);
        return tally;
    }

    static long count(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new ChurnException(place + ": \"" + key + "\" must be a whole number, 0 or more");
        }
        return value.longValue();
    }
}
