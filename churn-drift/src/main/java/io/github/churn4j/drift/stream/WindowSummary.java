package io.github.churn4j.drift.stream;

import io.github.churn4j.drift.Verdict;
import io.github.churn4j.drift.performance.PerformanceEstimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one window came to. A window by time that holds the same rows as the one before it is not judged again and has no
 * summary. A window of rows that does not fill, because as many as it has were passed over, has one before its own: of
 * insufficient data, unless what was refused alarms.
 *
 * @param number 1 for the monitor's first
 * @param from when it begins: its first row, or its bound where windows go by time
 * @param to when it ends: its last row, or its bound where windows go by time
 * @param rows predictions in it that counted
 * @param refused records in it that the schema refused
 * @param verdict drift if one of its tests says so; insufficient data where it has fewer rows than the minimum
 * @param tests what each test said, in the schema's order, the score last; empty where there were too few rows
 * @param meanScore mean of P(churn), NaN without rows
 * @param estimated how good the predictions are, estimated from themselves; empty where the monitor has no model or too few
 *     rows
 * @param notes in sentences: customers that would have counted for too much, one record again and again, rows too late
 */
public record WindowSummary(
        long number,
        Instant from,
        Instant to,
        int rows,
        int refused,
        Verdict verdict,
        List<WindowTest> tests,
        double meanScore,
        Optional<PerformanceEstimate> estimated,
        List<String> notes) {

    public WindowSummary {
        tests = List.copyOf(tests);
        notes = List.copyOf(notes);
    }
}
