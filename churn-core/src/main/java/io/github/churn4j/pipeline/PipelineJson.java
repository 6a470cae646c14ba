package io.github.churn4j.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.CategoricalFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of a fitted pipeline: its description and the numbers each step learned. */
final class PipelineJson {

    private static final String PLACE = "pipeline";

    private PipelineJson() {}

    static String write(FittedPipeline fitted) {
        FeaturePipeline description = fitted.description();
        ObjectNode root = Json.object();
        root.put("scaling", description.scaling().name());
        root.put("keepMissing", description.keepMissing());
        ArrayNode ratios = root.putArray("ratios");
        for (Ratio ratio : description.ratios()) {
            ratios.addObject()
                    .put("name", ratio.name())
                    .put("numerator", ratio.numerator())
                    .put("denominator", ratio.denominator());
        }
        ArrayNode steps = root.putArray("steps");
        List<String> sources = fitted.sources();
        Step[] all = fitted.steps();
        for (int i = 0; i < all.length; i++) {
            ObjectNode node = steps.addObject().put("of", sources.get(i));
            if (all[i].kind() != Step.Kind.ONE_HOT) {
                node.put("centre", all[i].centre()).put("scale", all[i].scale());
            }
            if (!Double.isNaN(all[i].imputed())) {
                node.put("imputed", all[i].imputed());
            }
            node.put("flag", all[i].flag());
        }
        ArrayNode names = root.putArray("modelFeatures");
        fitted.modelFeatures().forEach(f -> names.add(f.name()));
        return Json.write(root);
    }

    static FittedPipeline read(String json, ChurnSchema schema) {
        JsonNode root = Json.read(json, PLACE);
        FeaturePipeline description = FeaturePipeline.withDefaults()
                .withScaling(scaling(Json.text(root, "scaling", PLACE)))
                .withMissingKept(root.path("keepMissing").asBoolean());
        for (JsonNode ratio : root.path("ratios")) {
            description = description.withRatio(new Ratio(
                    Json.text(ratio, "name", PLACE),
                    Json.text(ratio, "numerator", PLACE),
                    Json.text(ratio, "denominator", PLACE)));
        }
        List<Step> steps = new ArrayList<>();
        JsonNode nodes = root.path("steps");
        int features = schema.features().size();
        if (nodes.size() != features + description.ratios().size()) {
            throw new ChurnException(PLACE + ": " + nodes.size() + " steps, expected one for each of " + features
                    + " features and " + description.ratios().size() + " ratios of the schema");
        }
        for (int i = 0; i < nodes.size(); i++) {
            steps.add(
                    i < features
                            ? step(nodes.get(i), schema.features().get(i), i)
                            : ratioStep(nodes.get(i), description.ratios().get(i - features), schema));
        }
        return new FittedPipeline(schema, description, steps);
    }

    private static Scaling scaling(String name) {
        try {
            return Scaling.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new ChurnException(PLACE + ": scaling is \"" + name + "\", which this version does not know", e);
        }
    }

    private static Step step(JsonNode node, Feature feature, int slot) {
        belongs(node, feature.column());
        boolean flag = node.path("flag").asBoolean();
        double imputed = imputed(node);
        if (feature instanceof CategoricalFeature categorical) {
            int levels = categorical.categories().size();
            level(imputed, levels, feature);
            return new Step(Step.Kind.ONE_HOT, slot, -1, levels - 1, 0, 1, imputed, flag);
        }
        if (feature instanceof BinaryFeature) {
            level(imputed, 2, feature);
        }
        return number(node, Step.Kind.NUMBER, slot, -1, imputed, flag);
    }

    private static Step ratioStep(JsonNode node, Ratio ratio, ChurnSchema schema) {
        belongs(node, ratio.name());
        return number(
                node,
                Step.Kind.RATIO,
                numeric(schema, ratio.numerator()),
                numeric(schema, ratio.denominator()),
                imputed(node),
                node.path("flag").asBoolean());
    }

    private static int numeric(ChurnSchema schema, String name) {
        int slot = schema.slotOf(name).orElse(-1);
        if (slot < 0 || !(schema.features().get(slot) instanceof NumericFeature)) {
            throw new ChurnException(PLACE + ": a ratio reads '" + name + "', which is no numeric feature");
        }
        return slot;
    }

    private static Step number(JsonNode node, Step.Kind kind, int slot, int denominator, double imputed, boolean flag) {
        double centre = Json.number(node, "centre", PLACE);
        double scale = Json.number(node, "scale", PLACE);
        return new Step(kind, slot, denominator, 1, centre, scale, imputed, flag);
    }

    private static double imputed(JsonNode node) {
        return node.has("imputed") ? Json.number(node, "imputed", PLACE) : Double.NaN;
    }

    private static void level(double imputed, int levels, Feature feature) {
        if (!Double.isNaN(imputed) && !(imputed >= 0 && imputed < levels && imputed == Math.rint(imputed))) {
            throw new ChurnException(
                    PLACE + ": imputed level of '" + feature.column() + "' is " + imputed + ", which does not exist");
        }
    }

    private static void belongs(JsonNode node, String name) {
        String of = Json.text(node, "of", PLACE);
        if (!of.equals(name)) {
            throw new ChurnException(PLACE + ": step is for '" + of + "', expected '" + name + "'");
        }
    }
}
