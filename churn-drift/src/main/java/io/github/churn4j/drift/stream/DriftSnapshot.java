package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.ComparedDistribution;
import io.github.churn4j.drift.Verdict;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a monitor knows at a moment.
 *
 * @param model the model's name
 * @param version what its place calls this version of the model; the start of its SHA-256 where that was not told
 * @param asOf the latest time seen; empty before the first row
 * @param observed predictions taken in, those capped included
 * @param dropped predictions that found the queue full and count nowhere
 * @param late predictions and refusals whose time lay before one seen already, or more than an hour ahead of the clock; they
 *     count at the latest time seen
 * @param capped predictions and refusals passed over because others of their customer, or refusals like them, had their share
 *     of the window
 * @param refused records that the schema refused
 * @param filling rows and refusals in the window that is not judged yet
 * @param verdict drift while an episode lasts, else the latest window's; insufficient data before the first
 * @param latest the latest window
 * @param history windows, oldest first, a bounded number
 * @param episodes episodes, oldest first, a bounded number
 * @param distributions by column, the latest judged window against the reference
 * @param window how rows are put into windows
 * @param alpha the p-value at or below which a test alarms
 * @param guarantee what that means for false alarms, in a sentence
 * @param scoreChange the newest change of the mean P(churn)
 * @param errorChange the newest change of the mean squared error of P(churn), where feedback arrives
 */
public record DriftSnapshot(
        String model,
        String version,
        Optional<Instant> asOf,
        long observed,
        long dropped,
        long late,
        long capped,
        long refused,
        int filling,
        Verdict verdict,
        Optional<WindowSummary> latest,
        List<WindowSummary> history,
        List<DriftEpisode> episodes,
        Map<String, ComparedDistribution> distributions,
        Window window,
        double alpha,
        String guarantee,
        Optional<ScoreChange> scoreChange,
        Optional<ScoreChange> errorChange) {

    public DriftSnapshot {
        history = List.copyOf(history);
        episodes = List.copyOf(episodes);
        distributions = Collections.unmodifiableMap(new LinkedHashMap<>(distributions));
    }

    /** The episode that lasts, if one does. */
    public Optional<DriftEpisode> openEpisode() {
        return episodes.isEmpty()
                ? Optional.empty()
                : Optional.of(episodes.get(episodes.size() - 1)).filter(DriftEpisode::open);
    }
}
