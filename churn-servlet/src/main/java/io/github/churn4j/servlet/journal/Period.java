package io.github.churn4j.servlet.journal;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** How predictions are gathered by time, in UTC. */
public enum Period {
    /** Midnight to midnight. */
    DAY,
    /** Monday to Sunday. */
    WEEK,
    /** The calendar's month. */
    MONTH;

    /** The period of a name in lower case. */
    public static Optional<Period> of(String name) {
        for (Period period : values()) {
            if (period.text().equals(name)) {
                return Optional.of(period);
            }
        }
        return Optional.empty();
    }

    /** Its name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The first day of the period that holds a time. */
    public LocalDate start(Instant time) {
        LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The first day after the period that begins on a day. */
    public LocalDate next(LocalDate start) {
        return switch (this) {
            case DAY -> start.plusDays(1);
            case WEEK -> start.plusWeeks(1);
            case MONTH -> start.plusMonths(1);
        };
    }
}
