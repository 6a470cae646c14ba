package io.github.churn4j.drift.stream;

/**
 * Hears of drift, once when an episode opens and once when it closes, and of changes of the error.
 *
 * <p>Called by one thread at a time, in the order in which things happened, while the monitor works on the observation that
 * brought the news; the next one waits until the listener returns. So a listener returns quickly, what takes long belongs on
 * a thread of its own, and it neither saves nor closes the monitor nor waits for somebody who does. Asking for a
 * {@link DriftMonitor#snapshot} is fine. What it throws is logged and disturbs nobody.
 */
@FunctionalInterface
public interface DriftListener {

    /** Hears that an episode opened or closed. */
    void drift(DriftEvent event);

    /** Hears that the mean squared error of the predictions changed, where feedback arrives; by default does nothing. */
    default void changed(MeanChangeEvent event) {}
}
