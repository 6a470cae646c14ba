package io.github.churn4j.drift.stream;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What changes with every observation, written by one thread at a time and read by any without a lock. */
final class WatchCounters {

    private final AtomicLong observed = new AtomicLong();
    private final AtomicLong late = new AtomicLong();
    private final AtomicLong capped = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private volatile long asOf = StreamClock.NEVER;
    private volatile int filling;
    private volatile Optional<ScoreChange> scoreChange = Optional.empty();
    private volatile Optional<ScoreChange> errorChange = Optional.empty();

    /** The sums of a stream, see {@link DriftSnapshot}. */
    record Counts(long observed, long late, long capped, long refused) {}

    void observed() {
        observed.incrementAndGet();
    }

    void late() {
        late.incrementAndGet();
    }

    void capped() {
        capped.incrementAndGet();
    }

    void refused() {
        refused.incrementAndGet();
    }

    void asOf(long millis) {
        asOf = millis;
    }

    void filling(int rows) {
        filling = rows;
    }

    void scoreChange(Optional<ScoreChange> change) {
        scoreChange = change;
    }

    void errorChange(Optional<ScoreChange> change) {
        errorChange = change;
    }

    /** The sums, to be kept. */
    Counts state() {
        return new Counts(observed.get(), late.get(), capped.get(), refused.get());
    }

    /** Goes on from kept sums. */
    void restore(Counts counts) {
        observed.set(counts.observed());
        late.set(counts.late());
        capped.set(counts.capped());
        refused.set(counts.refused());
    }

    DriftSnapshot snapshot(WatchSettings settings, WindowHistory.View view, long dropped) {
        long time = asOf;
        return new DriftSnapshot(
                settings.model(),
                settings.version(),
                time == StreamClock.NEVER ? Optional.empty() : Optional.of(Instant.ofEpochMilli(time)),
                observed.get(),
                dropped,
                late.get(),
                capped.get(),
                refused.get(),
                filling,
                view.verdict(),
                view.latest(),
                view.windows(),
                view.episodes(),
                view.distributions(),
                settings.window(),
                settings.alpha(),
                settings.guarantee(),
                scoreChange,
                errorChange);
    }
}
