package io.github.churn4j.drift.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;

/**
 * Estimates, shifts and business figures as JSON.
 *
 * <p>Keys stand in the order of the records' components. What is not defined (NaN) is null.
 */
public final class EstimateJson {
    private static final String PLACE = "performance estimate";

    private EstimateJson() {}

    /** Returns {@code value}, {@code standardError}, {@code low}, {@code high}. */
    public static ObjectNode toJson(Estimate estimate) {
        ObjectNode json = Json.object();
        put(json, "value", estimate.value());
        put(json, "standardError", estimate.standardError());
        put(json, "low", estimate.low());
        put(json, "high", estimate.high());
        return json;
    }

    /** Returns {@code rows} and an estimate under each {@link Measure#key()}. */
    public static ObjectNode toJson(PerformanceEstimate performance) {
        ObjectNode json = Json.object().put("rows", performance.rows());
        for (Measure measure : Measure.values()) {
            json.set(measure.key(), toJson(performance.get(measure)));
        }
        return json;
    }

    /** Returns {@code rows}, {@code reference}, {@code current}, {@code likelihoodRatio}, {@code pValue}. */
    public static ObjectNode toJson(PriorShift shift) {
        ObjectNode json = Json.object().put("rows", shift.rows());
        put(json, "reference", shift.reference());
        json.set("current", toJson(shift.current()));
        put(json, "likelihoodRatio", shift.likelihoodRatio());
        put(json, "pValue", shift.pValue());
        return json;
    }

    /** Returns the components, with {@code effectPerReached} and the {@code caveat}. */
    public static ObjectNode toJson(BusinessMetrics business) {
        ObjectNode json = Json.object().put("customers", business.customers()).put("atRisk", business.atRisk());
        ObjectNode levels = json.putObject("byRisk");
        business.byRisk().forEach((level, count) -> levels.put(level.label(), count));
        put(json, "expectedChurners", business.expectedChurners());
        put(json, "value", business.value());
        put(json, "revenueAtRisk", business.revenueAtRisk());
        put(json, "revenueOfAtRisk", business.revenueOfAtRisk());
        json.put("withoutValue", business.withoutValue());
        json.put("reached", business.reached());
        json.put("contactedOthers", business.contactedOthers());
        json.put("outcomesOfReached", business.outcomesOfReached());
        json.set("saved", toJson(business.saved()));
        json.put("outcomesOfControl", business.outcomesOfControl());
        json.set("controlSaved", toJson(business.controlSaved()));
        json.set("effectPerReached", toJson(business.effectPerReached()));
        return json.put("caveat", BusinessMetrics.CAVEAT);
    }

    /** Returns period, rows, labels, estimates, realised performance, verdict, p-values and what they tell. */
    public static ObjectNode toJson(EstimatedAndRealised chunk) {
        ObjectNode json = Json.object()
                .put("from", chunk.from().toString())
                .put("to", chunk.to().toString())
                .put("rows", chunk.rows())
                .put("labelled", chunk.labelled());
        put(json, "coverage", chunk.coverage());
        json.set("estimated", toJson(chunk.estimated()));
        chunk.priorShift().ifPresent(shift -> json.set("priorShift", toJson(shift)));
        chunk.adjusted().ifPresent(adjusted -> json.set("adjusted", toJson(adjusted)));
        chunk.realised().ifPresent(realised -> json.set("realised", toJson(realised)));
        json.put("verdict", chunk.verdict().key());
        ObjectNode pValues = json.putObject("pValues");
        chunk.pValues().forEach((measure, p) -> put(pValues, measure.key(), p));
        ArrayNode outside = json.putArray("outside");
        chunk.outside().forEach(measure -> outside.add(measure.key()));
        return json;
    }

    /**
     * Reads what {@link #toJson(Estimate)} made.
     *
     * @throws ChurnException if a key is absent or has the wrong type
     */
    public static Estimate estimate(JsonNode json) {
        double value = number(json, "value");
        double error = number(json, "standardError");
        double low = number(json, "low");
        double high = number(json, "high");
        try {
            return new Estimate(value, error, low, high);
        } catch (IllegalArgumentException e) {
            throw new ChurnException(PLACE + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads what {@link #toJson(PerformanceEstimate)} made.
     *
     * @throws ChurnException if a key is absent or has the wrong type
     */
    public static PerformanceEstimate performance(JsonNode json) {
        double rows = Json.number(json, "rows", PLACE);
        if (rows < 1 || rows > Integer.MAX_VALUE) {
            throw new ChurnException(PLACE + ": \"rows\" is " + rows + ", expected 1 or more");
        }
        return PerformanceEstimate.of((int) rows, measure -> estimate(json.path(measure.key())));
    }

    static void put(ObjectNode json, String key, double number) {
        if (Double.isFinite(number)) {
            json.put(key, number);
        } else {
            json.putNull(key);
        }
    }

    private static double number(JsonNode json, String key) {
        return json.path(key).isNull() ? Double.NaN : Json.number(json, key, PLACE);
    }
}
