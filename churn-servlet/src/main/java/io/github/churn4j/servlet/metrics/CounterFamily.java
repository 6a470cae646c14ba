package io.github.churn4j.servlet.metrics;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Counters of one name that another room keeps, told beside ours.
 *
 * @param name without prefix and without {@code _total}, such as {@code journal_predictions}
 * @param help one sentence
 * @param label what tells the series apart
 * @param values the count of each value of the label, read when somebody scrapes
 */
public record CounterFamily(String name, String help, String label, Supplier<Map<String, Double>> values) {}
