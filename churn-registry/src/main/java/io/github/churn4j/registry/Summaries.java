package io.github.churn4j.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.Provenance;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Takes from a model what its version's document tells. */
final class Summaries {

    private static final int MOST_METRICS = 200;
    private static final List<String> SECTIONS = List.of("crossValidation", "holdout", "baseline");

    private Summaries() {}

    static ModelSummary of(ChurnModel model) {
        Provenance provenance = model.provenance();
        return new ModelSummary(
                provenance.algorithm(),
                model.schema().features().size(),
                provenance.dataSha256(),
                provenance.dataRows(),
                provenance.dataVersion().map(data -> data.path() + " " + data.md5()),
                provenance.codeRevision(),
                metrics(model));
    }

    private static Map<String, Double> metrics(ChurnModel model) {
        Map<String, Double> metrics = new TreeMap<>();
        JsonNode evaluation = Json.read(model.evaluation(), "the evaluation of " + model.name());
        for (String section : SECTIONS) {
            evaluation.path(section).properties().forEach(field -> {
                JsonNode value = field.getValue();
                if (metrics.size() < MOST_METRICS && value.isNumber() && Double.isFinite(value.doubleValue())) {
                    metrics.put(section + "." + field.getKey(), value.doubleValue());
                }
            });
        }
        return metrics;
    }
}
