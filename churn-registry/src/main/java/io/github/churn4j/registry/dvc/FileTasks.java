package io.github.churn4j.registry.dvc;

import io.github.churn4j.ChurnException;
import java.io.IOException;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Does the same to many files on a few threads, stopping at the first failure, and tells how far it is. */
final class FileTasks {

    private final int threads;
    private final Consumer<DataProgress> progress;

    FileTasks(int threads, Consumer<DataProgress> progress) {
        this.threads = threads;
        this.progress = progress;
    }

    /** What is done to one file. */
    @FunctionalInterface
    interface Task<T> {
        /** Does it and answers the bytes that went through. */
        long apply(T file) throws IOException;
    }

    <T> void run(Collection<T> files, Task<T> task) throws IOException {
        AtomicLong done = new AtomicLong();
        AtomicLong bytes = new AtomicLong();
        Iterator<T> queue = files.iterator();
        Callable<Void> worker = () -> {
            while (true) {
                T file;
                synchronized (queue) {
                    if (Thread.currentThread().isInterrupted() || !queue.hasNext()) {
                        return null;
                    }
                    file = queue.next();
                }
                long size = task.apply(file);
                progress.accept(new DataProgress(done.incrementAndGet(), files.size(), bytes.addAndGet(size)));
            }
        };
        int workers = Math.min(threads, Math.max(1, files.size()));
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            Collection<Future<Void>> all = java.util.stream.IntStream.range(0, workers)
                    .mapToObj(i -> pool.submit(worker))
                    .toList();
            for (Future<Void> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            synchronized (queue) {
                while (queue.hasNext()) {
                    queue.next();
                }
            }
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e.getCause() instanceof RuntimeException runtime
                    ? runtime
                    : new ChurnException("a file could not be handled (" + e.getCause() + ")", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChurnException("interrupted while moving data", e);
        } finally {
            end(pool);
        }
    }

    /** Each task at work ends its file, so that nobody uses a remote which the caller is about to close. */
    private static void end(ExecutorService pool) {
        pool.shutdown();
        try {
            while (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
                // a large file
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
