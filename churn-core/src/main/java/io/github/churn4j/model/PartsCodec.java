package io.github.churn4j.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The JSON forms of a bundle's smaller parts. */
final class PartsCodec {

    private PartsCodec() {}

    static String write(Calibration calibration) {
        ObjectNode root = Json.object();
        if (calibration instanceof Calibration.Platt platt) {
            root.put("type", "platt").put("slope", platt.slope()).put("intercept", platt.intercept());
        } else if (calibration instanceof Calibration.Isotonic isotonic) {
            root.put("type", "isotonic");
            root.set("x", Json.array(isotonic.x()));
            root.set("y", Json.array(isotonic.y()));
        } else {
            root.put("type", "identity");
        }
        return Json.write(root);
    }

    static Calibration calibration(String json) {
        String place = "calibration";
        JsonNode root = Json.read(json, place);
        String type = Json.text(root, "type", place);
        return switch (type) {
            case "identity" -> new Calibration.Identity();
            case "platt" ->
                new Calibration.Platt(Json.number(root, "slope", place), Json.number(root, "intercept", place));
            case "isotonic" -> new Calibration.Isotonic(Json.numbers(root, "x", place), Json.numbers(root, "y", place));
            default -> throw new ChurnException(place + ": type is \"" + type + "\", which this version does not know");
        };
    }

    static String write(Decision decision) {
        return Json.write(Json.object()
                .put("threshold", decision.threshold())
                .put("mediumAbove", decision.mediumAbove())
                .put("highAbove", decision.highAbove())
                .put("stays", decision.stays())
                .put("leaves", decision.leaves()));
    }

    static Decision decision(String json) {
        String place = "decision";
        JsonNode root = Json.read(json, place);
        return new Decision(
                Json.number(root, "threshold", place),
                Json.number(root, "mediumAbove", place),
                Json.number(root, "highAbove", place),
                Json.text(root, "stays", place),
                Json.text(root, "leaves", place));
    }

    static String write(ReferenceProfile profile) {
        ObjectNode root = Json.object();
        root.put("rows", profile.rows()).put("origin", profile.origin());
        ArrayNode features = root.putArray("features");
        profile.features().forEach(feature -> features.add(write(feature)));
        root.set("scores", write(profile.scores()));
        return Json.write(root);
    }

    private static ObjectNode write(Distribution distribution) {
        ObjectNode node = Json.object();
        node.put("count", distribution.count()).put("missing", distribution.missing());
        node.set("points", Json.array(distribution.points()));
        node.set("cumulative", Json.array(distribution.cumulative()));
        return node;
    }

    static ReferenceProfile profile(String json) {
        String place = "profile";
        JsonNode root = Json.read(json, place);
        List<Distribution> features = new ArrayList<>();
        root.path("features").forEach(node -> features.add(distribution(node, place)));
        return new ReferenceProfile(
                (long) Json.number(root, "rows", place),
                Json.text(root, "origin", place),
                features,
                distribution(root.path("scores"), place));
    }

    private static Distribution distribution(JsonNode node, String place) {
        return new Distribution(
                (long) Json.number(node, "count", place),
                (long) Json.number(node, "missing", place),
                Json.numbers(node, "points", place),
                Json.numbers(node, "cumulative", place));
    }

    static String write(Provenance provenance) {
        ObjectNode root = Json.object();
        ObjectNode data = root.putObject("data");
        data.put("sha256", provenance.dataSha256()).put("rows", provenance.dataRows());
        provenance
                .dataVersion()
                .ifPresent(version -> data.putObject("version")
                        .put("path", version.path())
                        .put("md5", version.md5())
                        .put("size", version.size()));
        provenance.codeRevision().ifPresent(revision -> root.put("codeRevision", revision));
        root.put("seed", Long.toString(provenance.seed()));
        root.put("algorithm", provenance.algorithm());
        root.set("configuration", Json.read(provenance.configuration(), "configuration"));
        ObjectNode libraries = root.putObject("libraries");
        provenance.libraries().forEach(libraries::put);
        return Json.write(root);
    }

    static Provenance provenance(String json) {
        String place = "provenance";
        JsonNode root = Json.read(json, place);
        Map<String, String> libraries = new TreeMap<>();
        root.path("libraries")
                .properties()
                .forEach(e -> libraries.put(e.getKey(), e.getValue().asText()));
        JsonNode data = root.path("data");
        return new Provenance(
                Json.text(data, "sha256", place),
                dataVersion(data.path("version"), place),
                (long) Json.number(data, "rows", place),
                Optional.ofNullable(root.path("codeRevision").textValue()),
                Long.parseLong(Json.text(root, "seed", place)),
                Json.text(root, "algorithm", place),
                Json.write(root.path("configuration")),
                libraries);
    }

    private static Optional<DataVersion> dataVersion(JsonNode node, String place) {
        return node.isMissingNode()
                ? Optional.empty()
                : Optional.of(new DataVersion(Json.text(node, "path", place), Json.text(node, "md5", place), (long)
                        Json.number(node, "size", place)));
    }
}
