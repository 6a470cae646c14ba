package io.github.churn4j.drift.stream;

import java.time.Clock;
import java.time.Instant;

/**
 * Time as a stream tells it, to the millisecond: it never goes back, whatever the clocks of those who tell it do. Nor does
 * it run away: a time more than an hour ahead of this machine's counts as this machine's, or one wrong time would keep all
 * later rows out of windows by time.
 */
final class StreamClock {

    /** Before anything came. */
    static final long NEVER = Long.MIN_VALUE;

    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T00:00:00Z").toEpochMilli();

    private static final long AHEAD = 3_600_000;

    private final Clock machine;
    private long latest = NEVER;
    private long believable = NEVER; // up to here without a look at the machine's clock

    StreamClock(Clock machine) {
        this.machine = machine;
    }

    /** A time in milliseconds; what lies outside the years 1 to 9999 is put at their ends. */
    static long millis(Instant time) {
        long second = Math.max(EARLIEST / 1000, Math.min(LATEST / 1000, time.getEpochSecond()));
        return second == time.getEpochSecond() ? time.toEpochMilli() : second * 1000;
    }

    /** A time in milliseconds, the machine's where it is too far ahead of it. */
    long believed(Instant time) {
        return isAhead(time) ? machine.millis() : millis(time);
    }

    /** Whether a time is too far ahead of the machine's to be believed. */
    boolean isAhead(Instant time) {
        return !canHaveSeen(millis(time));
    }

    /** Whether a time in milliseconds is one that the stream can have come to. */
    boolean canHaveSeen(long time) {
        if (time > believable) {
            believable = Math.min(LATEST, machine.millis() + AHEAD);
        }
        return time <= believable;
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
