package io.github.churn4j.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that was measured of a model when it was trained; the content of {@code evaluation.json}.
 *
 * @param crossValidation pooled over out-of-fold predictions whose candidate, calibration and threshold were chosen
 *     without the fold that is scored
 * @param holdout on rows that took part in nothing before; absent if none were held out
 * @param baseline everybody gets the training part's churn rate; on the hold-out, or the cross-validated rows
 * @param logisticBaseline the best logistic regression of the search, on the same rows
 * @param candidates all that were tried, best first; never empty
 * @param threshold the model's threshold
 * @param calibration how margins become probabilities: {@code none}, {@code platt} or {@code isotonic}
 * @param refitted whether the shipped model was fitted again to all rows, so that the hold-out figures are those of
 *     the model before that
 * @param slices the hold-out (or cross-validated) rows by category
 * @param importance of the customer's fields, most important first
 */
public record ModelEvaluation(
        Evaluation crossValidation,
        Optional<Evaluation> holdout,
        Evaluation baseline,
        Optional<Evaluation> logisticBaseline,
        List<CandidateScore> candidates,
        double threshold,
        String calibration,
        boolean refitted,
        List<SliceEvaluation> slices,
        List<FieldImportance> importance) {

    public ModelEvaluation {
        candidates = List.copyOf(candidates);
        slices = List.copyOf(slices);
        importance = List.copyOf(importance);
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("an evaluation needs at least one candidate");
        }
    }

    /** The figures to quote: the hold-out's, or without one the cross-validated ones. */
    public Evaluation headline() {
        return holdout.orElse(crossValidation);
    }

    /** The winning candidate. */
    public CandidateScore champion() {
        return candidates.get(0);
    }

    /** The document as JSON text; the same evaluation gives the same text. */
    public String toJson() {
        ObjectNode root = Json.object();
        root.set("crossValidation", EvaluationJson.toJson(crossValidation));
        holdout.ifPresent(e -> root.set("holdout", EvaluationJson.toJson(e)));
        root.set("baseline", EvaluationJson.toJson(baseline));
        logisticBaseline.ifPresent(e -> root.set("logisticBaseline", EvaluationJson.toJson(e)));
        root.set("champion", json(champion()));
        root.put("threshold", threshold);
        root.put("calibration", calibration);
        root.put("refitted", refitted);
        ArrayNode tried = root.putArray("candidates");
        candidates.forEach(c -> tried.add(json(c)));
        ArrayNode parts = root.putArray("slices");
        slices.forEach(s -> parts.add(EvaluationJson.toJson(s)));
        ArrayNode fields = root.putArray("importance");
        importance.forEach(i -> fields.add(json(i)));
        return new String(EvaluationJson.bytes(root), StandardCharsets.UTF_8) + "\n";
    }

    private static ObjectNode json(CandidateScore candidate) {
        ObjectNode node = Json.object();
        node.put("algorithm", candidate.algorithm());
        ObjectNode hyperparameters = node.putObject("hyperparameters");
        candidate.hyperparameters().forEach(hyperparameters::put);
        node.put("share", candidate.share());
        node.put("selectionLoss", candidate.selectionLoss());
        node.setAll(EvaluationJson.toJson(candidate.metrics()));
        return node;
    }

    private static ObjectNode json(FieldImportance importance) {
        ObjectNode node = Json.object();
        ArrayNode fields = node.putArray("fields");
        importance.fields().forEach(fields::add);
        EvaluationJson.put(node, "logLossIncrease", importance.logLossIncrease());
        EvaluationJson.put(node, "logLossSd", importance.logLossSd());
        EvaluationJson.put(node, "aucDecrease", importance.aucDecrease());
        return node;
    }

    /**
     * Reads the document.
     *
     * @throws ChurnException if the text is no such document
     */
    public static ModelEvaluation fromJson(String json) {
        String place = "evaluation";
        JsonNode root = Json.read(json, place);
        List<CandidateScore> candidates = new ArrayList<>();
        root.path("candidates").forEach(c -> candidates.add(candidate(c)));
        List<SliceEvaluation> slices = new ArrayList<>();
        root.path("slices").forEach(s -> slices.add(EvaluationJson.slice(s)));
        List<FieldImportance> importance = new ArrayList<>();
        root.path("importance").forEach(i -> importance.add(importance(i)));
        if (candidates.isEmpty() || !root.has("crossValidation") || !root.has("baseline")) {
            throw new ChurnException(place + ": candidates, crossValidation or baseline is missing");
        }
        return new ModelEvaluation(
                EvaluationJson.evaluation(root.get("crossValidation")),
                Optional.ofNullable(root.get("holdout")).map(EvaluationJson::evaluation),
                EvaluationJson.evaluation(root.get("baseline")),
                Optional.ofNullable(root.get("logisticBaseline")).map(EvaluationJson::evaluation),
                candidates,
                Json.number(root, "threshold", place),
                Json.text(root, "calibration", place),
                root.path("refitted").asBoolean(),
                slices,
                importance);
    }

    private static CandidateScore candidate(JsonNode node) {
        SortedMap<String, Double> hyperparameters = new TreeMap<>();
        node.path("hyperparameters")
                .properties()
                .forEach(e -> hyperparameters.put(e.getKey(), e.getValue().asDouble()));
        return new CandidateScore(
                Json.text(node, "algorithm", "candidate"),
                hyperparameters,
                Json.number(node, "share", "candidate"),
                Json.number(node, "selectionLoss", "candidate"),
                EvaluationJson.metrics(node));
    }

    private static FieldImportance importance(JsonNode node) {
        List<String> fields = new ArrayList<>();
        node.path("fields").forEach(f -> fields.add(f.asText()));
        return new FieldImportance(
                fields,
                node.path("logLossIncrease").asDouble(Double.NaN),
                node.path("logLossSd").asDouble(Double.NaN),
                node.path("aucDecrease").asDouble(Double.NaN));
    }
}
