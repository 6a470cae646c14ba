package io.github.churn4j.maven.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.drift.DriftReport;
import io.github.churn4j.drift.performance.BusinessMetrics;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.performance.EstimateJson;
import io.github.churn4j.drift.performance.EstimatedAndRealised;
import io.github.churn4j.drift.performance.Measure;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import io.github.churn4j.drift.report.PerformanceHistory;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import java.util.Locale;

/** The document {@code drift.json}: the detector's report with the model's name, its performance and business figures. */
final class DriftDocument {

    private DriftDocument() {}

    static String of(ChurnModel model, DriftReport report, CurrentCustomers current) {
        ObjectNode root = (ObjectNode) Json.read(report.toJson(), "drift report");
        root.put("model", model.name()).put("sha256", model.sha256());
        current.performance().ifPresent(history -> performance(history, root.putObject("performance")));
        current.business().ifPresent(metrics -> business(metrics, root.putObject("business")));
        ArrayNode remarks = root.putArray("remarks");
        current.notes().forEach(remarks::add);
        return Json.write(root);
    }

    private static void performance(PerformanceHistory history, ObjectNode node) {
        node.put("unit", history.unit());
        number(node, "rocAucWhenMade", history.whenMade());
        ArrayNode chunks = node.putArray("chunks");
        history.chunks().forEach(chunk -> {
            ObjectNode each = chunks.addObject().put("chunk", chunk.label());
            compared(chunk.performance(), each);
        });
        compared(history.whole(), node.putObject("whole"));
    }

    private static void compared(EstimatedAndRealised performance, ObjectNode node) {
        node.put("verdict", performance.verdict().key()).put("labelled", performance.labelled());
        performance.priorShift().ifPresent(prior -> {
            ObjectNode shift = node.putObject("churnRate");
            number(shift, "reference", prior.reference());
            estimate(prior.current(), shift.putObject("current"));
            number(shift, "pValue", prior.pValue());
        });
        measures(performance.estimated(), node.putObject("estimated"));
        performance.adjusted().ifPresent(adjusted -> measures(adjusted, node.putObject("adjusted")));
        performance.realised().ifPresent(realised -> measures(realised, node.putObject("realised")));
        ArrayNode outside = node.putArray("outside");
        performance.outside().forEach(measure -> outside.add(measure.key()));
    }

    private static void measures(PerformanceEstimate of, ObjectNode node) {
        node.put("rows", of.rows());
        for (Measure measure : Measure.values()) {
            estimate(of.get(measure), node.putObject(measure.key()));
        }
    }

    private static void business(BusinessMetrics metrics, ObjectNode node) {
        node.put("customers", metrics.customers()).put("atRisk", metrics.atRisk());
        ObjectNode levels = node.putObject("byRisk");
        metrics.byRisk().forEach((level, customers) -> levels.put(level.name().toLowerCase(Locale.ROOT), customers));
        number(node, "expectedChurners", metrics.expectedChurners());
        number(node, "value", metrics.value());
        number(node, "revenueAtRisk", metrics.revenueAtRisk());
        number(node, "revenueOfAtRisk", metrics.revenueOfAtRisk());
        node.put("withoutValue", metrics.withoutValue()).put("reached", metrics.reached());
        node.put("contactedOthers", metrics.contactedOthers()).put("outcomesOfReached", metrics.outcomesOfReached());
        node.set("saved", EstimateJson.toJson(metrics.saved()));
        node.put("outcomesOfControl", metrics.outcomesOfControl());
        node.set("controlSaved", EstimateJson.toJson(metrics.controlSaved()));
        node.set("effectPerReached", EstimateJson.toJson(metrics.effectPerReached()));
        if (metrics.saved().isKnown()) {
            node.put("caveat", BusinessMetrics.CAVEAT);
        }
    }

    private static void estimate(Estimate estimate, ObjectNode node) {
        number(node, "value", estimate.value());
        number(node, "low", estimate.low());
        number(node, "high", estimate.high());
    }

    private static void number(ObjectNode node, String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, value);
        } else {
            node.putNull(key);
        }
    }
}
