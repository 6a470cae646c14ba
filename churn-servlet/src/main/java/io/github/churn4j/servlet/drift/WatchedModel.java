package io.github.churn4j.servlet.drift;

import io.github.churn4j.ServedModel;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.WindowSummary;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model with its monitor, and what was counted of it since this service began, which a state brought from an earlier
 * one does not change. Thread-safe.
 */
final class WatchedModel {

    private static final Duration UNDER_WAY = Duration.ofSeconds(10); // the most that a prediction waits in the feed

    private volatile ServedModel served;
    private final DriftMonitor monitor;
    private final @Nullable Clock clock;
    private final DriftSnapshot first;
    private final Map<Verdict, Long> windows = new EnumMap<>(Verdict.class); // guarded by this, as is the last window
    private long lastWindow;

    /** @param clock what ends windows that go by time, where nothing comes in; null where they go by rows */
    WatchedModel(ServedModel served, DriftMonitor monitor, @Nullable Clock clock) {
        this.served = served;
        this.monitor = monitor;
        this.clock = clock;
        first = monitor.snapshot();
        lastWindow = first.latest().map(WindowSummary::number).orElse(0L);
    }

    ServedModel served() {
        return served;
    }

    /** The same version was loaded anew. */
    void serves(ServedModel again) {
        served = again;
    }

    DriftMonitor monitor() {
        return monitor;
    }

    /** What the monitor knows; windows that ended meanwhile are counted on the way. */
    synchronized DriftSnapshot snapshot() {
        if (clock != null) {
            monitor.advance(clock.instant().minus(UNDER_WAY));
        }
        DriftSnapshot now = monitor.snapshot();
        for (WindowSummary window : now.history()) {
            if (window.number() > lastWindow) {
                windows.merge(window.verdict(), 1L, Long::sum);
                lastWindow = window.number();
            }
        }
        return now;
    }

    /** What was counted since this service began. */
    synchronized DriftCounts counts() {
        DriftSnapshot now = snapshot();
        return new DriftCounts(
                now.observed() - first.observed(),
                now.dropped() - first.dropped(),
                now.late() - first.late(),
                now.capped() - first.capped(),
                now.refused() - first.refused(),
                windows);
    }
}
