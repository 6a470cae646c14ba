package io.github.churn4j.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Working memory lent to one call at a time, without a lock and without garbage.
 *
 * <p>A few slots, a cache line apart, each hold an idle object or nothing. A caller empties the slot of its thread's
 * number with one atomic exchange and makes a new object where the slot is empty; giving back stores into the slot
 * again. Whoever holds an object owns it alone, so a virtual thread may change its carrier meanwhile, and any number
 * of threads works: beyond the slots, colliding callers merely allocate.
 */
public final class ScratchPool<T> {

    private static final int CACHE_LINE = 16;
    private static final int SLOTS = slots(Runtime.getRuntime().availableProcessors());

    private final AtomicReferenceArray<@Nullable T> idle = new AtomicReferenceArray<>(SLOTS * CACHE_LINE);
    private final Supplier<T> maker;

    /** A pool that starts empty and asks the maker for what it lacks. */
    public ScratchPool(Supplier<T> maker) {
        this.maker = maker;
    }

    private static int slots(int processors) {
        return Integer.highestOneBit(Math.min(64, Math.max(1, processors)) * 4 - 1);
    }

    /** The place of the current thread: pass it to {@link #take} and {@link #give}. */
    @SuppressWarnings("deprecation") // Thread.threadId is newer than Java 17
    public int place() {
        int id = (int) Thread.currentThread().getId() * 0x9E3779B9;
        return ((id >>> 16) & (SLOTS - 1)) * CACHE_LINE;
    }

    /** An object that nobody else holds. */
    public T take(int place) {
        T found = idle.getAndSet(place, null);
        return found != null ? found : maker.get();
    }

    /** Ends the loan. */
    public void give(int place, T object) {
        idle.setRelease(place, object);
    }
}
