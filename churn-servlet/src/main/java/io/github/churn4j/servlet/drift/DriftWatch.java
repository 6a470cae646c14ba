package io.github.churn4j.servlet.drift;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.ServedModel;
import io.github.churn4j.drift.alert.LogDriftListener;
import io.github.churn4j.drift.alert.WebhookDriftListener;
import io.github.churn4j.drift.stream.DriftEvent;
import io.github.churn4j.drift.stream.DriftListener;
import io.github.churn4j.servlet.http.Endpoint;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.metrics.SeriesFamily;
import io.github.churn4j.servlet.serving.ActiveModels;
import io.github.churn4j.servlet.serving.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Watches what a service answers for drift: hears of each prediction and of each refused record on the feed's thread, off
 * the response path, and hands it to the monitor of the model that answered. Thread-safe.
 */
public final class DriftWatch implements PredictionListener {

    private static final int TALLY_EVERY = 256;

    private final WatchedModels watched;
    private final Optional<WebhookDriftListener> webhook;
    private final LongAdder episodes;
    private volatile boolean feedbackComes;
    private int heard; // of the feed's thread alone

    private DriftWatch(WatchedModels watched, Optional<WebhookDriftListener> webhook, LongAdder episodes) {
        this.watched = watched;
        this.webhook = webhook;
        this.episodes = episodes;
    }

    /**
     * Begins to watch.
     *
     * @throws IllegalArgumentException if the webhook's address or secret is not acceptable
     * @throws io.github.churn4j.ChurnException if another service holds the directory of the state
     * @throws java.io.UncheckedIOException if that directory cannot be used
     */
    public static DriftWatch open(DriftOptions options, Clock clock) {
        LongAdder episodes = new LongAdder();
        StateDirectory state = StateDirectory.open(options.state());
        try {
            Optional<WebhookDriftListener> webhook = options.webhook().map(address -> webhook(address, options));
            List<DriftListener> listeners = webhook.<List<DriftListener>>map(
                            w -> List.of(LogDriftListener.withDefaults(), w, event -> count(event, episodes)))
                    .orElseGet(() -> List.of(LogDriftListener.withDefaults(), event -> count(event, episodes)));
            return new DriftWatch(new WatchedModels(options, clock, state, listeners), webhook, episodes);
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }

    private static WebhookDriftListener webhook(String address, DriftOptions options) {
        try {
            WebhookDriftListener.Builder builder =
                    WebhookDriftListener.builder(address).seed(System.nanoTime());
            options.webhookSecret().ifPresent(builder::secret);
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("churn.drift-webhook: " + e.getMessage(), e);
        }
    }

    private static void count(DriftEvent event, LongAdder episodes) {
        if (event.kind() == DriftEvent.Kind.OPENED) {
            episodes.increment();
        }
    }

    @Override
    public void predicted(PredictionEvent event) {
        Optional<WatchedModel> model = watched.of(event.served());
        if (model.isPresent()) {
            model.get().predicted(event, feedbackComes);
            if (++heard % TALLY_EVERY == 0) {
                model.get().snapshot(); // before the monitor forgets windows that nobody counted
            }
        }
    }

    /** Hears of a record that was refused. */
    public void refused(Refusal refusal) {
        watched.of(refusal.served())
                .ifPresent(m -> m.monitor().refused(refusal.time(), refusal.customer(), refusal.problems()));
    }

    /** Begins to remember scores, so that feedback finds them. */
    public void expectFeedback() {
        feedbackComes = true;
    }

    /** Hears what became of customers; feedback on predictions that were answered too long ago passes by. */
    public void feedback(List<Feedback> batch) {
        List<WatchedModel> all = watched.all();
        for (Feedback feedback : batch) {
            for (WatchedModel model : all) {
                if (model.feedback(feedback)) {
                    break;
                }
            }
        }
    }

    /** What is told of a model; empty where it cannot be watched. */
    Optional<WatchedModel> of(ServedModel served) {
        return watched.of(served);
    }

    WatchedModels watched() {
        return watched;
    }

    long episodes() {
        return episodes.sum();
    }

    Optional<WebhookDriftListener> webhook() {
        return webhook;
    }

    /**
     * Counters and gauges.
     *
     * @param unheard refused records that nobody heard of
     */
    public List<SeriesFamily> figures(ActiveModels models, LongSupplier unheard) {
        return new DriftFigures(this, models, unheard).families();
    }

    /**
     * {@code GET /drift}.
     *
     * @param realised how predictions came true, by day
     * @param feedDropped predictions and refused records that nobody heard of
     */
    public Endpoint endpoint(ActiveModels models, Guard guard, RealisedSource realised, LongSupplier feedDropped) {
        return new DriftEndpoint(this, models, guard, realised, feedDropped);
    }

    /** Saves what was watched and ends; alerts that wait are sent, for some seconds. */
    @Override
    public void close() {
        watched.close();
        webhook.ifPresent(WebhookDriftListener::close);
    }
}
