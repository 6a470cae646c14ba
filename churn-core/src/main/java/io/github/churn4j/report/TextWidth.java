package io.github.churn4j.report;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An estimate of how wide a text is drawn, without asking for a font: the reader's sans-serif is not known, so the table
 * leans to the wide side of the common ones.
 */
final class TextWidth {
    private static final String ELLIPSIS = "…";

    private TextWidth() {}

    /** Width in pixels at a font size in pixels. */
    static double of(String text, double fontSize) {
        return text.codePoints().mapToDouble(TextWidth::em).sum() * fontSize;
    }

    /** The text, or as many whole characters of it as fit before an ellipsis. */
    static String fit(String text, double fontSize, double room) {
        if (of(text, fontSize) <= room) {
            return text;
        }
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int end = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            if (of(text.substring(0, next) + ELLIPSIS, fontSize) > room) {
                break;
            }
            end = next;
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    /** The text in lines that fit, broken at spaces; a word too long for a line is cut with an ellipsis. */
    static List<String> wrap(String text, double fontSize, double room) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && of(line + " " + word, fontSize) > room) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(fit(word, fontSize, room));
        }
        lines.add(line.toString());
        return lines;
    }

    private static double em(int c) {
        if (c >= 0x2E80) {
            return c == 0xFE0F || c == 0xFE0E ? 0 : 1.15;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        if (" .,:;'|!ijl".indexOf(c) >= 0) {
            return 0.3;
        }
        if ("ftrI()[]{}/\\-\"*".indexOf(c) >= 0) {
            return 0.38;
        }
        if ("mwMW@%&…—".indexOf(c) >= 0) {
            return 0.92;
        }
        return Character.isUpperCase(c) ? 0.7 : 0.58;
    }
}
