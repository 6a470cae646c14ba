package io.github.churn4j.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluations as JSON.
 *
 * <p>Keys stand in a fixed order: {@code n}, {@code positives}, {@code threshold}, each {@link Metric#key()}, {@code
 * intervals} as {@code {key: [low, high]}}, {@code confusion}, {@code curves}. NaN is written as null and read back as
 * NaN. What was written is read back equal.
 */
public final class EvaluationJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvaluationJson() {}

    /** Returns the JSON form of an evaluation. */
    public static ObjectNode toJson(Evaluation evaluation) {
        ObjectNode json = NODES.objectNode();
        json.put("n", evaluation.n());
        json.put("positives", evaluation.positives());
        json.put("threshold", evaluation.threshold());
        putMetrics(json, evaluation.metrics());
        ObjectNode intervals = json.putObject("intervals");
        evaluation.intervals().forEach((metric, interval) -> {
            ArrayNode ends = intervals.putArray(metric.key());
            add(ends, interval.low());
            add(ends, interval.high());
        });
        json.set("confusion", confusion(evaluation.confusion()));
        json.set("curves", CurvesJson.toJson(evaluation.curves()));
        return json;
    }

    /** Returns the JSON form of one slice: {@code column}, {@code category}, {@code n}, {@code positives}, metrics. */
    public static ObjectNode toJson(SliceEvaluation slice) {
        ObjectNode json = NODES.objectNode();
        json.put("column", slice.column());
        json.put("category", slice.category());
        json.put("n", slice.n());
        json.put("positives", slice.positives());
        putMetrics(json, slice.metrics());
        return json;
    }

    /** Returns the twelve metrics alone. */
    public static ObjectNode toJson(Metrics metrics) {
        ObjectNode json = NODES.objectNode();
        putMetrics(json, metrics);
        return json;
    }

    /** Returns a node as UTF-8 without white space, the same bytes on every JVM for the same node. */
    public static byte[] bytes(JsonNode json) {
        return Json.compact(json);
    }

    /**
     * Reads what {@link #toJson(Evaluation)} made.
     *
     * @throws ChurnException if a key is absent or has the wrong type
     */
    public static Evaluation evaluation(JsonNode json) {
        Map<Metric, Interval> intervals = new EnumMap<>(Metric.class);
        JsonNode ends = JsonRead.object(json, "intervals");
        for (Metric metric : Metric.values()) {
            if (ends.has(metric.key())) {
                double[] pair = JsonRead.numbers(ends, metric.key());
                intervals.put(metric, JsonRead.checked("intervals", () -> interval(pair)));
            }
        }
        Confusion confusion = confusion(JsonRead.object(json, "confusion"));
        Curves curves = CurvesJson.curves(JsonRead.object(json, "curves"));
        int n = JsonRead.whole(json, "n");
        int positives = JsonRead.whole(json, "positives");
        double threshold = JsonRead.number(json, "threshold");
        Metrics metrics = metrics(json);
        return JsonRead.checked(
                "evaluation", () -> new Evaluation(n, positives, threshold, metrics, intervals, confusion, curves));
    }

    /**
     * Reads what {@link #toJson(SliceEvaluation)} made.
     *
     * @throws ChurnException if a key is absent or has the wrong type
     */
    public static SliceEvaluation slice(JsonNode json) {
        return new SliceEvaluation(
                JsonRead.text(json, "column"),
                JsonRead.text(json, "category"),
                JsonRead.whole(json, "n"),
                JsonRead.whole(json, "positives"),
                metrics(json));
    }

    /**
     * Reads the twelve metrics out of any object that has their keys.
     *
     * @throws ChurnException if a key is absent or is neither a number nor null
     */
    public static Metrics metrics(JsonNode json) {
        return new Metrics(
                value(json, Metric.ROC_AUC),
                value(json, Metric.AVERAGE_PRECISION),
                value(json, Metric.ACCURACY),
                value(json, Metric.ACCURACY_AT_THRESHOLD),
                value(json, Metric.PRECISION),
                value(json, Metric.RECALL),
                value(json, Metric.F1),
                value(json, Metric.LOG_LOSS),
                value(json, Metric.BRIER),
                value(json, Metric.ECE),
                value(json, Metric.TOP_DECILE_LIFT),
                value(json, Metric.EMPC));
    }

    private static double value(JsonNode json, Metric metric) {
        return JsonRead.number(json, metric.key());
    }

    private static Interval interval(double[] pair) {
        if (pair.length != 2) {
            throw new IllegalArgumentException("got " + pair.length + " ends of an interval, expected 2");
        }
        return new Interval(pair[0], pair[1]);
    }

    private static void putMetrics(ObjectNode json, Metrics metrics) {
        for (Metric metric : Metric.values()) {
            put(json, metric.key(), metrics.get(metric));
        }
    }

    private static ObjectNode confusion(Confusion confusion) {
        return NODES.objectNode()
                .put("truePositives", confusion.truePositives())
                .put("falsePositives", confusion.falsePositives())
                .put("falseNegatives", confusion.falseNegatives())
                .put("trueNegatives", confusion.trueNegatives());
    }

    private static Confusion confusion(JsonNode json) {
        int tp = JsonRead.whole(json, "truePositives");
        int fp = JsonRead.whole(json, "falsePositives");
        int fn = JsonRead.whole(json, "falseNegatives");
        int tn = JsonRead.whole(json, "trueNegatives");
        return JsonRead.checked("confusion", () -> new Confusion(tp, fp, fn, tn));
    }

    static void put(ObjectNode json, String key, double number) {
        if (Double.isNaN(number)) {
            json.putNull(key);
        } else {
            json.put(key, number);
        }
    }

    static void add(ArrayNode json, double number) {
        if (Double.isNaN(number)) {
            json.addNull();
        } else {
            json.add(number);
        }
    }

    static List<Integer> wholes(JsonNode json, String key) {
        List<Integer> list = new ArrayList<>();
        for (double number : JsonRead.numbers(json, key)) {
            list.add((int) number);
        }
        return list;
    }
}
