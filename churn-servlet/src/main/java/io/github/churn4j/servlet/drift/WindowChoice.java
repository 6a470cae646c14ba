package io.github.churn4j.servlet.drift;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a setting asks for windows: {@code 500}, {@code 500/100}, {@code 1h} or {@code 1h/10m}, the length and, behind a
 * slash, how far the next window's end is from this one's. Names nothing of churn-drift, for settings are read without it.
 *
 * @param rows rows of a window; 0 where it goes by time
 * @param stride rows between the ends of two windows
 * @param length time of a window; zero where it goes by rows
 * @param every time between the ends of two windows
 */
public record WindowChoice(int rows, int stride, Duration length, Duration every) {

    private static final int FEWEST = 20;
    private static final int MOST = 1_000_000;
    private static final Duration LONGEST = Duration.ofDays(3_660);
    private static final int MOST_SHARING = 1_000; // windows that one row lies in
    private static final String EXPECTED = "rows in [" + FEWEST + ", " + MOST
            + "] such as 500 or 500/100, or a time of at most " + LONGEST.toDays()
            + "d such as 1h or 1h/10m, the part behind the slash not the larger one and, of times, at least 1/"
            + MOST_SHARING + " of the other";

    /**
     * The choice a text describes.
     *
     * @param duration reads times
     * @throws IllegalArgumentException telling what is expected
     */
    public static WindowChoice of(String text, Function<String, Duration> duration) {
        String[] parts = text.strip().split("/", -1);
        if (parts.length > 2) {
            throw new IllegalArgumentException(EXPECTED);
        }
        String last = parts[parts.length - 1].strip();
        return rows(parts[0].strip(), last).orElseGet(() -> time(parts[0], last, duration));
    }

    private static Optional<WindowChoice> rows(String length, String stride) {
        if (!length.matches("[0-9]{1,9}") || !stride.matches("[0-9]{1,9}")) {
            return Optional.empty();
        }
        int rows = Integer.parseInt(length);
        int step = Integer.parseInt(stride);
        if (rows < FEWEST || rows > MOST || step < 1 || step > rows) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return Optional.of(new WindowChoice(rows, step, Duration.ZERO, Duration.ZERO));
    }

    private static WindowChoice time(String length, String stride, Function<String, Duration> duration) {
        try {
            Duration whole = duration.apply(length);
            Duration step = duration.apply(stride);
            if (!whole.isZero()
                    && whole.compareTo(LONGEST) <= 0
                    && !step.isZero()
                    && step.compareTo(whole) <= 0
                    && whole.compareTo(step.multipliedBy(MOST_SHARING)) <= 0) {
                return new WindowChoice(0, 0, whole, step);
            }
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw new IllegalArgumentException(EXPECTED);
    }
}
