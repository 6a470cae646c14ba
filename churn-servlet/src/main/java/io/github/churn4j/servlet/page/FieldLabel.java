package io.github.churn4j.servlet.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A column's name as people read it: {@code Total_Trans_Amt} is "Total transaction amount". */
final class FieldLabel {

    private static final Map<String, String> WRITTEN_OUT = Map.ofEntries(
            Map.entry("amt", "amount"),
            Map.entry("ct", "count"),
            Map.entry("cnt", "count"),
            Map.entry("chng", "change"),
            Map.entry("avg", "average"),
            Map.entry("bal", "balance"),
            Map.entry("num", "number of"),
            Map.entry("trans", "transaction"),
            Map.entry("mon", "months"),
            Map.entry("pct", "percent"));

    private FieldLabel() {}

    /** Words in sentence case, common abbreviations written out, a period or a pair of quarters in brackets. */
    static String of(String column) {
        List<String> words = words(column);
        List<String> read = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (isQuarter(word) && isQuarter(next)) {
                read.add("(" + word.toUpperCase(Locale.ROOT) + "/" + next.toUpperCase(Locale.ROOT) + ")");
                i++;
            } else if (isNumber(word) && i > 0 && (next.equals("mon") || next.equals("months"))) {
                read.add("(" + word + " months)");
                i++;
            } else {
                read.add(WRITTEN_OUT.getOrDefault(word, word));
            }
        }
        String label = String.join(" ", read);
        return label.isEmpty() ? column : label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    /** The words of a name in lower case, parted by anything else than letters and digits, or by a capital. */
    static List<String> words(String column) {
        String parted = column.replaceAll("(\\p{Ll}|\\d)(\\p{Lu})", "$1 $2").replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ");
        return parted.isBlank()
                ? List.of()
                : List.of(parted.strip().toLowerCase(Locale.ROOT).split(" ", -1));
    }

    private static boolean isQuarter(String word) {
        return word.matches("q[1-4]");
    }

    private static boolean isNumber(String word) {
        return word.matches("\\d{1,3}");
    }
}
