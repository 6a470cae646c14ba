package io.github.churn4j.registry.dvc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Quoted scalars of YAML. */
final class YamlQuotes {

    private static final Map<Character, String> ESCAPES = Map.ofEntries(
            Map.entry('0', "\0"),
            Map.entry('a', "\u0007"),
            Map.entry('b', "\b"),
            Map.entry('t', "\t"),
            Map.entry('n', "\n"),
            Map.entry('v', "\u000b"),
            Map.entry('f', "\f"),
            Map.entry('r', "\r"),
            Map.entry('e', "\u001b"),
            Map.entry(' ', " "),
            Map.entry('"', "\""),
            Map.entry('/', "/"),
            Map.entry('\\', "\\"),
            Map.entry('N', "\u0085"),
            Map.entry('_', "\u00a0"),
            Map.entry('L', "\u2028"),
            Map.entry('P', "\u2029"));

    private YamlQuotes() {}

    /** The index of the quote that closes a text which begins with one, -1 if it is not there. */
    static int end(CharSequence text, char quote) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '"') {
                i++;
            } else if (c == quote) {
                boolean doubled = quote == '\'' && i + 1 < text.length() && text.charAt(i + 1) == quote;
                if (!doubled) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** Appends a further line: folded to a space, to line feeds where blank lines lie between, to nothing behind \. */
    static void join(StringBuilder text, String line, int blankLines, char quote) {
        if (quote == '"' && endsWithEscape(text)) {
            text.setLength(text.length() - 1);
            text.append(line);
            return;
        }
        text.append(blankLines == 0 ? " " : "\n".repeat(blankLines)).append(line);
    }

    private static boolean endsWithEscape(CharSequence text) {
        int backslashes = 0;
        while (backslashes < text.length() && text.charAt(text.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** What stands between quotes, null if an escape is unknown. */
    static @Nullable String text(String inside, char quote) {
        if (quote == '\'') {
            return inside.replace("''", "'");
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char kind = inside.charAt(++i);
            String simple = ESCAPES.get(kind);
            if (simple != null) {
                text.append(simple);
                continue;
            }
            int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
            int codePoint = digits == 0 ? -1 : hex(inside, i + 1, digits);
            if (codePoint < 0) {
                return null;
            }
            text.appendCodePoint(codePoint);
            i += digits;
        }
        return text.toString();
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()
                || !text.substring(from, from + digits).matches("[0-9a-fA-F]+")) {
            return -1;
        }
        long value = Long.parseLong(text.substring(from, from + digits), 16);
        return value <= Character.MAX_CODE_POINT ? (int) value : -1;
    }
}
