package io.github.churn4j.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.internal.json.Json;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.pipeline.Ratio;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON form of a training configuration. */
final class ConfigurationJson {

    private static final String PLACE = "configuration";

    private ConfigurationJson() {}

    static String write(TrainingConfiguration c) {
        ObjectNode root = Json.object();
        root.put("name", c.name());
        root.put("seed", Long.toString(c.seed()));
        root.put("folds", c.folds()).put("holdOut", c.holdOut());
        ArrayNode ratios = root.putArray("ratios");
        c.pipeline()
                .ratios()
                .forEach(r -> ratios.addObject()
                        .put("name", r.name())
                        .put("numerator", r.numerator())
                        .put("denominator", r.denominator()));
        ObjectNode monotone = root.putObject("monotone");
        c.monotone().forEach(monotone::put);
        root.put("calibration", c.calibration().name());
        root.set("threshold", threshold(c.threshold()));
        root.put("mediumAbove", c.mediumAbove()).put("highAbove", c.highAbove());
        root.putObject("profit")
                .put("alpha", c.profit().alpha())
                .put("beta", c.profit().beta())
                .put("lifetimeValue", c.profit().lifetimeValue())
                .put("offerCost", c.profit().offerCost())
                .put("contactCost", c.profit().contactCost());
        texts(root.putArray("slices"), c.slices());
        ArrayNode together = root.putArray("together");
        c.together().forEach(group -> texts(together.addArray(), group));
        root.put("replicates", c.replicates()).put("refit", c.refit());
        texts(root.putArray("allowedLeakage"), c.allowedLeakage());
        root.put("maxRejected", c.maxRejected());
        texts(root.putArray("notices"), c.notices());
        ObjectNode search = root.putObject("search");
        search.set(
                "rungs",
                Json.array(c.space().rungs().stream().mapToDouble(r -> r).toArray()));
        search.put("kept", c.space().kept());
        ArrayNode candidates = search.putArray("candidates");
        c.space().candidates().forEach(candidate -> {
            ObjectNode node = candidates
                    .addObject()
                    .put("algorithm", candidate.algorithm().key());
            candidate.hyperparameters().forEach(node::put);
        });
        ArrayNode completed = search.putArray("completed");
        c.replay().forEach(rung -> rung.forEach(completed.addArray()::add));
        return Json.write(root);
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode threshold(ThresholdPolicy policy) {
        ObjectNode node = Json.object();
        if (policy instanceof ThresholdPolicy.Costs costs) {
            return node.put("by", "costs")
                    .put("falsePositive", costs.falsePositive())
                    .put("falseNegative", costs.falseNegative());
        }
        if (policy instanceof ThresholdPolicy.ContactCapacity capacity) {
            return node.put("by", "capacity").put("fraction", capacity.fraction());
        }
        return node.put("by", "f1");
    }

    static TrainingConfiguration read(String json) {
        JsonNode root = Json.read(json, PLACE);
        try {
            return build(root);
        } catch (IllegalArgumentException e) {
            throw new ChurnException(PLACE + ": " + e.getMessage(), e);
        }
    }

    private static TrainingConfiguration build(JsonNode root) {
        FeaturePipeline pipeline = FeaturePipeline.withDefaults();
        for (JsonNode r : root.path("ratios")) {
            pipeline = pipeline.withRatio(new Ratio(
                    Json.text(r, "name", PLACE), Json.text(r, "numerator", PLACE), Json.text(r, "denominator", PLACE)));
        }
        JsonNode profit = root.path("profit");
        TrainingConfiguration.Builder builder = TrainingConfiguration.builder()
                .name(Json.text(root, "name", PLACE))
                .seed(Long.parseLong(Json.text(root, "seed", PLACE)))
                .folds((int) Json.number(root, "folds", PLACE))
                .holdOut(Json.number(root, "holdOut", PLACE))
                .pipeline(pipeline)
                .calibration(TrainingConfiguration.CalibrationPolicy.valueOf(Json.text(root, "calibration", PLACE)))
                .threshold(threshold(root.path("threshold")))
                .riskAbove(Json.number(root, "mediumAbove", PLACE), Json.number(root, "highAbove", PLACE))
                .profit(new ProfitParameters(
                        Json.number(profit, "alpha", PLACE),
                        Json.number(profit, "beta", PLACE),
                        Json.number(profit, "lifetimeValue", PLACE),
                        Json.number(profit, "offerCost", PLACE),
                        Json.number(profit, "contactCost", PLACE)))
                .replicates((int) Json.number(root, "replicates", PLACE))
                .refit(root.path("refit").asBoolean())
                .maxRejected(Json.number(root, "maxRejected", PLACE))
                .space(space(root.path("search")))
                .replay(replay(root.path("search").path("completed")));
        root.path("monotone")
                .properties()
                .forEach(e -> builder.monotone(e.getKey(), e.getValue().asInt()));
        root.path("slices").forEach(s -> builder.slice(s.asText()));
        root.path("allowedLeakage").forEach(c -> builder.allowLeakage(c.asText()));
        root.path("notices").forEach(n -> builder.notice(n.asText()));
        root.path("together").forEach(group -> {
            List<String> columns = new ArrayList<>();
            group.forEach(c -> columns.add(c.asText()));
            builder.together(columns);
        });
        return builder.build();
    }

    private static ThresholdPolicy threshold(JsonNode node) {
        String by = Json.text(node, "by", PLACE);
        return switch (by) {
            case "f1" -> new ThresholdPolicy.F1();
            case "costs" ->
                new ThresholdPolicy.Costs(
                        Json.number(node, "falsePositive", PLACE), Json.number(node, "falseNegative", PLACE));
            case "capacity" -> new ThresholdPolicy.ContactCapacity(Json.number(node, "fraction", PLACE));
            default -> throw new IllegalArgumentException("threshold by \"" + by + "\" is unknown");
        };
    }

    private static SearchSpace space(JsonNode search) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode node : search.path("candidates")) {
            SortedMap<String, Double> hyperparameters = new TreeMap<>();
            node.properties().forEach(e -> {
                if (!e.getKey().equals("algorithm")) {
                    hyperparameters.put(e.getKey(), Json.number(node, e.getKey(), PLACE));
                }
            });
            candidates.add(new Candidate(Algorithm.ofKey(Json.text(node, "algorithm", PLACE)), hyperparameters));
        }
        List<Double> rungs = new ArrayList<>();
        for (double rung : Json.numbers(search, "rungs", PLACE)) {
            rungs.add(rung);
        }
        return new SearchSpace(candidates, rungs, Json.number(search, "kept", PLACE));
    }

    private static List<List<Integer>> replay(JsonNode completed) {
        List<List<Integer>> rungs = new ArrayList<>();
        completed.forEach(rung -> {
            List<Integer> indices = new ArrayList<>();
            rung.forEach(i -> indices.add(i.asInt()));
            rungs.add(List.copyOf(indices));
        });
        return rungs;
    }
}
