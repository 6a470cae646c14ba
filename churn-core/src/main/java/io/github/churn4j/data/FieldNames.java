package io.github.churn4j.data;

import java.util.Locale;

/** The rules that turn a column name into a JSON field name and into words for people. */
public final class FieldNames {

    private static final int LONGEST_ACRONYM = 4;

    private FieldNames() {}

    /** Lower case; every run of characters other than letters and digits becomes one underscore, none at the ends. */
    public static String of(String column) {
        StringBuilder field = new StringBuilder(column.length());
        boolean gap = false;
        for (int i = 0; i < column.length(); ) {
            int c = column.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c)) {
                if (gap && field.length() > 0) {
                    field.append('_');
                }
                gap = false;
                field.appendCodePoint(c);
            } else {
                gap = true;
            }
        }
        return field.toString().toLowerCase(Locale.ROOT);
    }

    /**
     * A column name in words: {@code Total_Trans_Ct} becomes {@code Total trans ct}, {@code creditScore} becomes
     * {@code Credit score}. Every run of underscores, dashes, dots and blanks is one blank, a capital after a small
     * letter begins a word, and words are in lower case but for the first letter of all; a word of up to 4 capitals in
     * a name that is not all capitals is taken for an acronym and kept, and so is a capital before a digit.
     */
    public static String label(String column) {
        boolean shouting = column.chars().noneMatch(Character::isLowerCase);
        StringBuilder words = new StringBuilder(column.length() + 4);
        for (String part : column.split("[_\\-.\\s]+|(?<=\\p{Ll})(?=\\p{Lu})", 0)) {
            if (!part.isEmpty()) {
                words.append(words.isEmpty() ? "" : " ").append(word(part, shouting));
            }
        }
        if (words.isEmpty()) {
            return column;
        }
        int first = words.codePointAt(0);
        return new StringBuilder(words.length())
                .appendCodePoint(Character.toTitleCase(first))
                .append(words, Character.charCount(first), words.length())
                .toString();
    }

    private static String word(String part, boolean shouting) {
        boolean digits = part.chars().anyMatch(Character::isDigit);
        boolean small = part.chars().anyMatch(Character::isLowerCase);
        boolean acronym = part.length() > 1 && part.length() <= LONGEST_ACRONYM && !shouting;
        return !small && (digits || acronym) ? part : part.toLowerCase(Locale.ROOT);
    }
}
