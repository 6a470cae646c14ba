package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code dvc.lock}: what the stages of a pipeline read and wrote when they ran last, relative to its directory.
 *
 * @param stages by name, in the order of the file
 * @param text the whole file
 */
record DvcLock(Map<String, Stage> stages, String text) {

    /** Bytes of the largest one. */
    static final int LARGEST = 16 << 20;

    /**
     * A stage.
     *
     * @param dependencies what it read, as far as it is tracked by MD5
     * @param outputs what it wrote
     */
    record Stage(List<TrackedOutput> dependencies, List<TrackedOutput> outputs) {}

    /**
     * Reads one.
     *
     * @throws ChurnException if it is none, or of another schema than 2.0
     */
    static DvcLock read(String text, String place) {
        Yaml.Mapping root = YamlReader.read(text, place);
        if (!new Yaml.Text("2.0").equals(root.fields().get("schema"))) {
            throw new ChurnException(place + " does not have the schema '2.0', the only one supported");
        }
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (Map.Entry<String, Yaml> each : stages(root, place).entrySet()) {
            if (!(each.getValue() instanceof Yaml.Mapping stage)) {
                throw new ChurnException(place + ": the stage \"" + each.getKey() + "\" is no mapping");
            }
            List<TrackedOutput> outputs = new ArrayList<>();
            for (Yaml.Mapping entry : DvcFile.entries(stage, "outs", place)) {
                outputs.add(TrackedOutput.read(entry, place));
            }
            List<TrackedOutput> dependencies = new ArrayList<>();
            for (Yaml.Mapping entry : DvcFile.entries(stage, "deps", place)) {
                if (entry.fields().containsKey("md5") && !path(entry).startsWith("..")) {
                    dependencies.add(TrackedOutput.read(entry, place));
                }
            }
            stages.put(each.getKey(), new Stage(List.copyOf(dependencies), List.copyOf(outputs)));
        }
        return new DvcLock(stages, text);
    }

    /** The outputs of all stages. */
    List<TrackedOutput> outputs() {
        return stages.values().stream()
                .flatMap(stage -> stage.outputs().stream())
                .toList();
    }

    /** The same lock with another version of what a stage wrote. */
    DvcLock withOutput(String stage, TrackedOutput output, String place) {
        return with(stage, "outs", output, place);
    }

    /** The same lock with another version of what a stage read. */
    DvcLock withDependency(String stage, TrackedOutput dependency, String place) {
        return with(stage, "deps", dependency, place);
    }

    private DvcLock with(String stage, String kind, TrackedOutput version, String place) {
        if (stages(YamlReader.read(text, place), place).get(stage) instanceof Yaml.Mapping mapping) {
            for (Yaml.Mapping entry : DvcFile.entries(mapping, kind, place)) {
                if (path(entry).equals(version.path())) {
                    return read(YamlEntries.replace(text, entry, version.fieldsOfLock()), place);
                }
            }
        }
        throw new ChurnException(
                place + ": the stage \"" + stage + "\" has no \"" + version.path() + "\" in its " + kind);
    }

    private static Map<String, Yaml> stages(Yaml.Mapping root, String place) {
        Yaml stages = root.fields().getOrDefault("stages", new Yaml.Text(""));
        if (stages instanceof Yaml.Mapping mapping) {
            return mapping.fields();
        }
        if (stages.equals(new Yaml.Text(""))) {
            return Map.of();
        }
        throw new ChurnException(place + ": \"stages:\" is no mapping");
    }

    private static String path(Yaml.Mapping entry) {
        return entry.fields().get("path") instanceof Yaml.Text text ? text.value() : "";
    }
}
