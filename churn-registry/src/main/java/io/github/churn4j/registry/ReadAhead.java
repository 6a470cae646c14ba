package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Reads many things by up to {@value #THREADS} threads and hands them over in order, by the caller's: what it does and the
 * errors it throws are those of reading one after another. Threads begin with the first thing to read and end when there
 * was nothing to do for a while; once closed the caller reads by itself. Thread-safe.
 */
final class ReadAhead implements AutoCloseable {

    /** How many are read at once: a store far away answers as many requests in the time of one. */
    static final int THREADS = 16;

    private static final int BATCH = 512;
    private static final int IDLE_SECONDS = 5;

    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
                Thread thread = new Thread(task, "churn-registry-reader");
                thread.setDaemon(true);
                return thread;
            },
            (task, closed) -> task.run());

    ReadAhead() {
        pool.allowCoreThreadTimeOut(true);
    }

    <K, T> void each(Iterable<K> keys, Function<K, T> reader, BiConsumer<K, T> action) {
        List<K> batch = new ArrayList<>();
        for (K key : keys) {
            batch.add(key);
            if (batch.size() == BATCH) {
                run(batch, reader, action);
                batch.clear();
            }
        }
        run(batch, reader, action);
    }

    private <K, T> void run(List<K> batch, Function<K, T> reader, BiConsumer<K, T> action) {
        AtomicInteger failed = new AtomicInteger(batch.size());
        List<Callable<List<T>>> tasks = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int index = i;
            tasks.add(() -> read(index, batch.get(index), reader, failed));
        }
        try {
            List<Future<List<T>>> read = pool.invokeAll(tasks);
            for (int i = 0; i < read.size(); i++) {
                action.accept(batch.get(i), read.get(i).get().get(0));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChurnException("interrupted while reading; start again", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** One thing, or nothing behind one that failed: nobody is going to ask for it. */
    private static <K, T> List<T> read(int index, K key, Function<K, T> reader, AtomicInteger failed) {
        if (index > failed.get()) {
            return List.of();
        }
        try {
            return List.of(reader.apply(key));
        } catch (RuntimeException | Error e) {
            failed.accumulateAndGet(index, Math::min);
            throw e;
        }
    }

    @Override
    public void close() {
        pool.shutdown(); // what was begun is read to its end: others may wait for it
    }
}
