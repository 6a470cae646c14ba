package io.github.churn4j.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Curves as JSON: {@code {"x": […], "y": […]}} each, reliability as a list of bins. */
final class CurvesJson {
    private CurvesJson() {}

    static ObjectNode toJson(Curves curves) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        put(json, "roc", curves.roc());
        put(json, "precisionRecall", curves.precisionRecall());
        put(json, "gain", curves.gain());
        put(json, "lift", curves.lift());
        put(json, "profit", curves.profit());
        ArrayNode bins = json.putArray("reliability");
        for (ReliabilityBin bin : curves.reliability()) {
            bins.addObject()
                    .put("count", bin.count())
                    .put("meanPredicted", bin.meanPredicted())
                    .put("observedRate", bin.observedRate())
                    .put("low", bin.low())
                    .put("high", bin.high());
        }
        ObjectNode histogram = json.putObject("histogram");
        ArrayNode stayed = histogram.putArray("stayed");
        curves.histogram().stayed().forEach(stayed::add);
        ArrayNode churned = histogram.putArray("churned");
        curves.histogram().churned().forEach(churned::add);
        return json;
    }

    static Curves curves(JsonNode json) {
        List<ReliabilityBin> bins = new ArrayList<>();
        for (JsonNode bin : JsonRead.array(json, "reliability")) {
            bins.add(new ReliabilityBin(
                    JsonRead.whole(bin, "count"),
                    JsonRead.number(bin, "meanPredicted"),
                    JsonRead.number(bin, "observedRate"),
                    JsonRead.number(bin, "low"),
                    JsonRead.number(bin, "high")));
        }
        JsonNode histogram = JsonRead.object(json, "histogram");
        return new Curves(
                curve(json, "roc"),
                curve(json, "precisionRecall"),
                curve(json, "gain"),
                curve(json, "lift"),
                curve(json, "profit"),
                bins,
                JsonRead.checked(
                        "histogram",
                        () -> new ScoreHistogram(
                                EvaluationJson.wholes(histogram, "stayed"),
                                EvaluationJson.wholes(histogram, "churned"))));
    }

    private static void put(ObjectNode json, String key, Curve curve) {
        ObjectNode node = json.putObject(key);
        ArrayNode x = node.putArray("x");
        for (double number : curve.x()) {
            EvaluationJson.add(x, number);
        }
        ArrayNode y = node.putArray("y");
        for (double number : curve.y()) {
            EvaluationJson.add(y, number);
        }
    }

    private static Curve curve(JsonNode json, String key) {
        JsonNode node = JsonRead.object(json, key);
        double[] x = JsonRead.numbers(node, "x");
        double[] y = JsonRead.numbers(node, "y");
        return JsonRead.checked(key, () -> new Curve(x, y));
    }
}
