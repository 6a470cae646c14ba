package io.github.churn4j.drift.performance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.churn4j.ChurnException;
import io.github.churn4j.internal.json.Json;
import java.nio.charset.StandardCharsets;

/**
 * A test whether the mean of a stream rose or fell: cumulated deviations from the mean so far, alarming when they are
 * further than a threshold from their extreme (Page 1954, Biometrika 41; Hinkley 1971, Biometrika 58).
 *
 * <p>With mean x̄ of the values so far: up ← α·up + x − x̄ − δ, alarm if up − min(up) is above λ; down ← α·down + x − x̄ + δ,
 * alarm if max(down) − down is above λ. After an alarm it starts anew with the next value. Defaults are river's: at least
 * 30 values, δ = .005, λ = 50, α = .9999. Small steps up to δ are let go.
 *
 * <p>Constant memory and cost. Not thread-safe; deterministic.
 */
public final class PageHinkley {
    private static final String PLACE = "Page-Hinkley state";

    private final Builder settings;
    private boolean alarmed;
    private long count;
    private double mean;
    private double up;
    private double lowest;
    private double down;
    private double highest;
    private long seen;
    private long changes;

    private PageHinkley(Builder settings) {
        this.settings = settings.copy();
        restart();
    }

    /** Returns a test with the defaults. */
    public static PageHinkley withDefaults() {
        return builder().build();
    }

    /** Returns a builder with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    private void restart() {
        alarmed = false;
        count = 0;
        mean = 0;
        up = 0;
        down = 0;
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
    }

    /**
     * Adds a value.
     *
     * @param value a finite number
     * @return whether the mean has just been found to have changed
     * @throws IllegalArgumentException if the value is NaN or infinite
     */
    public boolean add(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value is " + value + ", expected a finite number");
        }
        if (alarmed) {
            restart();
        }
        seen++;
        count++;
        mean += (value - mean) / count;
        double deviation = value - mean;
        up = settings.forgetting * up + deviation - settings.tolerance;
        down = settings.forgetting * down + deviation + settings.tolerance;
        lowest = Math.min(lowest, up);
        highest = Math.max(highest, down);
        alarmed =
                count >= settings.minimum && (up - lowest > settings.threshold || highest - down > settings.threshold);
        if (alarmed) {
            changes++;
        }
        return alarmed;
    }

    /** Returns the mean since the last change; NaN without values. */
    public double mean() {
        return count == 0 ? Double.NaN : mean;
    }

    /** Returns how many values were added in all. */
    public long seen() {
        return seen;
    }

    /** Returns how often the mean changed. */
    public long changes() {
        return changes;
    }

    /** Returns settings and state as a JSON text on one line. */
    public String toJson() {
        ObjectNode json = Json.object()
                .put("minimum", settings.minimum)
                .put("tolerance", settings.tolerance)
                .put("threshold", settings.threshold)
                .put("forgetting", settings.forgetting)
                .put("seen", seen)
                .put("changes", changes)
                .put("alarmed", alarmed)
                .put("count", count);
        if (count > 0) {
            ArrayNode sums = Json.array(mean, up, lowest, down, highest);
            json.set("sums", sums);
        }
        return new String(Json.compact(json), StandardCharsets.UTF_8);
    }

    /**
     * Goes on from a state; the test behaves as the one that wrote it.
     *
     * @throws ChurnException if the text is no state of this test
     */
    public static PageHinkley read(String json) {
        JsonNode node = Json.read(json, PLACE);
        try {
            PageHinkley test = builder()
                    .minimum((int) Json.number(node, "minimum", PLACE))
                    .tolerance(Json.number(node, "tolerance", PLACE))
                    .threshold(Json.number(node, "threshold", PLACE))
                    .forgetting(Json.number(node, "forgetting", PLACE))
                    .build();
            test.seen = (long) Json.number(node, "seen", PLACE);
            test.changes = (long) Json.number(node, "changes", PLACE);
            test.count = (long) Json.number(node, "count", PLACE);
            test.alarmed = node.path("alarmed").asBoolean();
            if (test.count > 0) {
                test.sums(Json.numbers(node, "sums", PLACE));
            }
            return test;
        } catch (IllegalArgumentException e) {
            throw new ChurnException(PLACE + ": " + e.getMessage(), e);
        }
    }

    private void sums(double[] sums) {
        if (sums.length != 5) {
            throw new IllegalArgumentException("\"sums\" has " + sums.length + " numbers, expected 5");
        }
        mean = sums[0];
        up = sums[1];
        lowest = sums[2];
        down = sums[3];
        highest = sums[4];
    }

    /** Settings of a test. */
    public static final class Builder {
        private int minimum = 30;
        private double tolerance = .005;
        private double threshold = 50;
        private double forgetting = 1 - .0001;

        private Builder() {}

        private Builder copy() {
            return new Builder()
                    .minimum(minimum)
                    .tolerance(tolerance)
                    .threshold(threshold)
                    .forgetting(forgetting);
        }

        /** Values before the first alarm, 1 or more; 30. */
        public Builder minimum(int values) {
            minimum = values;
            return this;
        }

        /** Deviation per value that is let go, δ, in units of the values, 0 or more; .005. */
        public Builder tolerance(double delta) {
            tolerance = delta;
            return this;
        }

        /** Cumulated deviation that alarms, λ, in units of the values, above 0; 50. */
        public Builder threshold(double lambda) {
            threshold = lambda;
            return this;
        }

        /** What is kept of the cumulated deviations with each value, α, (0, 1]; .9999. */
        public Builder forgetting(double alpha) {
            forgetting = alpha;
            return this;
        }

        /**
         * Returns a test.
         *
         * @throws IllegalArgumentException if a setting is out of range
         */
        public PageHinkley build() {
            if (minimum < 1) {
                throw new IllegalArgumentException("minimum is " + minimum + ", expected 1 or more");
            }
            require("tolerance", tolerance, tolerance >= 0 && Double.isFinite(tolerance), "0 or more");
            require("threshold", threshold, threshold > 0 && Double.isFinite(threshold), "above 0");
            require("forgetting", forgetting, forgetting > 0 && forgetting <= 1, "(0, 1]");
            return new PageHinkley(this);
        }

        private static void require(String name, double value, boolean good, String expected) {
            if (!good) {
                throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
            }
        }
    }
}
