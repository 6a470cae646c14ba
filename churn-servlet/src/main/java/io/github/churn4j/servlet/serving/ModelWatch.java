package io.github.churn4j.servlet.serving;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Looks after another model every few seconds, on a daemon thread of its own. */
public final class ModelWatch implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ModelWatch.class.getName());

    private static final long PATIENCE_MILLIS = 2_000;

    private final ActiveModels models;
    private final Duration interval;
    private volatile @Nullable Thread thread;

    /** Watches for these models; never where the interval is zero. */
    public ModelWatch(ActiveModels models, Duration interval) {
        this.models = models;
        this.interval = interval;
    }

    /** Begins to watch. */
    public void start() {
        if (!interval.isZero()) {
            Thread watcher = new Thread(this::watch, "churn4j-model-watch");
            watcher.setDaemon(true);
            thread = watcher;
            watcher.start();
        }
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(interval.toMillis());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A model too large for the heap, or a class that is missing, must not end the watching. */
    private void look() {
        try {
            models.refresh();
        } catch (OutOfMemoryError | LinkageError | StackOverflowError e) {
            LOG.log(System.Logger.Level.ERROR, "the model's source could not be looked at; the watching goes on", e);
        }
    }

    @Override
    public void close() {
        Thread watcher = thread;
        if (watcher == null) {
            return;
        }
        watcher.interrupt();
        try {
            watcher.join(PATIENCE_MILLIS); // a container that unloads the application looks for threads left behind
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
