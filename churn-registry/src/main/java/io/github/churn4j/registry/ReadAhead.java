package io.github.churn4j.registry;

import io.github.churn4j.ChurnException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads many things by some threads and hands them over in order, by one. */
final class ReadAhead implements AutoCloseable {

    private static final int THREADS = 4;
    private static final int BATCH = 512;

    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "churn-registry-reader");
        thread.setDaemon(true);
        return thread;
    });

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
        List<Callable<T>> tasks = new ArrayList<>();
        batch.forEach(key -> tasks.add(() -> reader.apply(key)));
        try {
            List<Future<T>> read = pool.invokeAll(tasks);
            for (int i = 0; i < read.size(); i++) {
                action.accept(batch.get(i), read.get(i).get());
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

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
