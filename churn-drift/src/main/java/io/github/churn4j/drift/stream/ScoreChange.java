package io.github.churn4j.drift.stream;

import java.time.Instant;

/**
 * The newest change of a running mean: of P(churn) as it was answered, or of its squared error once the truth is known.
 *
 * @param at when it was noticed
 * @param row which row it was noticed at, 1 for the first
 * @param before the mean of the values that no longer count
 * @param after the mean of those that still do
 * @param changes changes noticed so far, this one included
 */
public record ScoreChange(Instant at, long row, double before, double after, long changes) {}
