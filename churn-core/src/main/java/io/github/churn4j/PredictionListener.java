package io.github.churn4j;

/**
 * Hears of predictions after they were answered: a drift monitor, a journal, a counter of one's own.
 *
 * <p>Called by one thread at a time, off the thread that answered and some milliseconds later, in the order of the
 * answers of each thread. Under overload predictions are dropped rather than answers delayed; whoever calls counts the
 * dropped ones. An exception is logged and counted and disturbs nobody.
 */
@FunctionalInterface
public interface PredictionListener extends AutoCloseable {

    /** Hears of one prediction. */
    void predicted(PredictionEvent event);

    /** Ends the listening: called once, after the last prediction. */
    @Override
    default void close() {}
}
