package io.github.churn4j.training.tribuo;

import java.util.concurrent.CancellationException;

/** Ends training when the thread has been interrupted. */
final class Interruption {

    private Interruption() {}

    /** Leaves the interrupt flag set, so that whoever catches the exception still sees it. */
    static void check(String when) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("training was interrupted " + when);
        }
    }
}
