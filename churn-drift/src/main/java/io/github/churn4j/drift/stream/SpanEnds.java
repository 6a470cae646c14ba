package io.github.churn4j.drift.stream;

import java.time.Instant;

/**
 * When windows by time end: at multiples of their stride since 1970, so that hours end on the hour, in UTC. Windows of
 * rows never do.
 */
final class SpanEnds {

    private final long length;
    private final long stride;
    private long end = StreamClock.NEVER; // of the window that is filling, exclusive

    private SpanEnds(long length, long stride) {
        this.length = length;
        this.stride = stride;
    }

    static SpanEnds of(Window window) {
        return window instanceof Window.Span span
                ? new SpanEnds(span.length().toMillis(), span.stride().toMillis())
                : new SpanEnds(0, 0);
    }

    /** Whether the window that is filling has ended by a time. The first time begins the first window. */
    boolean passed(long time) {
        if (stride > 0 && end == StreamClock.NEVER) {
            end = endAfter(time);
        }
        return stride > 0 && time >= end;
    }

    /** The first end after a time. */
    private long endAfter(long time) {
        return (Math.floorDiv(time, stride) + 1) * stride;
    }

    /** When the window that is filling begins. */
    Instant from() {
        return Instant.ofEpochMilli(end - length);
    }

    /** When it ends. */
    Instant to() {
        return Instant.ofEpochMilli(end);
    }

    /** When the window before it ended. */
    Instant lastTo() {
        return Instant.ofEpochMilli(end - stride);
    }

    /** Goes on to the next window. */
    void next() {
        end += stride;
    }

    /** Goes on to the first window without a row of some time, or that ends after another time. */
    void leap(long row, long time) {
        end = Math.min(endAfter(row + length), endAfter(time));
    }

    /** Goes on to the first window that ends after a time. */
    void skip(long time) {
        end = endAfter(time);
    }

    /** The end in milliseconds, to be kept. */
    long end() {
        return end;
    }

    /** Goes on from a kept end. */
    void restore(long kept) {
        end = kept;
    }
}
