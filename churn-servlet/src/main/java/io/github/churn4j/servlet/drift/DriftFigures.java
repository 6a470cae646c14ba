package io.github.churn4j.servlet.drift;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.alert.WebhookDriftListener;
import io.github.churn4j.drift.performance.Estimate;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.WindowSummary;
import io.github.churn4j.drift.stream.WindowTest;
import io.github.churn4j.servlet.metrics.SeriesFamily;
import io.github.churn4j.servlet.metrics.SeriesFamily.Series;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drift as counters and gauges. Gauges tell of the model at work, under its features' names and a handful of tests, so that
 * their number is bounded by the schema; counters grow over all models since the service began. Thread-safe.
 */
final class DriftFigures {

    private static final int MOST_TESTS = 1_000;
    private static final long FRESH_NANOS = 200_000_000; // one scrape asks for every family

    private final DriftWatch watch;
    private final ActiveModels models;
    private final LongSupplier unheard;
    private volatile @Nullable Read read;

    private record Read(
            Optional<WatchedModel> model, Optional<DriftSnapshot> snapshot, DriftCounts counts, long nanos) {}

    /** @param unheard refused records that found the feed full */
    DriftFigures(DriftWatch watch, ActiveModels models, LongSupplier unheard) {
        this.watch = watch;
        this.models = models;
        this.unheard = unheard;
    }

    List<SeriesFamily> families() {
        List<SeriesFamily> all = new ArrayList<>();
        List<String> tested = List.of("feature", "test");
        all.add(SeriesFamily.gauge(
                "drift_statistic",
                "Statistic of each test in the latest window that was judged.",
                tested,
                () -> tests(WindowTest::statistic)));
        all.add(SeriesFamily.gauge(
                "drift_p_value",
                "P-value of each test in the latest window that was judged.",
                tested,
                () -> tests(WindowTest::pValue)));
        all.add(gauge("drift_alpha", "The p-value at or below which a test alarms.", DriftSnapshot::alpha));
        all.add(gauge(
                "drift_detected",
                "1 while an episode of drift lasts, else 0.",
                s -> s.verdict() == Verdict.DRIFT ? 1 : 0));
        all.add(counter("drift_episodes", "Episodes of drift.", watch::episodes));
        all.add(SeriesFamily.counter(
                "drift_windows", "Windows by what they came to.", List.of("verdict"), this::windows));
        all.add(counted("drift_observed", "Predictions observed for drift.", DriftCounts::observed));
        all.add(counted("drift_late", "Observations dated before one seen already.", DriftCounts::late));
        all.add(counted(
                "drift_capped",
                "Predictions and refusals passed over: their customer, or ones like them, had their share.",
                DriftCounts::capped));
        all.add(counted("drift_refused", "Refused records observed for drift.", DriftCounts::refused));
        all.add(counter(
                "drift_dropped",
                "Observations that found a queue full.",
                () -> read().counts.dropped() + unheard.getAsLong()));
        all.add(counted(
                "drift_error_changes",
                "Changes of the mean squared error that feedback showed.",
                DriftCounts::errorChanges));
        all.add(estimate("estimated_roc_auc", "ROC AUC estimated without labels.", Estimate::value));
        all.add(estimate("estimated_roc_auc_low", "Lower end of its 95 % interval.", Estimate::low));
        all.add(estimate("estimated_roc_auc_high", "Upper end of its 95 % interval.", Estimate::high));
        watch.webhook().ifPresent(webhook -> all.add(alerts(webhook)));
        return all;
    }

    private static SeriesFamily counter(String name, String help, LongSupplier value) {
        return SeriesFamily.counter(name, help, List.of(), () -> List.of(Series.of((double) value.getAsLong())));
    }

    private SeriesFamily counted(String name, String help, ToLongFunction<DriftCounts> value) {
        return counter(name, help, () -> value.applyAsLong(read().counts));
    }

    private SeriesFamily gauge(String name, String help, ToDoubleFunction<DriftSnapshot> value) {
        return single(name, help, snapshot -> Optional.of(value.applyAsDouble(snapshot)));
    }

    private SeriesFamily estimate(String name, String help, ToDoubleFunction<Estimate> value) {
        return single(name, help, snapshot -> estimated(snapshot).map(e -> value.applyAsDouble(e.rocAuc())));
    }

    private SeriesFamily single(String name, String help, Function<DriftSnapshot, Optional<Double>> value) {
        return SeriesFamily.gauge(
                name,
                help,
                List.of(),
                () -> read().snapshot
                        .flatMap(value)
                        .filter(Double::isFinite)
                        .map(v -> List.of(Series.of(v)))
                        .orElse(List.of()));
    }

    private static Optional<PerformanceEstimate> estimated(DriftSnapshot snapshot) {
        return newest(snapshot.history(), w -> w.estimated().isPresent()).flatMap(WindowSummary::estimated);
    }

    private static Optional<WindowSummary> newest(
            List<WindowSummary> history, Function<WindowSummary, Boolean> wanted) {
        for (int i = history.size() - 1; i >= 0; i--) {
            if (wanted.apply(history.get(i))) {
                return Optional.of(history.get(i));
            }
        }
        return Optional.empty();
    }

    private List<Series> tests(ToDoubleFunction<WindowTest> value) {
        Read now = read();
        if (now.model.isEmpty() || now.snapshot.isEmpty()) {
            return List.of();
        }
        FieldNaming names = FieldNaming.of(now.model.get().schema());
        List<Series> series = new ArrayList<>();
        newest(now.snapshot.get().history(), w -> !w.tests().isEmpty())
                .ifPresent(window -> window.tests().stream()
                        .filter(test -> Double.isFinite(value.applyAsDouble(test)))
                        .limit(MOST_TESTS)
                        .forEach(test -> series.add(new Series(
                                List.of(names.field(test.column()), test.test().key()), value.applyAsDouble(test)))));
        return series;
    }

    private List<Series> windows() {
        DriftCounts counts = read().counts;
        List<Series> series = new ArrayList<>();
        for (Verdict verdict : Verdict.values()) {
            series.add(new Series(List.of(verdict.key()), counts.windows().getOrDefault(verdict, 0L)));
        }
        return series;
    }

    private static SeriesFamily alerts(WebhookDriftListener webhook) {
        return SeriesFamily.counter(
                "drift_alerts",
                "Alerts for the webhook by what became of them.",
                List.of("outcome"),
                () -> List.of(
                        new Series(List.of("delivered"), webhook.delivered()),
                        new Series(List.of("dropped"), webhook.dropped()),
                        new Series(List.of("failed"), webhook.failed())));
    }

    private Read read() {
        Read now = read;
        long nanos = System.nanoTime();
        if (now == null || nanos - now.nanos > FRESH_NANOS) {
            Optional<WatchedModel> model = models.champion().flatMap(s -> watch.of(s.served()));
            now = new Read(
                    model, model.map(WatchedModel::snapshot), watch.watched().counts(), nanos);
            read = now;
        }
        return now;
    }
}
