package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.util.List;

/**
 * Keeps feedback for good. Thread-safe.
 *
 * <p>Appending the same feedback again changes nothing: prediction, outcome and the time it was seen make its identity.
 * Another outcome of the same prediction is kept beside the former one.
 */
public interface FeedbackStore extends FeedbackSource, AutoCloseable {

    /**
     * Adds a batch: when this returns, all of it survives a crash.
     *
     * @throws IOException if that is not certain; the batch may be sent again, whatever became of it
     */
    FeedbackReceipt append(List<Feedback> batch) throws IOException;

    /**
     * Changes whenever feedback is added.
     *
     * @throws IOException if it cannot be told now
     */
    String state() throws IOException;

    /** Releases files and connections. */
    @Override
    void close();
}
