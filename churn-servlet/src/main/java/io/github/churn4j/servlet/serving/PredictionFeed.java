package io.github.churn4j.servlet.serving;

import io.github.churn4j.PredictionListener;
import io.github.churn4j.data.CustomerRecord;
import java.time.Clock;
import java.util.List;

/**
 * Brings predictions to those who listen, off the thread that answers. Bounded: what does not fit is dropped and
 * counted.
 */
public final class PredictionFeed implements AutoCloseable {

    private final List<PredictionListener> listeners;
    private final Clock clock; // dates events

    /** A feed to these listeners. */
    public PredictionFeed(List<PredictionListener> listeners, Clock clock) {
        this.listeners = List.copyOf(listeners);
        this.clock = clock;
    }

    /** Hands a prediction over; never waits. */
    public void offer(String id, String customer, Serving serving, CustomerRecord record, double probability) {}

    /** Predictions that were brought to the listeners. */
    public long delivered() {
        return 0;
    }

    /** Predictions that found the feed full. */
    public long dropped() {
        return 0;
    }

    @Override
    public void close() {
        listeners.forEach(PredictionListener::close);
    }
}
