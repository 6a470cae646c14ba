package io.github.churn4j.maven;

import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads properties that hold more than one value. */
final class Properties {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd])");

    private Properties() {}

    static String[] parts(String text, String separator, int count, String property, String form) {
        String[] parts = text.split(Pattern.quote(separator), -1);
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
            return inRange(text, () -> new ThresholdPolicy.Costs(number(parts[1], text), number(parts[2], text)));
        }
        if (text.startsWith("capacity:")) {
            String[] parts = parts(text, ":", 2, "churn.threshold", form);
            return inRange(text, () -> new ThresholdPolicy.ContactCapacity(number(parts[1], text)));
        }
        throw new IllegalArgumentException("churn.threshold is \"" + text + "\", expected " + form);
    }

    private static ThresholdPolicy inRange(String text, Supplier<ThresholdPolicy> policy) {
        try {
            return policy.get();
        } catch (IllegalArgumentException e) {
            throw String.valueOf(e.getMessage()).startsWith("churn.")
                    ? e
                    : new IllegalArgumentException("churn.threshold is \"" + text + "\": " + e.getMessage(), e);
        }
    }

    /** A fraction in [0, 1]. */
    static double fraction(String property, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(property + " is " + value + ", expected [0, 1]");
        }
        return value;
    }

    /** The number of threads that is meant: all processors for 0. */
    static int threads(int value) {
        if (value < 0) {
            throw new IllegalArgumentException("churn.threads is " + value + ", expected 0 for all processors or more");
        }
        return value > 0 ? value : Runtime.getRuntime().availableProcessors();
    }

    /** The time limit that is meant: none for 0. */
    static Duration budget(long seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException(
                    "churn.budget is " + seconds + ", expected 0 for no limit or a number of seconds");
        }
        return seconds > 0 ? Duration.ofSeconds(seconds) : Duration.ofDays(10_000);
    }

    /** {@code 90s}, {@code 30m}, {@code 12h} or {@code 7d}. */
    static Duration duration(String property, String text) {
        Matcher form = DURATION.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    property + " is \"" + text + "\", expected a duration such as 90s, 30m, 12h or 7d");
        }
        long amount = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
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
