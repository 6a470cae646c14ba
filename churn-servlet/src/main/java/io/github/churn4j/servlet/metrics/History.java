package io.github.churn4j.servlet.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The last sixty minutes, one line each. Nothing is counted twice: whoever first sees a new minute subtracts what stood
 * at the old one's begin from what stands now, so that a request pays one comparison. Thread-safe and lock-free; a request
 * that ends just while the minute turns may be counted in either.
 */
final class History {

    private static final int MINUTES = 60;
    private static final long MILLIS = 60_000;

    /** What was counted since the service began. */
    @SuppressWarnings("ArrayRecordComponent") // made for one reading, never changed
    record Reading(long requests, long errors, long[] latency, long predictions, double scores) {}

    private final Supplier<Reading> counted;
    private final long first;
    private final AtomicReferenceArray<@Nullable Minute> ring = new AtomicReferenceArray<>(MINUTES);
    private final AtomicBoolean turning = new AtomicBoolean();
    private volatile long current;
    private volatile Reading begin;

    History(Supplier<Reading> counted, long millis) {
        this.counted = counted;
        first = millis / MILLIS;
        current = first;
        begin = counted.get();
    }

    /** Says what time it is; called before a request is counted. */
    void at(long millis) {
        long minute = millis / MILLIS;
        if (minute > current && turning.compareAndSet(false, true)) {
            try {
                turn(minute);
            } finally {
                turning.set(false);
            }
        }
    }

    private void turn(long minute) {
        if (minute > current) {
            Reading now = counted.get();
            ring.set((int) (current % MINUTES), minute(current, begin, now));
            begin = now;
            current = minute;
        }
    }

    private static Minute minute(long minute, Reading from, Reading to) {
        long[] latency = new long[to.latency().length];
        for (int i = 0; i < latency.length; i++) {
            latency[i] = to.latency()[i] - from.latency()[i];
        }
        long predictions = to.predictions() - from.predictions();
        return new Minute(
                minute * MILLIS,
                to.requests() - from.requests(),
                to.errors() - from.errors(),
                LatencyCounts.quantileMillis(latency, .5),
                LatencyCounts.quantileMillis(latency, .99),
                predictions == 0 ? Double.NaN : (to.scores() - from.scores()) / predictions);
    }

    /** Up to sixty minutes, the oldest first; the last one has not ended yet. */
    List<Minute> minutes(long millis) {
        at(millis);
        long now = current;
        List<Minute> minutes = new ArrayList<>();
        for (long minute = Math.max(first, now - MINUTES + 1); minute < now; minute++) {
            Minute kept = ring.get((int) (minute % MINUTES));
            boolean quiet = kept == null || kept.millis() != minute * MILLIS;
            minutes.add(quiet ? Minute.quiet(minute * MILLIS) : kept);
        }
        minutes.add(minute(now, begin, counted.get()));
        return minutes;
    }
}
