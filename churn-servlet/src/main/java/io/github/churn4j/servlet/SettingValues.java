package io.github.churn4j.servlet;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** How the texts of settings are understood. */
final class SettingValues {

    private SettingValues() {}

    static Function<String, Integer> whole(int min, int max) {
        return text -> (int) number(text, min, max);
    }

    static Function<String, Long> bytes(long min, long max) {
        return text -> number(text, min, max);
    }

    private static long number(String text, long min, long max) {
        try {
            long value = Long.parseLong(text.strip());
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException("a whole number in [" + min + ", " + max + "]");
    }

    static boolean yesNo(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    static boolean onOff(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "on", "true" -> true;
            case "off", "false" -> false;
            default -> throw new IllegalArgumentException("on or off");
        };
    }

    /** {@code 500ms}, {@code 10s}, {@code 5m}, {@code 2h}, {@code 30d}; 0 for none. */
    static Duration duration(String text) {
        String t = text.strip().toLowerCase(Locale.ROOT);
        if (t.equals("0")) {
            return Duration.ZERO;
        }
        String digits = t.replaceAll("[a-z]+$", "");
        try {
            long amount = Long.parseLong(digits);
            Duration value = switch (t.substring(digits.length())) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                case "d" -> Duration.ofDays(amount);
                default -> Duration.ofMillis(-1);
            };
            if (!value.isNegative() && value.compareTo(Duration.ofDays(36_500)) <= 0) {
                return value;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // told below
        }
        throw new IllegalArgumentException("a duration such as 500ms, 10s, 5m, 2h or 30d");
    }

    static Optional<Path> path(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("a file or directory name");
        }
    }

    static Function<String, String> oneOf(String... choices) {
        return text -> {
            String t = text.strip().toLowerCase(Locale.ROOT);
            if (!List.of(choices).contains(t)) {
                throw new IllegalArgumentException("one of " + String.join(", ", choices));
            }
            return t;
        };
    }
}
