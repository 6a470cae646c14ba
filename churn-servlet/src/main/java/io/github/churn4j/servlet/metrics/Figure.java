package io.github.churn4j.servlet.metrics;

import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * One series that grows, for those who bind our figures elsewhere.
 *
 * @param name with dots, such as {@code churn.requests}
 * @param labels by name
 * @param count what was counted
 * @param seconds what it took together; absent (always 0) where nothing is timed
 * @param timed whether it is timed
 */
record Figure(String name, Map<String, String> labels, DoubleSupplier count, DoubleSupplier seconds, boolean timed) {

    static Figure counter(String name, Map<String, String> labels, DoubleSupplier count) {
        return new Figure(name, labels, count, () -> 0, false);
    }

    static Figure timer(String name, Map<String, String> labels, LatencyCounts latency) {
        return new Figure(name, labels, latency::count, latency::seconds, true);
    }
}
