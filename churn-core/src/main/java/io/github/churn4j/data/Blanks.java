package io.github.churn4j.data;

/** What {@link String#strip} strips, on characters. */
final class Blanks {

    private Blanks() {}

    static boolean blank(char c) {
        return (c <= ' ' || c > '~') && Character.isWhitespace(c);
    }
}
