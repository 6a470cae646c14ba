package io.github.churn4j.servlet.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets a bounded number of requests work at once and turns the others away, and, once closed, waits until those inside
 * have left. Lock-free on the way in and out.
 */
public final class Admission {

    private final int most;
    private final AtomicInteger inside = new AtomicInteger();
    private volatile boolean closed;

    /** At most this many requests at once, 1 or more. */
    public Admission(int most) {
        this.most = most;
    }

    /** Whether one more may come in; then {@link #leave} must follow. */
    public boolean enter() {
        if (inside.incrementAndGet() <= most && !closed) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    /** One has left. */
    public void leave() {
        inside.decrementAndGet();
    }

    /** How many are inside. */
    public int inside() {
        return inside.get();
    }

    /** Whether nobody is let in any more. */
    public boolean closed() {
        return closed;
    }

    /**
     * Lets nobody in any more and waits for those inside.
     *
     * @return whether all have left in time
     */
    public boolean drain(Duration patience) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + patience.toNanos();
        while (inside.get() > 0 && System.nanoTime() - deadline < 0) {
            Thread.sleep(5);
        }
        return inside.get() == 0;
    }
}
