package io.github.churn4j.drift.stream;

import io.github.churn4j.internal.BoundedQueue;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Takes observations from any thread without making it wait and hands them to one daemon thread of its own, which also
 * does a chore from time to time. What does not fit is dropped and counted.
 *
 * <p>The thread naps a few milliseconds after work and only then, if still nothing came, sleeps until it is woken or the
 * chore is due. So under steady traffic nobody pays for waking it, and an idle one costs nothing.
 */
final class Intake {

    private static final System.Logger LOG = System.getLogger(Intake.class.getName());
    private static final long NAP_NANOS = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final BoundedQueue<Observation> queue;
    private final Consumer<Observation> consumer;
    private final Runnable chore;
    private final long choreNanos;
    private final Thread worker;
    private final LongAdder dropped = new LongAdder();
    private boolean warned; // of the worker alone
    private volatile boolean sleeping;
    private volatile boolean closed;

    /**
     * An intake that takes but does not work yet.
     *
     * @param capacity observations that may wait, rounded up to a power of two
     * @param chore done each time so much time has passed, and at the end
     */
    Intake(int capacity, Consumer<Observation> consumer, Runnable chore, Duration every) {
        queue = new BoundedQueue<>(capacity);
        this.consumer = consumer;
        this.chore = chore;
        choreNanos = every.toNanos();
        worker = new Thread(this::work, "churn4j-drift-monitor");
        worker.setDaemon(true);
    }

    void start() {
        worker.start();
    }

    /** Hands an observation over; never waits. */
    void offer(Observation observation) {
        if (closed || !queue.offer(observation)) {
            dropped.increment();
        } else if (sleeping) {
            sleeping = false; // the others need not wake it again
            LockSupport.unpark(worker);
        }
    }

    /** Observations that found no room, or came too late to be worked on. */
    long dropped() {
        boolean ended = closed && worker.getState() == Thread.State.TERMINATED;
        return dropped.sum() + (ended ? queue.size() : 0);
    }

    private void work() {
        long done = System.nanoTime();
        while (!closed) {
            if (takeAll() > 0) {
                LockSupport.parkNanos(this, NAP_NANOS);
            } else {
                sleep(choreNanos - (System.nanoTime() - done));
            }
            if (System.nanoTime() - done >= choreNanos) {
                guarded(chore);
                done = System.nanoTime();
            }
        }
        takeAll();
        guarded(chore);
    }

    /** What is published before the flag is seen is found by the second look; what comes later sees the flag. */
    private void sleep(long nanos) {
        sleeping = true;
        if (takeAll() == 0 && !closed && nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        }
        sleeping = false;
    }

    private int takeAll() {
        int count = 0;
        for (Observation next = queue.poll(); next != null; next = queue.poll()) {
            Observation observation = next;
            guarded(() -> consumer.accept(observation));
            count++;
        }
        return count;
    }

    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            Failures.requireHarmless(e);
            if (!warned) {
                warned = true;
                LOG.log(System.Logger.Level.WARNING, "the drift monitor failed; it goes on and does not tell again", e);
            }
        } finally {
            Thread.interrupted(); // who worked may have been interrupted; the worker naps all the same
        }
    }

    /** Works off what waits, does the chore and ends. Waits some seconds for that, unless the worker itself asks. */
    void close() {
        closed = true;
        LockSupport.unpark(worker);
        if (Thread.currentThread() == worker) {
            return;
        }
        try {
            worker.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (worker.isAlive()) {
            LOG.log(System.Logger.Level.WARNING, "{0} observations were not worked off in time", queue.size());
        }
    }
}
