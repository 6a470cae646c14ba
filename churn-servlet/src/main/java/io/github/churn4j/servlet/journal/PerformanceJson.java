package io.github.churn4j.servlet.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.internal.json.Json;

/** The report as JSON; what is not defined is null. */
final class PerformanceJson {

    private static final String CAVEAT = "Outcomes are known for a part of the predictions only, and customers who were"
            + " predicted to leave may have been treated and kept: compare mean_score with mean_score_with_outcome and"
            + " mind the coverage before judging a model by these figures.";

    private PerformanceJson() {}

    static ObjectNode of(PerformanceReport report) {
        ObjectNode document = Json.object()
                .put("by", report.by().text())
                .put("caveat", CAVEAT)
                .put("feedback", report.feedbacks())
                .put("matched", report.matched());
        ArrayNode versions = document.putArray("versions");
        for (PerformanceReport.Version version : report.versions()) {
            ObjectNode node =
                    versions.addObject().put("model", version.model()).put("model_version", version.version());
            node.set("total", figures(Json.object(), version.total()));
            ArrayNode periods = node.putArray("periods");
            version.periods()
                    .forEach(p -> figures(
                            periods.addObject().put("from", p.from().toString()).put("to", p.to().toString()),
                            p.performance()));
        }
        return document;
    }

    private static ObjectNode figures(ObjectNode node, RealisedPerformance figures) {
        node.put("predictions", figures.predictions());
        node.put("outcomes", figures.outcomes());
        put(node, "coverage", figures.coverage());
        put(node, "mean_score", figures.meanScore());
        put(node, "mean_score_with_outcome", figures.meanScoreWithOutcome());
        put(node, "churn_rate", figures.churnRate());
        put(node, "roc_auc", figures.rocAuc());
        put(node, "accuracy", figures.accuracy());
        put(node, "precision", figures.precision());
        put(node, "recall", figures.recall());
        put(node, "brier", figures.brier());
        put(node, "log_loss", figures.logLoss());
        put(node, "ece", figures.ece());
        return node;
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }
}
