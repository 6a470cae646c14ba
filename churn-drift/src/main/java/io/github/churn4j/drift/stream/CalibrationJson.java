package io.github.churn4j.drift.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.drift.stream.DriftCalibration.Column;
import io.github.churn4j.drift.stream.DriftCalibration.Facts;
import io.github.churn4j.drift.stream.DriftCalibration.Level;
import io.github.churn4j.internal.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of {@link DriftCalibration}. */
final class CalibrationJson {

    private static final int VERSION = 1;

    private CalibrationJson() {}

    static String write(DriftCalibration calibration) {
        Facts facts = calibration.facts();
        ObjectNode document = Json.object();
        document.put("version", VERSION);
        document.putObject("budget")
                .put("chance", facts.budget().chance())
                .put("rows", facts.budget().rows());
        document.put("referenceRows", facts.referenceRows());
        document.put("heldOutRows", facts.heldOutRows());
        document.put("replicates", facts.replicates());
        document.put("seed", facts.seed());
        document.put("tests", facts.tests());
        ArrayNode windows = document.putArray("windows");
        for (Level level : calibration.levels()) {
            windows.addObject()
                    .put("window", level.window().toString())
                    .put("alpha", level.alpha())
                    .put("simulated", level.simulated())
                    .put("alarms", level.alarms());
        }
        ArrayNode columns = document.putArray("columns");
        for (Column column : facts.columns()) {
            columns.addObject().put("column", column.column()).put("levels", column.levels());
        }
        return Json.write(document);
    }

    static DriftCalibration read(String json, String place) {
        JsonNode document = Json.read(json, place);
        requireVersion(document, place);
        try {
            JsonNode budget = document.path("budget");
            List<Column> columns = new ArrayList<>();
            for (JsonNode column : document.path("columns")) {
                columns.add(new Column(Json.text(column, "column", place), (int) whole(column, "levels", place)));
            }
            List<Level> levels = new ArrayList<>();
            for (JsonNode level : document.path("windows")) {
                levels.add(new Level(
                        Window.parse(Json.text(level, "window", place)),
                        Json.number(level, "alpha", place),
                        level.path("simulated").asBoolean(),
                        (int) whole(level, "alarms", place)));
            }
            return new DriftCalibration(
                    new Facts(
                            new FalseAlarmBudget(Json.number(budget, "chance", place), whole(budget, "rows", place)),
                            columns,
                            whole(document, "referenceRows", place),
                            whole(document, "heldOutRows", place),
                            (int) whole(document, "replicates", place),
                            whole(document, "seed", place),
                            (int) whole(document, "tests", place)),
                    levels);
        } catch (IllegalArgumentException e) {
            throw new ChurnException(place + ": " + e.getMessage(), e);
        }
    }

    private static void requireVersion(JsonNode document, String place) {
        JsonNode version = document.path("version");
        if (!version.isInt()) {
            throw new ChurnException(place + " is no drift calibration: it has no \"version\"");
        }
        if (version.intValue() != VERSION) {
            throw new ChurnException(place + ": the drift calibration is of version " + version.intValue()
                    + ", expected " + VERSION + "; use a newer churn4j, or train the model again");
        }
    }

    private static long whole(JsonNode node, String key, String place) {
        JsonNode value = node.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new ChurnException(place + ": \"" + key + "\" must be a whole number");
        }
        return value.longValue();
    }
}
