package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A {@code .dvc} file: what it tracks, relative to its directory.
 *
 * @param outputs what it tracks, at least one
 * @param imported whether it says where the data came from, as after an import
 * @param text the whole file
 */
record DvcFile(List<TrackedOutput> outputs, boolean imported, String text) {

    /** Bytes of the largest one. */
    static final int LARGEST = 1 << 20;

    private static final Set<String> KNOWN =
            Set.of("outs", "deps", "md5", "desc", "meta", "frozen", "always_changed", "wdir");

    /** A file that tracks one output. */
    static DvcFile of(TrackedOutput output) {
        String fields = output.fieldsOfDvcFile()
                .strip()
                .lines()
                .reduce(
                        "",
                        (text, line) ->
                                text + (text.isEmpty() ? "- " : line.startsWith(" ") ? "" : "  ") + line + "\n");
        return new DvcFile(List.of(output), false, "outs:\n" + fields);
    }

    /**
     * Reads one.
     *
     * @throws ChurnException if it is none, or says what would change the meaning of the rest
     */
    static DvcFile read(String text, String place) {
        return read(text, place, odd -> {
            throw odd;
        });
    }

    /**
     * Reads one as far as it is understood.
     *
     * @param odd is told of each output that is not
     */
    static DvcFile read(String text, String place, Consumer<ChurnException> odd) {
        Yaml.Mapping root = YamlReader.read(text, place);
        for (String key : root.fields().keySet()) {
            if (!KNOWN.contains(key)) {
                throw new ChurnException(
                        place + ": \"" + key + ":\" is not supported in a .dvc file; use the real client for it");
            }
        }
        if (root.fields().get("wdir") instanceof Yaml.Text wdir && !wdir.value().matches("|\\.")) {
            throw new ChurnException(place + ": \"wdir: " + wdir.value()
                    + "\" is not supported; move the file there and remove the line");
        }
        List<Yaml.Mapping> entries = entries(root, "outs", place);
        List<TrackedOutput> outputs = outputs(entries, place, odd);
        if (entries.isEmpty()) {
            throw new ChurnException(place + " tracks nothing, expected \"outs:\" with an entry");
        }
        return new DvcFile(List.copyOf(outputs), root.fields().containsKey("deps"), text);
    }

    /** The same file with another version of its only output; what else it says stays. */
    DvcFile with(TrackedOutput output, String place) {
        if (imported || outputs.size() != 1 || !outputs.get(0).path().equals(output.path())) {
            throw new ChurnException(place + " was not made by adding \"" + output.path()
                    + "\" alone; use the real client for it, or remove the file");
        }
        Yaml.Mapping entry =
                entries(YamlReader.read(text, place), "outs", place).get(0);
        String changed = YamlEntries.replace(text, entry, output.fieldsOfDvcFile());
        return new DvcFile(List.of(output), false, changed);
    }

    static List<TrackedOutput> outputs(List<Yaml.Mapping> entries, String place, Consumer<ChurnException> odd) {
        List<TrackedOutput> outputs = new ArrayList<>();
        for (Yaml.Mapping entry : entries) {
            try {
                outputs.add(TrackedOutput.read(entry, place));
            } catch (ChurnException e) {
                odd.accept(e);
            }
        }
        return outputs;
    }

    /** The mappings of a sequence. */
    static List<Yaml.Mapping> entries(Yaml.Mapping parent, String key, String place) {
        Yaml value = parent.fields().get(key);
        List<Yaml.Mapping> entries = new ArrayList<>();
        if (value instanceof Yaml.Sequence sequence) {
            for (Yaml item : sequence.items()) {
                if (!(item instanceof Yaml.Mapping mapping)) {
                    throw new ChurnException(place + ": \"" + key + ":\" holds an entry that is no mapping");
                }
                entries.add(mapping);
            }
        } else if (value != null && !value.equals(new Yaml.Text(""))) {
            throw new ChurnException(place + ": \"" + key + ":\" is no sequence of entries");
        }
        return entries;
    }
}
