package io.github.churn4j.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A queue of fixed size for many producers and one consumer, first in, first out for each producer. Nobody ever waits:
 * what does not fit is refused.
 *
 * <p>Each cell carries the number of the turn it is ready for. A producer whose turn it is claims the cell with one
 * compare-and-set on the tail, stores its element and publishes it by advancing the cell's number; the consumer
 * takes it and advances the number by a full round, which frees the cell. The idea is Dmitry Vyukov's bounded queue
 * (1024cores.net, 2010), here with one consumer, which needs no compare-and-set. Offering costs one atomic operation
 * where producers do not collide and one volatile store, and allocates nothing. A producer that is interrupted between claim and publication
 * hides what came after it until it goes on, and nothing is lost.
 */
public final class BoundedQueue<E> {

    private static final int CACHE_LINE = 16;
    private static final int LARGEST = 1 << 24;

    private final int mask;
    private final AtomicLongArray turns;
    private final AtomicReferenceArray<@Nullable E> cells;
    private final AtomicLongArray tail = new AtomicLongArray(2 * CACHE_LINE);
    private final AtomicLong head = new AtomicLong();

    /**
     * An empty queue.
     *
     * @param capacity elements it holds at least, in [1, 16,777,216]; rounded up to a power of two, 2 or more
     */
    public BoundedQueue(int capacity) {
        if (capacity < 1 || capacity > LARGEST) {
            throw new IllegalArgumentException("capacity is " + capacity + ", expected [1, " + LARGEST + "]");
        }
        int size = capacity < 2 ? 2 : Integer.highestOneBit(capacity * 2 - 1);
        mask = size - 1;
        cells = new AtomicReferenceArray<>(size);
        turns = new AtomicLongArray(size);
        for (int i = 0; i < size; i++) {
            turns.setPlain(i, i);
        }
    }

    /** How many elements fit. */
    public int capacity() {
        return mask + 1;
    }

    /** How many elements wait, about. */
    public int size() {
        return (int) Math.max(0, Math.min(capacity(), tail.get(CACHE_LINE) - head.get()));
    }

    /** Appends an element; any thread may. Ends with a full fence, so a flag read next is as new as the element. */
    public boolean offer(E element) {
        long place = tail.get(CACHE_LINE);
        while (true) {
            int cell = (int) place & mask;
            long ahead = turns.getAcquire(cell) - place;
            if (ahead < 0) {
                return false;
            }
            if (ahead == 0 && tail.compareAndSet(CACHE_LINE, place, place + 1)) {
                cells.setPlain(cell, element);
                turns.set(cell, place + 1);
                return true;
            }
            place = tail.get(CACHE_LINE);
        }
    }

    /** Takes the oldest element, null if none is ready; one thread at a time may. */
    public @Nullable E poll() {
        long place = head.getPlain();
        int cell = (int) place & mask;
        if (turns.getAcquire(cell) != place + 1) {
            return null;
        }
        E element = cells.getPlain(cell);
        cells.setPlain(cell, null);
        head.setRelease(place + 1);
        turns.setRelease(cell, place + mask + 1);
        return element;
    }
}
