package io.github.churn4j.servlet.metrics;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What is counted of the model that scores in shadow, under its version; one version at a time, so that the number of
 * series stays small. Counted by one thread, read by any.
 */
public final class ChallengerMetrics {

    private volatile Counts counts = new Counts("", 0, 0, 0, 0);

    ChallengerMetrics() {}

    private record Counts(String version, long compared, long incomparable, long different, double difference) {}

    List<CounterFamily> families() {
        return List.of(
                family("compared", "Customers that the champion and the challenger scored.", Counts::compared),
                family(
                        "incomparable",
                        "Customers that the challenger could not score, because its schema has other features.",
                        Counts::incomparable),
                family(
                        "different_decisions",
                        "Customers whom one model predicts to leave and the other to stay.",
                        Counts::different),
                family(
                        "score_difference",
                        "Sum of the absolute differences of the two probabilities; divide by the compared customers.",
                        Counts::difference));
    }

    private CounterFamily family(String name, String help, ToDoubleFunction<Counts> value) {
        return new CounterFamily("challenger_" + name, help, "model_version", () -> {
            Counts now = counts;
            return now.version.isEmpty() ? Map.of() : Map.of(now.version, value.applyAsDouble(now));
        });
    }

    /** Begins anew for a challenger. */
    public void begin(String challengerVersion) {
        counts = new Counts(challengerVersion, 0, 0, 0, 0);
    }

    /** Both models scored a customer. */
    public void compared(double absoluteDifference, boolean otherDecision) {
        Counts now = counts;
        counts = new Counts(
                now.version,
                now.compared + 1,
                now.incomparable,
                now.different + (otherDecision ? 1 : 0),
                now.difference + absoluteDifference);
    }

    /** The challenger could not score a customer. */
    public void incomparable() {
        Counts now = counts;
        counts = new Counts(now.version, now.compared, now.incomparable + 1, now.different, now.difference);
    }
}
