package io.github.churn4j.servlet.journal;

import java.io.IOException;
import java.util.function.Consumer;

/** Feedback that can be read. */
@FunctionalInterface
public interface FeedbackSource {

    /**
     * Reads all of it in the order in which it was acknowledged, so that of two outcomes of one prediction the last one
     * counts.
     *
     * @throws IOException if it cannot be read now
     */
    void forEach(Consumer<Feedback> consumer) throws IOException;
}
