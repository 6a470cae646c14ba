package io.github.churn4j.registry.dvc;

import java.util.regex.Pattern;

/**
 * A text as the real client's YAML library writes it as a mapping's value: plain where it can be, folded at 80 columns,
 * else in single quotes, else in double quotes.
 */
final class YamlScalar {

    private static final int WIDTH = 80;

    /** What YAML 1.2 would not read back as a text: booleans, numbers, null, dates, merge and value keys. */
    private static final Pattern OTHER_TYPE = Pattern.compile("true|True|TRUE|false|False|FALSE"
            + "|[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+]?[0-9]+)?"
            + "|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
            + "|[-+]?\\.[0-9_]+(?:[eE][-+][0-9]+)?"
            + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
            + "|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+"
            + "|~|null|Null|NULL|<<|="
            + "|[0-9]{4}-[0-9]{2}-[0-9]{2}"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]*)?"
            + "(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");

    private YamlScalar() {}

    /**
     * The text behind a key and its colon.
     *
     * @param column of the colon's right neighbour
     * @param indent of further lines
     */
    static String write(String text, int column, int indent) {
        if (hasSpecial(text) || (text.contains("'") && !isPlain(text))) {
            return " " + doubleQuoted(text);
        }
        return isPlain(text) ? plain(text, column, indent) : singleQuoted(text, column, indent);
    }

    private static boolean isPlain(String text) {
        boolean blankEdges = text.startsWith(" ") || text.endsWith(" ");
        boolean indicator = "#,[]{}&*!|>'\"%@`".indexOf(text.charAt(0)) >= 0
                || text.startsWith("---")
                || text.startsWith("...")
                || (("?:-".indexOf(text.charAt(0)) >= 0) && (text.length() == 1 || text.charAt(1) == ' '))
                || text.endsWith(":")
                || text.contains(": ")
                || text.contains(" #");
        return !blankEdges && !indicator && !OTHER_TYPE.matcher(text).matches();
    }

    private static boolean hasSpecial(String text) {
        return text.codePoints()
                .anyMatch(c -> c < 0x20
                        || (c > 0x7e && c < 0xa0)
                        || c == 0xfeff
                        || c == 0x2028
                        || c == 0x2029
                        || (c >= 0xd800 && c <= 0xdfff)
                        || c == 0xfffe
                        || c == 0xffff);
    }

    private static String plain(String text, int column, int indent) {
        StringBuilder out = new StringBuilder(" ");
        int at = column + 1;
        String[] words = text.split("(?<= )(?! )|(?<! )(?= )", -1);
        for (int i = 0; i < words.length; i++) {
            String word = words[i];
            int length = word.codePointCount(0, word.length());
            if (word.isBlank()) {
                if (length == 1 && at >= WIDTH) {
                    at = newLine(out, indent);
                    continue;
                }
            } else if (length + at > WIDTH && at > indent) {
                at = newLine(out, indent);
            }
            out.append(word);
            at += length;
        }
        return out.toString();
    }

    private static String singleQuoted(String text, int column, int indent) {
        StringBuilder out = new StringBuilder(" '");
        int at = column + 2;
        int consumed = 0;
        for (String word : text.split("(?<= )(?! )|(?<! )(?= )", -1)) {
            boolean inside = consumed != 0 && consumed + word.length() != text.length();
            consumed += word.length();
            if (word.equals(" ") && inside && at > WIDTH) {
                at = newLine(out, indent);
            } else {
                out.append(word);
                at += word.codePointCount(0, word.length());
            }
        }
        return out.append('\'').toString();
    }

    private static int newLine(StringBuilder out, int indent) {
        out.append('\n').append(" ".repeat(indent));
        return indent;
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"', '\\' -> out.append('\\').append((char) c);
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case 0x85 -> out.append("\\N");
                case 0xa0 -> out.append("\\_");
                case 0x2028 -> out.append("\\L");
                case 0x2029 -> out.append("\\P");
                default -> appendOther(out, c);
            }
        });
        return out.append('"').toString();
    }

    private static void appendOther(StringBuilder out, int c) {
        boolean printable = (c >= 0x20 && c <= 0x7e) || (c > 0xa0 && c < 0xd800) || (c >= 0xe000 && c != 0xfeff);
        if (printable) {
            out.appendCodePoint(c);
        } else {
            out.append(c <= 0xff ? String.format("\\x%02X", c) : String.format("\\u%04X", c));
        }
    }
}
