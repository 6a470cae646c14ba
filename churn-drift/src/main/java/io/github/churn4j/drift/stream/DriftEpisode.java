package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.DriftTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of drift: from the first window that alarmed to the last of some quiet windows in a row. One episode is one
 * alert, however many of its windows and columns alarm.
 *
 * @param number 1 for the monitor's first
 * @param opened when the first window that alarmed ended
 * @param closed when the last of the quiet windows ended; empty while it lasts
 * @param windows windows that alarmed
 * @param alarms what alarmed, the smallest p-value first
 */
public record DriftEpisode(long number, Instant opened, Optional<Instant> closed, long windows, List<Alarm> alarms) {

    public DriftEpisode {
        alarms = List.copyOf(alarms);
    }

    /** Whether it lasts. */
    public boolean open() {
        return closed.isEmpty();
    }

    /**
     * One test of one column that alarmed in an episode.
     *
     * @param column the feature's column; {@link io.github.churn4j.drift.FeatureDrift#SCORE} for P(churn)
     * @param test which test
     * @param windows how many windows it alarmed in
     * @param smallestP its smallest p-value in them
     */
    public record Alarm(String column, DriftTest test, long windows, double smallestP) {}
}
