package io.github.churn4j.servlet.metrics;

import java.util.List;
import java.util.function.Supplier;

/**
 * Series of one name that another room keeps, told beside ours; read when somebody scrapes.
 *
 * @param name without prefix and, of counters, without {@code _total}, such as {@code drift_p_value}
 * @param grows whether it is a counter; else a gauge
 * @param help one sentence
 * @param labels what tells the series apart; none for a single one
 * @param series each with a value of every label; whoever keeps them bounds their number
 */
public record SeriesFamily(
        String name, boolean grows, String help, List<String> labels, Supplier<List<Series>> series) {

    public SeriesFamily {
        labels = List.copyOf(labels);
    }

    /**
     * One series now.
     *
     * @param labels a value of each label
     */
    public record Series(List<String> labels, double value) {
        public Series {
            labels = List.copyOf(labels);
        }

        /** A series without labels. */
        public static Series of(double value) {
            return new Series(List.of(), value);
        }
    }

    /** What only grows. */
    public static SeriesFamily counter(String name, String help, List<String> labels, Supplier<List<Series>> series) {
        return new SeriesFamily(name, true, help, labels, series);
    }

    /** What may go up and down. */
    public static SeriesFamily gauge(String name, String help, List<String> labels, Supplier<List<Series>> series) {
        return new SeriesFamily(name, false, help, labels, series);
    }
}
