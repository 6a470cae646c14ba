package io.github.churn4j.drift.stream;

/**
 * The predictions of a model became better or worse: the mean squared error of P(churn), as feedback tells it, changed.
 *
 * @param model the model's name
 * @param version what its place calls this version of the model; the start of its SHA-256 where that was not told
 * @param change from which mean to which
 */
public record MeanChangeEvent(String model, String version, ScoreChange change) {}
