package io.github.churn4j.servlet.drift;

import io.github.churn4j.ChurnException;
import io.github.churn4j.ServedModel;
import io.github.churn4j.drift.stream.DriftListener;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.FalseAlarmBudget;
import io.github.churn4j.drift.stream.Window;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The monitors of the models that answered last: the one at work and, for a while, those before it, so that a model which
 * comes back goes on where it was. Thread-safe; finding the model at work again costs one volatile read.
 */
final class WatchedModels implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(WatchedModels.class.getName());
    private static final int MOST = 3;
    private static final int USUAL_MINIMUM = 200;

    private final DriftOptions options;
    private final Clock clock;
    private final StateDirectory state;
    private final List<DriftListener> listeners;
    private final Map<String, WatchedModel> models = new LinkedHashMap<>(); // guarded by this, oldest use first
    private DriftCounts gone = DriftCounts.NONE; // guarded by this
    private boolean closed; // guarded by this
    private volatile @Nullable WatchedModel last;
    private volatile @Nullable Trouble trouble;

    private record Trouble(WeakReference<ServedModel> served) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(ServedModel model) {
            return served.get() == model;
        }
    }

    WatchedModels(DriftOptions options, Clock clock, StateDirectory state, List<DriftListener> listeners) {
        this.options = options;
        this.clock = clock;
        this.state = state;
        this.listeners = List.copyOf(listeners);
    }

    /** The model's monitor; empty where the model cannot be watched. */
    Optional<WatchedModel> of(ServedModel served) {
        WatchedModel now = last;
        if (now != null && now.isOf(served)) {
            return Optional.of(now);
        }
        Trouble known = trouble;
        return known != null && known.isOf(served) ? Optional.empty() : find(served);
    }

    private synchronized Optional<WatchedModel> find(ServedModel served) {
        if (closed) {
            return Optional.empty();
        }
        String name = served.model().sha256();
        WatchedModel found = models.remove(name);
        try {
            if (found == null) {
                found = watched(served, name);
            } else if (!found.version().equals(served.version())) {
                forget(found); // the same bytes under another version: alerts are to name the one that answers
                found = watched(served, name);
            }
        } catch (IllegalArgumentException | ChurnException | UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "drift of version " + served.version() + " is not watched", e);
            trouble = new Trouble(new WeakReference<>(served));
            return Optional.empty();
        }
        found.serves(served);
        models.put(name, found);
        last = found;
        if (models.size() > MOST) {
            Iterator<WatchedModel> oldest = models.values().iterator();
            forget(oldest.next());
            oldest.remove();
        }
        return Optional.of(found);
    }

    private WatchedModel watched(ServedModel served, String name) {
        DriftMonitor.Builder builder = DriftMonitor.builder(served.model())
                .version(served.version())
                .clock(clock)
                .window(window())
                .minimum(minimum())
                .rearm(options.rearm())
                .budget(new FalseAlarmBudget(
                        options.budget().chance(), options.budget().rows()));
        listeners.forEach(builder::listener);
        state.file(name).ifPresent(builder::state);
        return new WatchedModel(served, builder.build(), options.window().rows() == 0 ? clock : null);
    }

    private Window window() {
        WindowChoice chosen = options.window();
        if (chosen.rows() > 0) {
            return chosen.stride() == chosen.rows()
                    ? Window.tumbling(chosen.rows())
                    : Window.sliding(chosen.rows(), chosen.stride());
        }
        return chosen.every().equals(chosen.length())
                ? Window.tumbling(chosen.length())
                : Window.sliding(chosen.length(), chosen.every());
    }

    /** A window that is never full enough would never be judged. */
    int minimum() {
        int asked = options.minimum().orElse(USUAL_MINIMUM);
        return options.window().rows() > 0 ? Math.min(asked, options.window().rows()) : asked;
    }

    int rearm() {
        return options.rearm();
    }

    BudgetChoice budget() {
        return options.budget();
    }

    /** All that are watched, the one used last first. */
    synchronized List<WatchedModel> all() {
        List<WatchedModel> all = new ArrayList<>(models.values());
        Collections.reverse(all);
        return all;
    }

    private void forget(WatchedModel model) {
        gone = gone.plus(model.counts());
        model.monitor().close();
    }

    /** What was counted since the service began, of models that were replaced, too. */
    synchronized DriftCounts counts() {
        DriftCounts sum = gone;
        for (WatchedModel model : models.values()) {
            sum = sum.plus(model.counts());
        }
        return sum;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            models.values().forEach(this::forget);
            models.clear();
            state.close();
        }
    }
}
