package io.github.churn4j.pipeline;

/**
 * One number that a classifier reads.
 *
 * @param name such as {@code Customer_Age}, {@code Income_Category=Unknown}, {@code Age is missing}
 * @param source position of the schema feature it comes from; from the number of schema features on, of a ratio
 */
public record ModelFeature(String name, int source) {}
