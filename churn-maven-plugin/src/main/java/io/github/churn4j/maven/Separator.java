package io.github.churn4j.maven;

/** The property {@code churn.separator}. */
final class Separator {

    private Separator() {}

    static char of(String text) {
        if (text.equals("tab") || text.equals("\\t")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException(
                    "churn.separator is \"" + text + "\", expected one character or the word tab");
        }
        return text.charAt(0);
    }
}
