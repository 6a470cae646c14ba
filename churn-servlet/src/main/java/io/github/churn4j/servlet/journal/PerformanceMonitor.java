package io.github.churn4j.servlet.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Computes realised performance when asked, seldom enough not to disturb: one computation at a time, none while nothing
 * changed, and none before twenty times as long as the last one took. Thread-safe.
 */
public final class PerformanceMonitor {

    private static final int PAUSE = 20;
    private static final int RETRY_SECONDS = 5;

    private final PredictionJournal journal;
    private final FeedbackStore feedback;
    private final Clock clock;
    private final Map<Period, Computed> computed = new EnumMap<>(Period.class);
    private final ReentrantLock computing = new ReentrantLock();

    /** Watches a journal and the feedback on it. */
    public PerformanceMonitor(PredictionJournal journal, FeedbackStore feedback, Clock clock) {
        this.journal = journal;
        this.feedback = feedback;
        this.clock = clock;
    }

    private record Computed(ObjectNode document, String state, long finished, long took) {
        boolean resting() {
            return System.nanoTime() - finished < PAUSE * took;
        }
    }

    /**
     * The report as JSON with the time it was computed.
     *
     * @throws ProblemException 503 while the first one is being computed
     * @throws IOException if the feedback cannot be read
     */
    public ObjectNode report(Period by) throws IOException {
        Computed last = last(by);
        if (last != null && last.resting()) {
            return last.document;
        }
        if (!computing.tryLock()) {
            if (last != null) {
                return last.document;
            }
            throw new ProblemException(
                    Problem.unavailable("computing", "the performance is being computed; try again"), RETRY_SECONDS);
        }
        try {
            return compute(by, last).document;
        } finally {
            computing.unlock();
        }
    }

    private @Nullable Computed last(Period by) {
        synchronized (computed) {
            return computed.get(by);
        }
    }

    private Computed compute(Period by, @Nullable Computed last) throws IOException {
        long start = System.nanoTime();
        journal.flush();
        String state = journal.reader().state() + " " + feedback.state();
        if (last != null && last.state.equals(state)) {
            return last;
        }
        String time = clock.instant().toString();
        ObjectNode document = PerformanceJson.of(PerformanceReport.of(journal.reader(), feedback, by));
        document.put("computed_at", time);
        long end = System.nanoTime();
        Computed fresh = new Computed(document, state, end, end - start);
        synchronized (computed) {
            computed.put(by, fresh);
        }
        return fresh;
    }
}
