package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A {@code dvc.lock}: what the stages of a pipeline read and wrote when they ran last, relative to its directory.
 *
 * @param stages by name, in the order of the file
 * @param text the whole file
 */
record DvcLock(Map<String, Stage> stages, String text) {

    /** Bytes of the largest one. */
    static final int LARGEST = 16 << 20;

    private static final int LONGEST_NAME = 60;

    /**
     * A stage.
     *
     * @param dependencies what it read, as far as it is understood
     * @param outputs what it wrote
     */
    record Stage(List<TrackedOutput> dependencies, List<TrackedOutput> outputs) {}

    /**
     * Reads one.
     *
     * @throws ChurnException if it is none, or of another schema than 2.0
     */
    static DvcLock read(String text, String place) {
        return read(text, place, odd -> {
            throw odd;
        });
    }

    /**
     * Reads one as far as it is understood.
     *
     * @param odd is told of each output that is not
     */
    static DvcLock read(String text, String place, Consumer<ChurnException> odd) {
        Yaml.Mapping root = YamlReader.read(text, place);
        if (!new Yaml.Text("2.0").equals(root.fields().get("schema"))) {
            throw new ChurnException(place + " does not have the schema '2.0', the only one supported");
        }
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (Map.Entry<String, Yaml> each : stages(root, place).entrySet()) {
            if (!(each.getValue() instanceof Yaml.Mapping stage)) {
                throw new ChurnException(place + ": the stage \"" + each.getKey() + "\" is no mapping");
            }
            List<TrackedOutput> outputs = DvcFile.outputs(DvcFile.entries(stage, "outs", place), place, odd);
            List<Yaml.Mapping> within = DvcFile.entries(stage, "deps", place).stream()
                    .filter(entry ->
                            entry.fields().containsKey("md5") && !path(entry).startsWith(".."))
                    .toList();
            List<TrackedOutput> dependencies = DvcFile.outputs(within, place, ignored -> {});
            stages.put(each.getKey(), new Stage(List.copyOf(dependencies), List.copyOf(outputs)));
        }
        return new DvcLock(stages, text);
    }

    /** The lock of a pipeline of which no stage ran yet. */
    static DvcLock empty() {
        return new DvcLock(Map.of(), "schema: '2.0'\nstages:\n");
    }

    /**
     * The same lock with a further stage at its end.
     *
     * @param command that the stage ran
     */
    DvcLock withStage(String name, String command, Stage stage, String place) {
        boolean sound = name.matches("[A-Za-z_][A-Za-z0-9_-]*")
                && YamlScalar.write(name, 2, 4).equals(" " + name)
                && name.length() <= LONGEST_NAME;
        if (!sound || command.isBlank()) {
            throw new ChurnException(
                    place + ": a stage \"" + name
                            + "\" cannot be written, expected a name of letters, digits, dashes and underscores, and a command");
        }
        if (stages.containsKey(name)) {
            throw new ChurnException(place + " has the stage \"" + name + "\" already; change its entries");
        }
        String lines = "  " + name + ":\n    cmd:" + YamlScalar.write(command, 8, 6) + "\n"
                + entries("deps", stage.dependencies()) + entries("outs", stage.outputs());
        return read(text + (text.endsWith("\n") ? "" : "\n") + lines, place);
    }

    /** Entries in the order of their paths' code points, as the real client writes them. */
    private static String entries(String kind, List<TrackedOutput> entries) {
        StringBuilder lines = new StringBuilder(entries.isEmpty() ? "" : "    " + kind + ":\n");
        entries.stream()
                .sorted(Comparator.comparing(TrackedOutput::path, DvcDirectory.CODE_POINTS))
                .forEach(entry -> append(lines, entry));
        return lines.toString();
    }

    private static void append(StringBuilder lines, TrackedOutput entry) {
        String indent = "    - ";
        for (String line : entry.fieldsOfLock().lines().toList()) {
            // a folded text brings the indentation of its further lines itself
            lines.append(line.startsWith(" ") ? "" : indent).append(line).append('\n');
            indent = "      ";
        }
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
