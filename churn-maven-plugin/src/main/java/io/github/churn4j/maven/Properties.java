package io.github.churn4j.maven;

import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.util.Arrays;
import java.util.Locale;

/** Reads properties that hold more than one value. */
final class Properties {

    private Properties() {}

    static String[] parts(String text, String separator, int count, String property, String form) {
        String[] parts = text.split(java.util.regex.Pattern.quote(separator), -1);
        if (parts.length != count || Arrays.stream(parts).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(property + " has \"" + text + "\", expected " + form);
        }
        return Arrays.stream(parts).map(String::strip).toArray(String[]::new);
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String property, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(property + " is \"" + text + "\", expected one of "
                + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    static int direction(String text, String constraint) {
        if (text.equals("1") || text.equals("+1")) {
            return 1;
        }
        if (text.equals("-1")) {
            return -1;
        }
        throw new IllegalArgumentException("churn.monotone has \"" + constraint + "\", expected column:1 or column:-1");
    }

    static ThresholdPolicy threshold(String text) {
        String form = "f1, costs:FALSE_POSITIVE:FALSE_NEGATIVE or capacity:FRACTION";
        if (text.equalsIgnoreCase("f1")) {
            return new ThresholdPolicy.F1();
        }
        if (text.startsWith("costs:")) {
            String[] parts = parts(text, ":", 3, "churn.threshold", form);
            return new ThresholdPolicy.Costs(number(parts[1], text), number(parts[2], text));
        }
        if (text.startsWith("capacity:")) {
            String[] parts = parts(text, ":", 2, "churn.threshold", form);
            return new ThresholdPolicy.ContactCapacity(number(parts[1], text));
        }
        throw new IllegalArgumentException("churn.threshold is \"" + text + "\", expected " + form);
    }

    private static double number(String text, String whole) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "churn.threshold is \"" + whole + "\", and \"" + text + "\" is no number", e);
        }
    }
}
