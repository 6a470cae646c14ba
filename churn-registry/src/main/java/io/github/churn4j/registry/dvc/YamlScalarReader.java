package io.github.churn4j.registry.dvc;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads YAML's scalars, which may go over several lines, and empty collections. */
final class YamlScalarReader {

    private final YamlLines lines;

    YamlScalarReader(YamlLines lines) {
        this.lines = lines;
    }

    /** A scalar that begins with {@code first} on the current line; further lines are indented more than its parent. */
    Yaml scalar(String first, int parent) {
        return switch (first.charAt(0)) {
            case '|', '>' -> blockScalar(first, parent);
            case '\'', '"' -> quoted(first, parent);
            case '[', '{' -> emptyCollection(first);
            case '&', '*', '!', '@', '`', '%' ->
                throw lines.trouble("uses '" + first.charAt(0) + "', which churn4j does not read here");
            default -> plain(first, parent);
        };
    }

    private Yaml emptyCollection(String first) {
        lines.at++;
        return switch (first) {
            case "[]" -> new Yaml.Sequence(List.of());
            case "{}" -> new Yaml.Mapping(Map.of(), Map.of(), lines.at);
            default -> {
                lines.at--;
                throw lines.trouble("has a collection in brackets, expected one entry a line");
            }
        };
    }

    private Yaml plain(String first, int parent) {
        StringBuilder text = new StringBuilder(withoutComment(first));
        lines.at++;
        int blank = 0;
        for (int next = lines.at; next < lines.size(); next++) {
            String line = lines.line(next).strip();
            if (line.isEmpty()) {
                blank++;
                continue;
            }
            if (line.startsWith("#") || YamlLines.indentOf(lines.line(next)) <= parent) {
                break;
            }
            if (YamlLines.keyEnd(line) >= 0) {
                lines.at = next;
                throw lines.trouble("is indented as if it went on with a text");
            }
            text.append(blank == 0 ? " " : "\n".repeat(blank)).append(withoutComment(line));
            blank = 0;
            lines.at = next + 1;
        }
        return new Yaml.Text(text.toString());
    }

    private Yaml quoted(String first, int parent) {
        char quote = first.charAt(0);
        StringBuilder joined = new StringBuilder(first);
        int start = lines.at++;
        int end = YamlQuotes.end(joined, quote);
        int blank = 0;
        while (end < 0) {
            if (lines.atEnd() || (!lines.line().isBlank() && YamlLines.indentOf(lines.line()) <= parent)) {
                lines.at = start;
                throw lines.trouble("opens a quote that is never closed");
            }
            String line = lines.next().strip();
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
            lines.at = start;
            throw lines.trouble("goes on behind a closing quote");
        }
        String value = YamlQuotes.text(joined.substring(1, end), quote);
        if (value == null) {
            lines.at = start;
            throw lines.trouble("has an escape that YAML does not know");
        }
        return new Yaml.Text(value);
    }

    private Yaml blockScalar(String first, int parent) {
        String header = withoutComment(first);
        if (!header.matches("[|>][+-]?")) {
            throw lines.trouble("opens a block of text in a way that churn4j does not read");
        }
        lines.at++;
        List<String> text = new ArrayList<>();
        int indent = -1;
        while (!lines.atEnd()
                && (lines.line().isBlank() || YamlLines.indentOf(lines.line()) >= Math.max(indent, parent + 1))) {
            String line = lines.next();
            if (indent < 0 && !line.isBlank()) {
                indent = YamlLines.indentOf(line);
            }
            text.add(line.isBlank() ? "" : line.substring(indent));
        }
        while (!text.isEmpty() && text.get(text.size() - 1).isEmpty()) {
            text.remove(text.size() - 1);
        }
        String joined = String.join(header.charAt(0) == '|' ? "\n" : " ", text);
        return new Yaml.Text(header.endsWith("-") || text.isEmpty() ? joined : joined + "\n");
    }

    private static String withoutComment(String text) {
        int comment = text.indexOf(" #");
        return (comment < 0 ? text : text.substring(0, comment)).strip();
    }
}
