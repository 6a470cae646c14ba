package io.github.churn4j.servlet.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The way of a batch's answers to the client, which lets the request be read on while the client does not read yet.
 *
 * <p>The first 64 KiB are written at once, on the thread that answers: any connection's buffers hold that much. What
 * follows is handed to a thread of its own that writes it while the first one reads on, because a client that sends its
 * whole request before it reads would otherwise wait for the service, and the service for the client. What that thread
 * has not written yet is bounded, for one request and for all that share an allowance; at the bound the request is not
 * read on until the client has taken something. A client that takes nothing for a while ends the batch.
 *
 * <p>Used by one thread. {@link #close} returns only when nobody writes to the stream any more.
 */
final class AnswerPipe extends OutputStream {

    private static final int PIECE = 16 << 10;
    private static final int AT_ONCE = 64 << 10;

    private final OutputStream out;
    private final Allowance allowance;
    private final long patience;
    private byte[] piece = new byte[PIECE];
    private int size;
    private int atOnce;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private long pending;
    private long lastProgress;
    private boolean ended;
    private @Nullable Exception failure;
    private @Nullable Thread writer;

    /**
     * How many bytes of answers may wait.
     *
     * @param each for one request
     * @param all for all requests together
     * @param taken how many wait now
     */
    record Allowance(long each, long all, AtomicLong taken) {

        /** A sixteenth of the heap, 8 to 256 MiB, for all requests; up to half of it for one. */
        static Allowance ofHeap() {
            long all =
                    Math.max(8L << 20, Math.min(256L << 20, Runtime.getRuntime().maxMemory() / 16));
            return new Allowance(all / 2, all, new AtomicLong());
        }

        private boolean take(int bytes, long own) {
            if (own > 0 && (own + bytes > each || taken.get() + bytes > all)) {
                return false; // racing requests may go over by a piece each
            }
            taken.addAndGet(bytes);
            return true;
        }

        private void give(long bytes) {
            taken.addAndGet(-bytes);
        }
    }

    /** A pipe to a stream for a client that must take something now and then. */
    AnswerPipe(OutputStream out, Allowance allowance, Duration patience) {
        this.out = out;
        this.allowance = allowance;
        this.patience = patience.toNanos();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int at = from;
        int left = count;
        while (left > 0) {
            if (size == PIECE) {
                hand();
            }
            int part = Math.min(left, PIECE - size);
            System.arraycopy(bytes, at, piece, size, part);
            size += part;
            at += part;
            left -= part;
        }
    }

    /** Sends what was written so far; does not wait for the client unless the bound is reached. */
    @Override
    public void flush() throws IOException {
        if (size > 0) {
            hand();
        }
        if (writer == null) {
            out.flush();
        }
    }

    private void hand() throws IOException {
        if (writer == null && atOnce + size <= AT_ONCE) {
            out.write(piece, 0, size);
            atOnce += size;
        } else {
            enqueue(Arrays.copyOf(piece, size));
        }
        size = 0;
    }

    private void enqueue(byte[] content) throws IOException {
        lock.lock();
        try {
            checkFailure();
            while (!allowance.take(content.length, pending)) {
                awaitProgress();
            }
            if (pending == 0) {
                lastProgress = System.nanoTime();
            }
            pending += content.length;
            waiting.add(content);
            changed.signalAll();
            if (writer == null) {
                writer = new Thread(this::writeAll, "churn4j-batch-answers");
                writer.setDaemon(true);
                writer.start();
            }
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // those who call it loop
    private void awaitProgress() throws IOException {
        try {
            if (!changed.await(200, TimeUnit.MILLISECONDS) && System.nanoTime() - lastProgress > patience) {
                throw new IOException("the client takes no answers");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the client takes its answers", e);
        }
        checkFailure();
    }

    private void checkFailure() throws IOException {
        if (failure instanceof IOException known) {
            throw known; // as the container throws it, which may tell by its type that the client is gone
        }
        if (failure != null) {
            throw new IOException("the answers cannot be written", failure);
        }
    }

    private void writeAll() {
        try {
            byte[] next = take();
            while (next != null) {
                out.write(next, 0, next.length);
                next = written(next.length);
            }
        } catch (InterruptedException e) {
            fail(e);
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    private byte @Nullable [] take() throws InterruptedException {
        lock.lock();
        try {
            while (waiting.isEmpty() && !ended) {
                changed.await();
            }
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    private byte @Nullable [] written(int bytes) throws IOException, InterruptedException {
        boolean idle;
        lock.lock();
        try {
            idle = waiting.isEmpty();
        } finally {
            lock.unlock();
        }
        if (idle) {
            out.flush();
        }
        lock.lock();
        try {
            pending -= bytes;
            allowance.give(bytes);
            lastProgress = System.nanoTime();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return take();
    }

    private void fail(Exception cause) {
        lock.lock();
        try {
            failure = cause;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether answers wait for the client. */
    boolean busy() {
        lock.lock();
        try {
            return pending > 0;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Sends the rest and waits until the client has taken it.
     *
     * @throws IOException if it is gone or takes nothing
     */
    void finish() throws IOException {
        flush();
        lock.lock();
        try {
            while (pending > 0) {
                awaitProgress();
            }
            checkFailure();
        } finally {
            lock.unlock();
        }
    }

    /** Drops what was not written and waits until nobody writes any more. */
    @Override
    public void close() {
        Thread running = writer;
        if (running == null) {
            return;
        }
        lock.lock();
        try {
            ended = true;
            waiting.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = join(running);
        allowance.give(pending);
        pending = 0;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The container must not reuse the connection while a thread writes to it. */
    private static boolean join(Thread running) {
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join(1_000);
                if (running.isAlive()) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
