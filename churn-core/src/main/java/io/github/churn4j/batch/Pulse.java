package io.github.churn4j.batch;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Tells the listener about once a second how far a scoring is. */
final class Pulse {

    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final ScoringListener listener;
    private final LongSupplier clock;
    private final long size;
    private final long firstRow;
    private final long start;
    private long last;

    Pulse(ScoringListener listener, LongSupplier clock, long size, long firstRow) {
        this.listener = listener;
        this.clock = clock;
        this.size = size;
        this.firstRow = firstRow;
        start = clock.getAsLong();
        last = start;
    }

    void beat(long rows, long bytes) {
        long now = clock.getAsLong();
        if (now - last >= INTERVAL) {
            last = now;
            tell(now, rows, bytes);
        }
    }

    void end(long rows) {
        tell(clock.getAsLong(), rows, size);
    }

    private void tell(long now, long rows, long bytes) {
        double seconds = Math.max(now - start, 1) / 1e9;
        double fraction = size == 0 ? 1 : Math.min(1, (double) bytes / size);
        listener.progress(new ScoringListener.Progress(rows, (rows - firstRow) / seconds, fraction));
    }
}
