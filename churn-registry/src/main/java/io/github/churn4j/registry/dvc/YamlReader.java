package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of YAML that DVC writes: block mappings and sequences, plain, quoted and block scalars, comments.
 * Anchors, tags, flow collections with content and several documents are refused, duplicate keys too.
 */
final class YamlReader {

    private static final int DEEPEST = 32;

    private final String place;
    private final List<String> lines;
    private int at;
    private int depth;

    private YamlReader(String text, String place) {
        this.place = place;
        this.lines = new ArrayList<>(text.lines().toList());
    }

    /**
     * The mapping that a document is, without fields if it is empty.
     *
     * @param place what is read, for messages
     * @throws ChurnException if it is anything else
     */
    static Yaml.Mapping read(String text, String place) {
        YamlReader reader = new YamlReader(text, place);
        if (!reader.lines.isEmpty() && reader.lines.get(0).equals("---")) {
            reader.lines.set(0, "");
        }
        if (!reader.skipToContent()) {
            return new Yaml.Mapping(Map.of(), Map.of(), 0);
        }
        Yaml root = reader.block(reader.indent());
        if (reader.skipToContent()) {
            throw reader.trouble("is indented less than what belongs together");
        }
        if (root instanceof Yaml.Mapping mapping) {
            return mapping;
        }
        throw new ChurnException(place + " is not a YAML mapping, expected keys such as \"outs:\"");
    }

    private Yaml block(int indent) {
        if (++depth > DEEPEST) {
            throw trouble("is nested deeper than " + DEEPEST);
        }
        Yaml value = isItem(content()) ? sequence(indent) : mapping(indent);
        depth--;
        return value;
    }

    private Yaml sequence(int indent) {
        List<Yaml> items = new ArrayList<>();
        while (skipToContent() && indent() == indent && isItem(content())) {
            String rest = content().substring(1);
            String item = rest.strip();
            if (item.isEmpty() || item.startsWith("#")) {
                at++;
                items.add(skipToContent() && indent() > indent ? block(indent()) : new Yaml.Text(""));
            } else if (isItem(item) || keyEnd(item) >= 0) {
                int column = indent + 1 + rest.indexOf(item);
                lines.set(at, " ".repeat(column) + item);
                items.add(block(column));
            } else {
                items.add(scalar(item, indent));
            }
        }
        return new Yaml.Sequence(List.copyOf(items));
    }

    private Yaml mapping(int indent) {
        Map<String, Yaml> fields = new LinkedHashMap<>();
        Map<String, Integer> starts = new LinkedHashMap<>();
        int end = at;
        while (skipToContent() && indent() == indent && !isItem(content())) {
            String line = content();
            int colon = keyEnd(line);
            if (colon < 0) {
                throw trouble("is not \"key: value\"");
            }
            String key = key(line.substring(0, colon));
            int start = at;
            Yaml value = value(line.substring(colon + 1).strip(), indent);
            if (fields.put(key, value) != null) {
                at = start;
                throw trouble("has the key \"" + key + "\" a second time");
            }
            starts.put(key, start);
            end = at;
        }
        return new Yaml.Mapping(fields, starts, end);
    }

    private Yaml value(String rest, int indent) {
        if (!rest.isEmpty() && !rest.startsWith("#")) {
            return scalar(rest, indent);
        }
        int key = at++;
        if (skipToContent() && (indent() > indent || (indent() == indent && isItem(content())))) {
            boolean nested = isItem(content()) || keyEnd(content()) >= 0;
            return nested ? block(indent()) : scalar(content(), indent);
        }
        at = key + 1;
        return new Yaml.Text("");
    }

    /** A scalar that begins with {@code first} on the current line; further lines are indented more than its parent. */
    private Yaml scalar(String first, int parent) {
        return switch (first.charAt(0)) {
            case '|', '>' -> blockScalar(first, parent);
            case '\'', '"' -> quoted(first, parent);
            case '[', '{' -> emptyCollection(first);
            case '&', '*', '!', '@', '`', '%' ->
                throw trouble("uses '" + first.charAt(0) + "', which churn4j does not read here");
            default -> plain(first, parent);
        };
    }

    private Yaml emptyCollection(String first) {
        at++;
        return switch (first) {
            case "[]" -> new Yaml.Sequence(List.of());
            case "{}" -> new Yaml.Mapping(Map.of(), Map.of(), at);
            default -> {
                at--;
                throw trouble("has a collection in brackets, expected one entry a line");
            }
        };
    }

    private Yaml plain(String first, int parent) {
        StringBuilder text = new StringBuilder(withoutComment(first));
        at++;
        int blank = 0;
        for (int next = at; next < lines.size(); next++) {
            String line = lines.get(next).strip();
            if (line.isEmpty()) {
                blank++;
                continue;
            }
            if (line.startsWith("#") || indentOf(lines.get(next)) <= parent) {
                break;
            }
            if (keyEnd(line) >= 0) {
                at = next;
                throw trouble("is indented as if it went on with a text");
            }
            text.append(blank == 0 ? " " : "\n".repeat(blank)).append(withoutComment(line));
            blank = 0;
            at = next + 1;
        }
        return new Yaml.Text(text.toString());
    }

    private Yaml quoted(String first, int parent) {
        char quote = first.charAt(0);
        StringBuilder joined = new StringBuilder(first);
        int start = at++;
        int end = YamlQuotes.end(joined, quote);
        int blank = 0;
        while (end < 0) {
            if (at >= lines.size() || (!lines.get(at).isBlank() && indentOf(lines.get(at)) <= parent)) {
                at = start;
                throw trouble("opens a quote that is never closed");
            }
            String line = lines.get(at++).strip();
            if (line.isEmpty()) {
                blank++;
                continue;
            }
            YamlQuotes.join(joined, line, blank, quote);
            blank = 0;
            end = YamlQuotes.end(joined, quote);
        }
        String behind = joined.substring(end + 1).strip();
        if (!behind.isEmpty() && !behind.startsWith("#")) {
            at = start;
            throw trouble("goes on behind a closing quote");
        }
        String value = YamlQuotes.text(joined.substring(1, end), quote);
        if (value == null) {
            at = start;
            throw trouble("has an escape that YAML does not know");
        }
        return new Yaml.Text(value);
    }

    private Yaml blockScalar(String first, int parent) {
        String header = withoutComment(first);
        if (!header.matches("[|>][+-]?")) {
            throw trouble("opens a block of text in a way that churn4j does not read");
        }
        at++;
        List<String> text = new ArrayList<>();
        int indent = -1;
        while (at < lines.size()
                && (lines.get(at).isBlank() || indentOf(lines.get(at)) >= Math.max(indent, parent + 1))) {
            String line = lines.get(at++);
            if (indent < 0 && !line.isBlank()) {
                indent = indentOf(line);
            }
            text.add(line.isBlank() ? "" : line.substring(indent));
        }
        while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
            text.remove(text.size() - 1);
        }
        String joined = String.join(header.charAt(0) == '|' ? "\n" : " ", text);
        return new Yaml.Text(header.endsWith("-") || text.isEmpty() ? joined : joined + "\n");
    }

    private String key(String text) {
        char first = text.charAt(0);
        if (first != '\'' && first != '"') {
            return text.strip();
        }
        String value = YamlQuotes.text(text.strip().substring(1, text.strip().length() - 1), first);
        if (value == null) {
            throw trouble("has an escape that YAML does not know");
        }
        return value;
    }

    /** Where the colon behind a key is, -1 if the line does not begin with a key. */
    private static int keyEnd(String line) {
        char first = line.charAt(0);
        int from = 0;
        if (first == '\'' || first == '"') {
            from = YamlQuotes.end(line, first);
            if (from < 0) {
                return -1;
            }
            return from + 1 < line.length() && line.charAt(from + 1) == ':' ? from + 1 : -1;
        }
        if ("|>[{&*!@`%#".indexOf(first) >= 0) {
            return -1;
        }
        for (int colon = line.indexOf(':'); colon >= 0; colon = line.indexOf(':', colon + 1)) {
            if (colon > 0 && (colon + 1 == line.length() || line.charAt(colon + 1) == ' ')) {
                int comment = line.indexOf(" #");
                return comment >= 0 && comment < colon ? -1 : colon;
            }
        }
        return -1;
    }

    private static String withoutComment(String text) {
        int comment = text.indexOf(" #");
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }

    private static boolean isItem(String content) {
        return content.equals("-") || content.startsWith("- ");
    }

    /** Goes to the next line with content; false at the end. */
    private boolean skipToContent() {
        while (at < lines.size()) {
            String line = lines.get(at);
            if (!line.isBlank() && !line.strip().startsWith("#")) {
                if (line.equals("---") || line.equals("...") || line.startsWith("%")) {
                    throw trouble("begins another document");
                }
                if (line.charAt(indentOf(line)) == '\t') {
                    throw trouble("is indented by a tab");
                }
                return true;
            }
            at++;
        }
        return false;
    }

    private int indent() {
        return indentOf(lines.get(at));
    }

    private String content() {
        return lines.get(at).strip();
    }

    private static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    private ChurnException trouble(String what) {
        @Nullable String line = at < lines.size() ? lines.get(at).strip() : "";
        String shown = line.length() <= 80 ? line : line.substring(0, 80) + "…";
        return new ChurnException(place + ":" + (at + 1) + ": \"" + shown + "\" " + what);
    }
}
