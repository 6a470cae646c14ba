package io.github.churn4j.training.tribuo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Grows many trees, on one thread or several, and gives up when the caller is interrupted. */
final class Grove {

    private Grove() {}

    /**
     * Grows trees 0 … n − 1.
     *
     * @param grower makes one tree from its number alone; called from many threads
     * @throws CancellationException if the calling thread is interrupted; all workers have been told to stop
     */
    static GrownTree[] grow(int n, int threads, IntFunction<GrownTree> grower) {
        GrownTree[] trees = new GrownTree[n];
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int tree = next.getAndIncrement(); tree < n; tree = next.getAndIncrement()) {
                Interruption.check("before tree " + (tree + 1) + " of " + n);
                trees[tree] = grower.apply(tree);
            }
        };
        if (threads == 1 || n == 1) {
            work.run();
        } else {
            runOn(Math.min(threads, n), work);
        }
        return trees;
    }

    private static void runOn(int threads, Runnable work) {
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "churn-forest-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(work));
            }
            for (Future<?> worker : running) {
                await(worker);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("training was interrupted among the trees");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a tree could not be grown", e.getCause());
        }
    }
}
