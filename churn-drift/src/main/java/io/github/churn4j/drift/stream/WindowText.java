package io.github.churn4j.drift.stream;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The written form of windows. */
final class WindowText {

    private static final Pattern FORM =
            Pattern.compile("(tumbling|sliding)\\(\\s*(\\w[\\w.]*)\\s*(?:,\\s*(\\w[\\w.]*)\\s*)?\\)");

    private WindowText() {}

    static Window parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches() || form.group(1).equals("tumbling") != (form.group(3) == null)) {
            throw refused(text);
        }
        String length = form.group(2);
        String stride = form.group(3) == null ? length : form.group(3);
        try {
            return length.startsWith("P")
                    ? new Window.Span(Duration.parse(length), Duration.parse(stride))
                    : new Window.Rows(Integer.parseInt(length), Integer.parseInt(stride));
        } catch (NumberFormatException | DateTimeParseException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String text) {
        return new IllegalArgumentException("window is \"" + text + "\", expected a number of rows or a time such as "
                + "tumbling(500), sliding(500,100), tumbling(PT1H) or sliding(PT1H,PT10M)");
    }
}
