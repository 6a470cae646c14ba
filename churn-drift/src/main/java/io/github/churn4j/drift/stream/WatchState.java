package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.ComparedDistribution;
import java.util.List;
import java.util.Map;

/**
 * All that a watch needs to go on where it stopped.
 *
 * @param key what hashes are made with
 * @param clock the latest time seen, milliseconds
 * @param spanEnd when the window by time that is filling ends, milliseconds
 * @param counts sums of the stream
 * @param windows how many windows ended
 * @param passed what happened since the last one ended
 * @param rows the window that is filling
 * @param opened how many episodes there were
 * @param quiet quiet windows since the last alarm of the episode that lasts
 */
record WatchState(
        HashKey key,
        long clock,
        long spanEnd,
        WatchCounters.Counts counts,
        long windows,
        WindowContent.Passed passed,
        Rows rows,
        List<WindowSummary> history,
        List<DriftEpisode> episodes,
        long opened,
        int quiet,
        Map<String, ComparedDistribution> distributions,
        MeanWatch.State scores,
        MeanWatch.State errors) {

    /**
     * The rows of a window, oldest first, see {@link WindowRows}. Arrays are shared.
     *
     * @param codes row after row
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(long[] times, long[] keys, double[] scores, int[] codes) {}
}
