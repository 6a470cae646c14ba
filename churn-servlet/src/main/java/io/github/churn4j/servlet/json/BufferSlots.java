package io.github.churn4j.servlet.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;
import io.github.churn4j.internal.ScratchPool;

/** Lends the parser its buffers from a few slots, so that virtual threads, which live for one request, reuse them too. */
final class BufferSlots implements RecyclerPool<BufferRecycler> {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never written
    private final transient ScratchPool<BufferRecycler> slots = new ScratchPool<>(BufferRecycler::new);

    @Override
    public BufferRecycler acquirePooled() {
        return slots.take(slots.place());
    }

    @Override
    public void releasePooled(BufferRecycler recycler) {
        slots.give(slots.place(), recycler);
    }
}
