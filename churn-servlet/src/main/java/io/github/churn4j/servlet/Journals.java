package io.github.churn4j.servlet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.servlet.endpoint.FeedbackEndpoint;
import io.github.churn4j.servlet.endpoint.PerformanceEndpoint;
import io.github.churn4j.servlet.http.Guard;
import io.github.churn4j.servlet.http.Problem;
import io.github.churn4j.servlet.http.ProblemException;
import io.github.churn4j.servlet.http.Route;
import io.github.churn4j.servlet.journal.ConnectionSource;
import io.github.churn4j.servlet.journal.Feedback;
import io.github.churn4j.servlet.journal.FeedbackStore;
import io.github.churn4j.servlet.journal.FileFeedbackStore;
import io.github.churn4j.servlet.journal.JdbcFeedbackStore;
import io.github.churn4j.servlet.journal.JournalLimits;
import io.github.churn4j.servlet.journal.PerformanceMonitor;
import io.github.churn4j.servlet.journal.Period;
import io.github.churn4j.servlet.journal.PredictionJournal;
import io.github.churn4j.servlet.metrics.CounterFamily;
import io.github.churn4j.servlet.metrics.ServiceMetrics;
import io.github.churn4j.servlet.serving.ActiveModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a service keeps, as its settings say: predictions where asked for, and feedback. */
final class Journals implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Journals.class.getName());

    private final Optional<PredictionJournal> predictions;
    private final Optional<FeedbackStore> feedback;
    private final Optional<PerformanceMonitor> performance;
    private final String mode;
    private final Clock clock;

    private Journals(
            Optional<PredictionJournal> predictions, Optional<FeedbackStore> feedback, String mode, Clock clock) {
        this.predictions = predictions;
        this.feedback = feedback;
        performance = predictions.flatMap(p -> feedback.map(f -> new PerformanceMonitor(p, f, clock)));
        this.mode = mode;
        this.clock = clock;
    }

    /**
     * Opens what is configured.
     *
     * @throws IllegalArgumentException if more than one place for feedback is configured
     * @throws io.github.churn4j.ChurnException if a directory is in use by another service or damaged
     * @throws java.io.UncheckedIOException if a directory cannot be used
     */
    static Journals open(ServiceSettings settings, Clock clock) {
        Optional<FeedbackStore> feedback = feedback(settings);
        try {
            Optional<PredictionJournal> predictions = settings.get(ServiceSettings.JOURNAL)
                    .map(directory -> PredictionJournal.open(directory, limits(settings), clock));
            return new Journals(predictions, feedback, settings.get(ServiceSettings.FEEDBACK), clock);
        } catch (RuntimeException e) {
            feedback.ifPresent(FeedbackStore::close);
            throw e;
        }
    }

    private static JournalLimits limits(ServiceSettings settings) {
        return JournalLimits.of(
                settings.get(ServiceSettings.JOURNAL_MAX_BYTES), settings.get(ServiceSettings.JOURNAL_RETENTION));
    }

    private static Optional<FeedbackStore> feedback(ServiceSettings settings) {
        if (settings.get(ServiceSettings.FEEDBACK).equals("off")) {
            return Optional.empty();
        }
        Optional<Path> directory = settings.get(ServiceSettings.FEEDBACK_DIR);
        String url = settings.get(ServiceSettings.FEEDBACK_JDBC_URL);
        String pool = settings.get(ServiceSettings.FEEDBACK_DATASOURCE);
        int places = (directory.isPresent() ? 1 : 0) + (url.isEmpty() ? 0 : 1) + (pool.isEmpty() ? 0 : 1);
        if (places > 1) {
            throw new IllegalArgumentException("more than one of " + ServiceSettings.FEEDBACK_DIR.key() + ", "
                    + ServiceSettings.FEEDBACK_JDBC_URL.key() + " and " + ServiceSettings.FEEDBACK_DATASOURCE.key()
                    + " is set, expected one place for feedback; leave one");
        }
        if (!url.isEmpty()) {
            return Optional.of(JdbcFeedbackStore.of(ConnectionSource.url(
                    url,
                    settings.get(ServiceSettings.FEEDBACK_JDBC_USER),
                    settings.get(ServiceSettings.FEEDBACK_JDBC_PASSWORD))));
        }
        if (!pool.isEmpty()) {
            return Optional.of(JdbcFeedbackStore.of(ConnectionSource.named(pool)));
        }
        return directory
                .or(() -> settings.get(ServiceSettings.JOURNAL).map(journal -> journal.resolve("feedback")))
                .map(FileFeedbackStore::open);
    }

    /** Lets the metrics tell what the journal counts, where there is one. */
    void count(ServiceMetrics metrics) {
        predictions.ifPresent(journal -> metrics.tell(new CounterFamily(
                "journal_predictions",
                "Predictions for the journal, written or lost.",
                "outcome",
                () -> Map.of("written", (double) journal.written(), "lost", (double) journal.lost()))));
    }

    /** Those who hear of predictions, the journal among them. */
    List<PredictionListener> listeners(List<PredictionListener> others) {
        List<PredictionListener> all = new ArrayList<>(others);
        predictions.ifPresent(all::add);
        return all;
    }

    /** Whether there is a place for feedback. */
    boolean keepFeedback() {
        return feedback.isPresent();
    }

    /** Whether predictions and feedback are both kept, so that they can be compared. */
    boolean tellPerformance() {
        return performance.isPresent();
    }

    /** How predictions came true, by day; empty where nothing is kept or it cannot be told now. */
    Optional<ObjectNode> performanceByDay() {
        return performance.flatMap(monitor -> {
            try {
                return Optional.of(monitor.report(Period.DAY));
            } catch (IOException | UncheckedIOException | ChurnException | ProblemException e) {
                LOG.log(System.Logger.Level.DEBUG, "performance cannot be told now", e); // /performance tells more
                return Optional.empty();
            }
        });
    }

    /**
     * The endpoints.
     *
     * @param heard hears of feedback once it is durable
     */
    List<Route> routes(Guard administrators, ActiveModels models, Consumer<List<Feedback>> heard) {
        Guard guard = switch (mode) {
            case "open" -> Guard.open();
            case "off" ->
                Guard.refusing(Problem.of(403, "feedback-off", "Feedback is switched off", "churn.feedback is off"));
            default -> administrators;
        };
        return List.of(
                Route.post("/feedback", new FeedbackEndpoint(guard, feedback, models, clock, heard)),
                new Route("GET", "/performance", true, new PerformanceEndpoint(performance)));
    }

    /** Closes both, where no feed closes the journal. */
    void release() {
        predictions.ifPresent(PredictionJournal::close);
        close();
    }

    /** Closes the feedback; the journal is closed as a listener. */
    @Override
    public void close() {
        feedback.ifPresent(FeedbackStore::close);
    }
}
