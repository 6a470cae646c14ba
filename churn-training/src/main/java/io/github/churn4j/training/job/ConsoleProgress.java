package io.github.churn4j.training.job;

import io.github.churn4j.training.TrainingListener;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells a console how a training gets on: every phase, and a trial every two seconds. */
final class ConsoleProgress implements TrainingListener {

    private static final long PAUSE = 2_000_000_000L;

    private final Consumer<String> console;
    private long last = System.nanoTime();

    ConsoleProgress(Consumer<String> console) {
        this.console = console;
    }

    @Override
    public void phase(String what) {
        console.accept("Training: " + what);
    }

    @Override
    public synchronized void trial(Trial trial) {
        long now = System.nanoTime();
        if (now - last < PAUSE && trial.done() < trial.total()) {
            return;
        }
        last = now;
        console.accept(String.format(
                Locale.ROOT,
                "  rung %d: %d of %d trials, best log loss %s, about %d s left; last: %s, fold %d",
                trial.rung(),
                trial.done(),
                trial.total(),
                Double.isNaN(trial.bestLoss()) ? "-" : String.format(Locale.ROOT, "%.4f", trial.bestLoss()),
                trial.left().toSeconds(),
                trial.candidate(),
                trial.fold()));
    }

    @Override
    public void warning(String message) {
        console.accept("WARNING: " + message);
    }
}
