package io.github.churn4j.registry.dvc;

/**
 * How far a push or pull has come.
 *
 * @param done files finished
 * @param total files to do
 * @param bytes of the finished files
 */
public record DataProgress(long done, long total, long bytes) {}
