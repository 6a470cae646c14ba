package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the part of YAML that DVC writes: block mappings and sequences, plain, quoted and block scalars, comments.
 * Anchors, tags, flow collections with content and several documents are refused, duplicate keys too.
 */
final class YamlReader {

    private static final int DEEPEST = 32;

    private final YamlLines lines;
    private final YamlScalarReader scalars;
    private int depth;

    private YamlReader(YamlLines lines) {
        this.lines = lines;
        this.scalars = new YamlScalarReader(lines);
    }

    /**
     * The mapping that a document is, without fields if it is empty.
     *
     * @param place what is read, for messages
     * @throws ChurnException if it is anything else
     */
    static Yaml.Mapping read(String text, String place) {
        YamlLines lines = new YamlLines(text, place);
        if (!lines.skipToContent()) {
            return new Yaml.Mapping(Map.of(), Map.of(), 0);
        }
        Yaml root = new YamlReader(lines).block(lines.indent());
        if (lines.skipToContent()) {
            throw lines.trouble("is indented less than what belongs together");
        }
        if (root instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw new ChurnException(place + " is not a YAML mapping, expected keys such as \"outs:\"");
    }

    private Yaml block(int indent) {
        if (++depth > DEEPEST) {
            throw lines.trouble("is nested deeper than " + DEEPEST);
        }
        Yaml value = YamlLines.isItem(lines.content()) ? sequence(indent) : mapping(indent);
        depth--;
        return value;
    }

    private Yaml sequence(int indent) {
        List<Yaml> items = new ArrayList<>();
        while (lines.skipToContent() && lines.indent() == indent && YamlLines.isItem(lines.content())) {
            String rest = lines.content().substring(1);
            String item = rest.strip();
            if (item.isEmpty() || item.startsWith("#")) {
                lines.at++;
                items.add(lines.skipToContent() && lines.indent() > indent ? block(lines.indent()) : new Yaml.Text(""));
            } else if (YamlLines.isItem(item) || YamlLines.keyEnd(item) >= 0) {
                int column = indent + 1 + rest.indexOf(item);
                lines.replace(" ".repeat(column) + item);
                items.add(block(column));
            } else {
                items.add(scalars.scalar(item, indent));
            }
        }
        return new Yaml.Sequence(List.copyOf(items));
    }

    private Yaml mapping(int indent) {
        Map<String, Yaml> fields = new LinkedHashMap<>();
        Map<String, Integer> starts = new LinkedHashMap<>();
        int end = lines.at;
        while (lines.skipToContent() && lines.indent() == indent && !YamlLines.isItem(lines.content())) {
            String line = lines.content();
            int colon = YamlLines.keyEnd(line);
            if (colon < 0) {
                throw lines.trouble("is not \"key: value\"");
            }
            String key = key(line.substring(0, colon));
            int start = lines.at;
            Yaml value = value(line.substring(colon + 1).strip(), indent);
            if (fields.put(key, value) != null) {
                lines.at = start;
                throw lines.trouble("has the key \"" + key + "\" a second time");
            }
            starts.put(key, start);
            end = lines.at;
        }
        return new Yaml.Mapping(fields, starts, end);
    }

    private Yaml value(String rest, int indent) {
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            return scalars.scalar(rest, indent);
        }
        int key = lines.at++;
        if (lines.skipToContent()
                && (lines.indent() > indent || (lines.indent() == indent && YamlLines.isItem(lines.content())))) {
            boolean nested = YamlLines.isItem(lines.content()) || YamlLines.keyEnd(lines.content()) >= 0;
            return nested ? block(lines.indent()) : scalars.scalar(lines.content(), indent);
        }
        lines.at = key + 1;
        return new Yaml.Text("");
    }

    private String key(String text) {
        char first = text.charAt(0);
        if (first != '\'' && first != '"') {
            return text.strip();
        }
        String value = YamlQuotes.text(text.strip().substring(1, text.strip().length() - 1), first);
        if (value == null) {
            throw lines.trouble("has an escape that YAML does not know");
        }
        return value;
    }
}
