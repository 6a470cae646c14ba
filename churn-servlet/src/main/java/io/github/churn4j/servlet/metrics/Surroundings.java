package io.github.churn4j.servlet.metrics;

import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What metrics tell of the rest of the service; asked when somebody looks.
 *
 * @param inFlight requests at work
 * @param models the models at work, the champion first
 * @param delivered predictions brought to those who listen
 * @param dropped predictions that found the feed full
 */
public record Surroundings(
        IntSupplier inFlight, Supplier<List<AtWork>> models, LongSupplier delivered, LongSupplier dropped) {

    /**
     * A model at work.
     *
     * @param role {@code champion} or {@code challenger}
     * @param since when it began
     */
    public record AtWork(String role, String model, String version, Instant since) {}

    static Surroundings none() {
        return new Surroundings(() -> 0, List::of, () -> 0, () -> 0);
    }
}
