package io.github.churn4j.drift.stream;

/**
 * Drift that began or ended.
 *
 * @param kind which of both
 * @param model the model's name
 * @param version what its place calls this version of the model; the start of its SHA-256 where that was not told
 * @param episode the episode as it stands
 * @param window the window that opened or closed it
 */
public record DriftEvent(Kind kind, String model, String version, DriftEpisode episode, WindowSummary window) {

    /** What happened. */
    public enum Kind {
        /** A window alarmed while no episode lasted. */
        OPENED,
        /** Enough windows in a row were quiet: the next alarm is a new episode. */
        CLOSED
    }
}
