package io.github.churn4j.servlet.drift;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.ScoreChange;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.journal.RecentScores;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One model's monitor, and what was counted of it since this service began, which a state brought from an earlier one does
 * not change. Keeps of the model what is told of it and not the model itself, which is large and may be replaced.
 * Thread-safe.
 */
final class WatchedModel {

    private static final int REMEMBERED = 1 << 16;
    private static final Duration UNDER_WAY = Duration.ofSeconds(10); // the most that a prediction waits in the feed

    private final String name;
    private final String version;
    private final ChurnSchema schema;
    private final long referenceRows;
    private final String referenceOrigin;
    private volatile WeakReference<ServedModel> served;
    private final DriftMonitor monitor;
    private final @Nullable Clock clock;
    private final DriftSnapshot first;
    private final RecentScores recent = new RecentScores(REMEMBERED);
    private final Map<Verdict, Long> windows = new EnumMap<>(Verdict.class); // guarded by this, as is the last window
    private long lastWindow;

    /** @param clock what ends windows that go by time, where nothing comes in; null where they go by rows */
    WatchedModel(ServedModel served, DriftMonitor monitor, @Nullable Clock clock) {
        this.served = new WeakReference<>(served);
        name = served.model().name();
        version = served.version();
        schema = served.model().schema();
        referenceRows = served.model().profile().rows();
        referenceOrigin = served.model().profile().origin();
        this.monitor = monitor;
        this.clock = clock;
        first = monitor.snapshot();
        lastWindow = first.latest().map(WindowSummary::number).orElse(0L);
    }

    /** Whether this is that model as it was loaded last. */
    @SuppressWarnings("ReferenceEquality") // the same model at work, not an equal one
    boolean isOf(ServedModel model) {
        return served.get() == model;
    }

    /** The same version was loaded anew. */
    void serves(ServedModel again) {
        served = new WeakReference<>(again);
    }

    String name() {
        return name;
    }

    String version() {
        return version;
    }

    ChurnSchema schema() {
        return schema;
    }

    long referenceRows() {
        return referenceRows;
    }

    String referenceOrigin() {
        return referenceOrigin;
    }

    DriftMonitor monitor() {
        return monitor;
    }

    /** Takes in what became of a customer; whether this model answered lately for that one. */
    boolean feedback(Feedback feedback) {
        Optional<RecentScores.Answered> answered = recent.take(feedback);
        answered.filter(RecentScores.Answered::first)
                .ifPresent(a -> monitor.feedback(feedback.receivedAt(), a.score(), feedback.churned()));
        return answered.isPresent();
    }

    /** Takes in a prediction, and remembers its score where feedback may come. */
    void predicted(PredictionEvent event, boolean remembered) {
        monitor.predicted(event);
        if (remembered) {
            recent.answered(event.id(), event.customer(), event.time(), event.attritionProbability());
        }
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

    private static long errorChanges(DriftSnapshot snapshot) {
        return snapshot.errorChange().map(ScoreChange::changes).orElse(0L);
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
                errorChanges(now) - errorChanges(first),
                windows);
    }
}
