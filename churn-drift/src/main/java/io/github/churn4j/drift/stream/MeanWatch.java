package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.performance.Adwin;
import java.time.Instant;
import java.util.Optional;

/** Watches a stream of numbers in [0, 1] for a change of their mean, by {@link Adwin}. */
final class MeanWatch {

    private Adwin window = Adwin.withDefaults();
    private Optional<ScoreChange> change = Optional.empty();

    /** Takes in a number; whether the mean was just found to have changed. */
    boolean add(double value, long millis) {
        double length = window.length() + 1.0;
        double sum = (window.length() == 0 ? 0 : window.mean() * window.length()) + value;
        if (!window.add(value)) {
            return false;
        }
        double dropped = (sum - window.mean() * window.length()) / (length - window.length());
        change = Optional.of(
                new ScoreChange(Instant.ofEpochMilli(millis), window.seen(), dropped, window.mean(), window.changes()));
        return true;
    }

    /** The newest change. */
    Optional<ScoreChange> change() {
        return change;
    }

    /** What is to be kept. */
    State state() {
        return new State(window.toJson(), change);
    }

    /** Goes on from what was kept. */
    void restore(State state) {
        window = Adwin.read(state.window());
        change = state.change();
    }

    /**
     * What is kept.
     *
     * @param window the window, JSON text
     */
    record State(String window, Optional<ScoreChange> change) {}
}
