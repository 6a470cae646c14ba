package io.github.churn4j.drift.alert;

import io.github.churn4j.drift.stream.DriftEpisode;
import io.github.churn4j.drift.stream.DriftEvent;
import io.github.churn4j.drift.stream.DriftListener;
import io.github.churn4j.drift.stream.MeanChangeEvent;
import io.github.churn4j.drift.stream.ScoreChange;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Writes drift to a {@link System.Logger}: a warning when an episode opens, naming what alarmed, and an information when it
 * closes; a change of the error is a warning if it rose. Names columns and tests, no customer. Immutable and thread-safe.
 */
public final class LogDriftListener implements DriftListener {

    /** The logger's name unless another one is given. */
    public static final String LOGGER = "io.github.churn4j.drift";

    private static final int MOST_NAMED = 5;

    private final System.Logger log;

    private LogDriftListener(System.Logger log) {
        this.log = log;
    }

    /** Writes to {@value #LOGGER}. */
    public static LogDriftListener withDefaults() {
        return to(System.getLogger(LOGGER));
    }

    /** Writes to another logger. */
    public static LogDriftListener to(System.Logger log) {
        return new LogDriftListener(log);
    }

    @Override
    public void drift(DriftEvent event) {
        if (event.kind() == DriftEvent.Kind.OPENED) {
            log.log(System.Logger.Level.WARNING, opened(event));
        } else {
            log.log(System.Logger.Level.INFO, closed(event));
        }
    }

    @Override
    public void changed(MeanChangeEvent event) {
        ScoreChange change = event.change();
        boolean worse = change.after() > change.before();
        log.log(
                worse ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
                String.format(
                        Locale.ROOT,
                        "%s version %s predicts %s: the mean squared error of P(churn) changed from %.3g to %.3g, noticed at %s",
                        event.model(),
                        event.version(),
                        worse ? "worse" : "better",
                        change.before(),
                        change.after(),
                        change.at()));
    }

    private static String opened(DriftEvent event) {
        return String.format(
                Locale.ROOT,
                "%s version %s drifts: episode %d opened by window %d (%d rows, %s to %s); %s",
                event.model(),
                event.version(),
                event.episode().number(),
                event.window().number(),
                event.window().rows(),
                event.window().from(),
                event.window().to(),
                alarms(event.episode()));
    }

    private static String closed(DriftEvent event) {
        return String.format(
                Locale.ROOT,
                "%s version %s is stable again: episode %d closed by window %d after %d windows of drift; %s",
                event.model(),
                event.version(),
                event.episode().number(),
                event.window().number(),
                event.episode().windows(),
                alarms(event.episode()));
    }

    private static String alarms(DriftEpisode episode) {
        String named = episode.alarms().stream()
                .limit(MOST_NAMED)
                .map(a -> String.format(
                        Locale.ROOT, "%s by %s (p %.2g)", a.column(), a.test().key(), a.smallestP()))
                .collect(Collectors.joining(", "));
        int more = episode.alarms().size() - MOST_NAMED;
        return named + (more > 0 ? " and " + more + " more" : "");
    }
}
