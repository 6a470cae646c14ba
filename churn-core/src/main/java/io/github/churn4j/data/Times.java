package io.github.churn4j.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** Reads the time column: ISO date, ISO date-time (without offset it is UTC) or a number. */
final class Times {

    static final String EXPECTATION = "an ISO date, an ISO date-time or a number";
    private static final double LARGEST = 9e15;

    private Times() {}

    /** Milliseconds since 1970, or the number times 1000; empty where the text is neither. */
    static OptionalLong parse(String text) {
        double number = Decimals.parse(text);
        if (!Double.isNaN(number)) {
            return Math.abs(number) < LARGEST ? OptionalLong.of(Math.round(number * 1000)) : OptionalLong.empty();
        }
        return date(text);
    }

    /** Milliseconds since 1970 of a date or date-time; empty where the text is neither. */
    static OptionalLong date(String text) {
        if (text.length() < 10 || text.length() > 40 || text.charAt(4) != '-') {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(instant(text).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static Instant instant(String text) {
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        String iso = text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        int sign = Math.max(iso.indexOf('+', 11), iso.indexOf('-', 11));
        return iso.endsWith("Z") || sign > 0
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }
}
