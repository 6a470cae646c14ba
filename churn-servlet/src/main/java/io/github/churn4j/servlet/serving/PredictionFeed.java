package io.github.churn4j.servlet.serving;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.internal.BoundedQueue;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings predictions to those who listen, on one daemon thread of its own, and records that were refused to who wants
 * those. Bounded: what does not fit is dropped and counted, and refused records wait in a place of their own, so that a
 * flood of them costs no prediction. Where nobody listens, offering costs one volatile read.
 *
 * <p>The thread naps a few milliseconds after work and only then, if still nothing came, sleeps until it is woken. So
 * under steady traffic nobody pays for waking it, and an idle service costs nothing.
 */
public final class PredictionFeed implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PredictionFeed.class.getName());
    private static final long NAP_NANOS = 2_000_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_KINDS = 100;
    private static final int MOST_REFUSALS = 1_024;

    private final List<PredictionListener> listeners;
    private final @Nullable Consumer<Refusal> refusalListener;
    private final @Nullable PredictionListener shadow;
    private final BooleanSupplier challenged;
    private final Clock clock;
    private final BoundedQueue<PredictionEvent> queue;
    private final BoundedQueue<Refusal> refusals;
    private final LongAdder refusalsDropped = new LongAdder();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Set<String> kinds = new HashSet<>(); // of the consumer alone
    private final Duration patience;
    private volatile boolean sleeping;
    private volatile boolean closed;
    private volatile @Nullable Thread consumer;

    /** A feed to these listeners, with room for some thousand predictions. */
    public PredictionFeed(List<PredictionListener> listeners, Clock clock) {
        this(listeners, clock, 8_192, null, () -> false, null);
    }

    /**
     * A feed to these listeners and to one more while it is wanted.
     *
     * @param capacity predictions that may wait, rounded up to a power of two
     * @param shadow hears only what was offered while {@code challenged} holds
     * @param refusals hears of refused records; null if nobody wants to
     */
    public PredictionFeed(
            List<PredictionListener> listeners,
            Clock clock,
            int capacity,
            @Nullable PredictionListener shadow,
            BooleanSupplier challenged,
            @Nullable Consumer<Refusal> refusals) {
        this(listeners, clock, capacity, shadow, challenged, refusals, PATIENCE);
    }

    PredictionFeed(
            List<PredictionListener> listeners,
            Clock clock,
            int capacity,
            @Nullable PredictionListener shadow,
            BooleanSupplier challenged,
            @Nullable Consumer<Refusal> refusals,
            Duration patience) {
        this.listeners = List.copyOf(listeners);
        this.refusalListener = refusals;
        this.refusals = new BoundedQueue<>(refusals == null ? 1 : MOST_REFUSALS);
        this.clock = clock;
        this.shadow = shadow;
        this.challenged = challenged;
        this.queue = new BoundedQueue<>(capacity);
        this.patience = patience;
    }

    /** Begins to deliver; what was offered before is delivered then. */
    public synchronized void start() {
        if (consumer == null && !closed) {
            Thread thread = new Thread(this::consume, "churn4j-prediction-feed");
            thread.setDaemon(true);
            consumer = thread;
            thread.start();
        }
    }

    /** Hands a prediction over; never waits. */
    public void offer(String id, String customer, Serving serving, CustomerRecord record, double probability) {
        if (listeners.isEmpty() && !challenged.getAsBoolean()) {
            return;
        }
        PredictionEvent event =
                new PredictionEvent(clock.instant(), id, customer, serving.served(), record, probability);
        if (closed || !queue.offer(event)) {
            dropped.increment();
        } else if (sleeping) {
            wake();
        }
    }

    /**
     * Tells that a record was refused because its fields are not acceptable; never waits.
     *
     * @param customer what the caller calls the customer; empty if it did not say
     */
    public void refused(String customer, Serving serving, List<FieldProblem> problems) {
        if (refusalListener == null) {
            return;
        }
        if (closed || !refusals.offer(new Refusal(clock.instant(), customer, serving.served(), problems))) {
            refusalsDropped.increment();
        } else if (sleeping) {
            wake();
        }
    }

    private void wake() {
        sleeping = false; // the others need not wake it again
        LockSupport.unpark(consumer);
    }

    /** Predictions that every listener has heard of. */
    public long delivered() {
        return delivered.sum();
    }

    /** Predictions that did not fit and that nobody heard of. */
    public long dropped() {
        return dropped.sum();
    }

    /** Refused records that did not fit and that nobody heard of. */
    public long refusalsDropped() {
        return refusalsDropped.sum();
    }

    /** How often a listener failed. */
    public long failures() {
        return failures.sum();
    }

    /** Predictions that wait, about. */
    public int waiting() {
        return queue.size();
    }

    private void consume() {
        try {
            while (!closed) {
                if (deliverAll() > 0) {
                    LockSupport.parkNanos(this, NAP_NANOS);
                } else {
                    sleep();
                }
            }
            deliverAll();
        } finally {
            closeListeners();
        }
    }

    /** What is published before the flag is seen is found by the second look; what comes later sees the flag. */
    private void sleep() {
        sleeping = true;
        if (deliverAll() == 0 && !closed) {
            LockSupport.park(this);
        }
        sleeping = false;
    }

    private int deliverAll() {
        int count = deliverRefusals();
        for (PredictionEvent event = queue.poll(); event != null; event = queue.poll()) {
            for (PredictionListener listener : listeners) {
                deliver(listener, event);
            }
            if (shadow != null && challenged.getAsBoolean()) {
                deliver(shadow, event);
            }
            delivered.increment();
            count++;
        }
        return count;
    }

    private int deliverRefusals() {
        int count = 0;
        if (refusalListener != null) {
            for (Refusal refusal = refusals.poll(); refusal != null; refusal = refusals.poll()) {
                try {
                    refusalListener.accept(refusal);
                } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
                    failed(refusalListener, e);
                }
                count++;
            }
        }
        return count;
    }

    private void deliver(PredictionListener listener, PredictionEvent event) {
        try {
            listener.predicted(event);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError e) {
            failed(listener, e);
        }
    }

    private void failed(Object listener, Throwable e) {
        failures.increment();
        String kind = listener.getClass().getName() + " " + e.getClass().getName();
        if (kinds.size() < MOST_KINDS && kinds.add(kind)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a prediction listener failed; further failures of this kind are only counted",
                    e);
        }
    }

    private void closeListeners() {
        listeners.forEach(this::close);
        if (shadow != null) {
            close(shadow);
        }
    }

    private void close(PredictionListener listener) {
        try {
            listener.close();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a prediction listener did not close", e);
        }
    }

    /**
     * Delivers what waits, then closes the listeners. Waits some seconds for that; a listener that is stuck longer is
     * interrupted and left alone.
     */
    @Override
    public void close() {
        Thread running;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            running = consumer;
        }
        if (running == null) {
            closeListeners();
            return;
        }
        LockSupport.unpark(running);
        try {
            running.join(Math.max(1, patience.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (running.isAlive()) {
            LOG.log(System.Logger.Level.WARNING, "{0} predictions were not delivered in time", queue.size());
            running.interrupt();
        }
    }
}
