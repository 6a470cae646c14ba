package io.github.churn4j.data;

/** Writes cells so that {@link CsvSource} reads them back: in quotes only where they need them. Thread-safe. */
public final class CsvCells {

    private CsvCells() {}

    /** Appends one cell, quoted where it holds the separator, a quote, a line end or blanks at an end. */
    public static void append(StringBuilder out, String text, char separator) {
        char[] chars = text.toCharArray();
        append(out, chars, 0, chars.length, separator);
    }

    static void append(StringBuilder out, char[] chars, int from, int to, char separator) {
        if (!needsQuotes(chars, from, to, separator)) {
            out.append(chars, from, to - from);
            return;
        }
        out.append('"');
        for (int i = from; i < to; i++) {
            if (chars[i] == '"') {
                out.append('"');
            }
            out.append(chars[i]);
        }
        out.append('"');
    }

    private static boolean needsQuotes(char[] chars, int from, int to, char separator) {
        for (int i = from; i < to; i++) {
            char c = chars[i];
            if (c == separator || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return from < to && (Character.isWhitespace(chars[from]) || Character.isWhitespace(chars[to - 1]));
    }
}
