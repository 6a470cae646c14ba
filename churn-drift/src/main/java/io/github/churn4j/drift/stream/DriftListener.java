package io.github.churn4j.drift.stream;

/**
 * Hears of drift, once when an episode opens and once when it closes. Called by one thread at a time, the one that works
 * for the monitor, so what takes long belongs on a thread of the listener's own. An exception is logged and disturbs
 * nobody.
 */
@FunctionalInterface
public interface DriftListener {

    /** Hears of one event. */
    void drift(DriftEvent event);
}
