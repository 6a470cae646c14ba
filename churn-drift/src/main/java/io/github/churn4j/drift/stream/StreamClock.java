package io.github.churn4j.drift.stream;

import java.time.Instant;

/** Time as a stream tells it, to the millisecond: it never goes back, whatever the clocks of those who tell it do. */
final class StreamClock {

    /** Before anything came. */
    static final long NEVER = Long.MIN_VALUE;

    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private long latest = NEVER;

    /** A time in milliseconds; what lies outside the years 1 to 9999 is put at their ends. */
    static long millis(Instant time) {
        long second = Math.max(EARLIEST / 1000, Math.min(LATEST / 1000, time.getEpochSecond()));
        return second == time.getEpochSecond() ? time.toEpochMilli() : second * 1000;
    }

    /** Whether a time lies before one seen already. */
    boolean isLate(long time) {
        return time < latest;
    }

    /** The latest time seen, this one included. */
    long arrive(long time) {
        latest = Math.max(latest, time);
        return latest;
    }

    /** The latest time seen, {@link #NEVER} before the first. */
    long latest() {
        return latest;
    }

    /** Goes on from an earlier clock. */
    void restore(long time) {
        latest = time;
    }
}
