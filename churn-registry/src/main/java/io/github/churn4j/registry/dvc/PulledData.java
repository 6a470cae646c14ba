package io.github.churn4j.registry.dvc;

/**
 * What a pull did.
 *
 * @param outputs tracked files and directories that are in place now
 * @param downloaded objects that the cache lacked
 * @param written files that were made or replaced
 * @param removed files of another version that were removed
 */
public record PulledData(int outputs, long downloaded, long written, long removed) {}
