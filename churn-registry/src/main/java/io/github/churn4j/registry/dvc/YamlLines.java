package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.List;

/** The lines of a YAML document and which of them is read next. */
final class YamlLines {

    private final String place;
    private final List<String> lines;

    /** The number of the next line, from 0. */
    int at;

    /**
     * The lines of a text.
     *
     * @param place what is read, for messages
     */
    YamlLines(String text, String place) {
        this.place = place;
        this.lines = new ArrayList<>(text.lines().toList());
        if (!lines.isEmpty() && lines.get(0).equals("---")) {
            lines.set(0, "");
        }
    }

    boolean atEnd() {
        return at >= lines.size();
    }

    /** The next line. */
    String line() {
        return lines.get(at);
    }

    /** The line of a number, from 0. */
    String line(int number) {
        return lines.get(number);
    }

    int size() {
        return lines.size();
    }

    /** The next line, which is passed over. */
    String next() {
        return lines.get(at++);
    }

    /** Puts another line in the next one's place. */
    void replace(String line) {
        lines.set(at, line);
    }

    /** Goes to the next line with content; false at the end. */
    boolean skipToContent() {
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

    int indent() {
        return indentOf(lines.get(at));
    }

    String content() {
        return lines.get(at).strip();
    }

    static int indentOf(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }

    /** What is wrong with the next line. */
    ChurnException trouble(String what) {
        String line = at < lines.size() ? lines.get(at).strip() : "";
        String shown = line.length() <= 80 ? line : line.substring(0, 80) + "…";
        return new ChurnException(place + ":" + (at + 1) + ": \"" + shown + "\" " + what);
    }

    /** Whether a line begins an entry of a sequence. */
    static boolean isItem(String content) {
        return content.equals("-") || content.startsWith("- ");
    }

    /** Where the colon behind a key is, -1 if the line does not begin with a key. */
    static int keyEnd(String line) {
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
}
