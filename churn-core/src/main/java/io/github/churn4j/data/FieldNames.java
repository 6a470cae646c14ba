package io.github.churn4j.data;

import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** The rules that turn a column name into a JSON field name and into words for people. */
public final class FieldNames {

    private static final int LONGEST_ACRONYM = 4;
    private static final Pattern PARTING = Pattern.compile("[_\\-.\\s]+|(?<=\\p{Ll})(?=\\p{Lu})");
    private static final Pattern QUARTER = Pattern.compile("[Qq][1-4]");
    private static final Pattern SPAN = Pattern.compile("\\d{1,3}");
    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("amt", "amount"),
            Map.entry("avg", "average"),
            Map.entry("bal", "balance"),
            Map.entry("chng", "change"),
            Map.entry("cnt", "count"),
            Map.entry("ct", "count"),
            Map.entry("mon", "months"),
            Map.entry("num", "number of"),
            Map.entry("pct", "percent"),
            Map.entry("trans", "transaction"));

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
     * A column name in words: {@code Total_Trans_Amt} becomes {@code Total transaction amount}, {@code creditScore}
     * becomes {@code Credit score}, {@code Months_Inactive_12_mon} becomes {@code Months inactive (12 months)} and
     * {@code Total_Ct_Chng_Q4_Q1} becomes {@code Total count change (Q4/Q1)}. Every run of underscores, dashes, dots and
     * blanks is one blank, a capital after a small letter begins a word, usual abbreviations are written out, and words
     * are in lower case but for the first letter of all; a word of up to 4 capitals in a name that is not all capitals is
     * taken for an acronym and kept, and so is a capital before a digit.
     */
    public static String label(String column) {
        boolean shouting = column.chars().noneMatch(Character::isLowerCase);
        String[] parts = PARTING.splitAsStream(column).filter(p -> !p.isEmpty()).toArray(String[]::new);
        StringJoiner words = new StringJoiner(" ");
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            String next = i + 1 < parts.length ? parts[i + 1].toLowerCase(Locale.ROOT) : "";
            if (QUARTER.matcher(part).matches() && QUARTER.matcher(next).matches()) {
                words.add("(" + (part + "/" + next).toUpperCase(Locale.ROOT) + ")");
                i++;
            } else if (i > 0 && SPAN.matcher(part).matches() && (next.equals("mon") || next.equals("months"))) {
                words.add("(" + part + " months)");
                i++;
            } else {
                words.add(word(part, shouting));
            }
        }
        return parts.length == 0 ? column : capitalized(words.toString());
    }

    private static String capitalized(String words) {
        int first = words.codePointAt(0);
        return new StringBuilder(words.length())
                .appendCodePoint(Character.toTitleCase(first))
                .append(words, Character.charCount(first), words.length())
                .toString();
    }

    private static String word(String part, boolean shouting) {
        String writtenOut = WRITTEN_OUT.get(part.toLowerCase(Locale.ROOT));
        if (writtenOut != null) {
            return writtenOut;
        }
        boolean digits = part.chars().anyMatch(Character::isDigit);
        boolean small = part.chars().anyMatch(Character::isLowerCase);
        boolean acronym = part.length() > 1 && part.length() <= LONGEST_ACRONYM && !shouting;
        return !small && (digits || acronym) ? part : part.toLowerCase(Locale.ROOT);
    }
}
