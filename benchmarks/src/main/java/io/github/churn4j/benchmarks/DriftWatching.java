package io.github.churn4j.benchmarks;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.Window;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a whole observation costs the thread that does the work: 19 features and the score, window by window. Prints
 * nanoseconds of processor time per customer and per column for the window policies.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.github.churn4j.benchmarks.DriftWatching}
 */
public final class DriftWatching {

    private static final int ROWS = 100_000;
    private static final int ROUNDS = 5;

    private DriftWatching() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        ChurnModel model = BankCards.boosted(new Calibration.Identity());
        Dataset data = BankCards.customers(4_096, 31);
        CustomerRecord[] customers = BankCards.records(data);
        double[] scores = new SplittableRandom(32).doubles(customers.length).toArray();
        int columns = model.schema().features().size() + 1;
        for (Window window : new Window[] {Window.tumbling(500), Window.sliding(500, 100), Window.sliding(500, 10)}) {
            double best = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                best = Math.min(best, watch(model, window, customers, scores));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-18s %8.0f ns a customer, %6.0f ns a column, of %d columns%n",
                    window,
                    best,
                    best / columns,
                    columns);
        }
    }

    private static double watch(ChurnModel model, Window window, CustomerRecord[] customers, double[] scores) {
        ServedModel served = new ServedModel(model, "1", "benchmark");
        try (DriftMonitor monitor = DriftMonitor.builder(model).window(window).build()) {
            long began = System.nanoTime();
            for (int i = 0; i < ROWS; i++) {
                int at = i & (customers.length - 1);
                monitor.predicted(new PredictionEvent(Instant.EPOCH, "", "", served, customers[at], scores[at]));
            }
            double nanos = System.nanoTime() - began;
            DriftSnapshot seen = monitor.snapshot();
            if (seen.observed() != ROWS) {
                throw new IllegalStateException("the monitor saw " + seen.observed() + " of " + ROWS + " customers");
            }
            return nanos / ROWS;
        }
    }
}
