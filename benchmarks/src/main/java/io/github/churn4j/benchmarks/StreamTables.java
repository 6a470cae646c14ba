package io.github.churn4j.benchmarks;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.ServedModel;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.drift.stream.DriftCalibration;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.DriftSnapshot;
import io.github.churn4j.drift.stream.Window;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ReferenceProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How often the monitor alarms within 10,000 stable rows, and after how many windows it finds one feature that moved.
 *
 * <p>Each repeat splits the customers anew: some are the reference, the stream are the others in random order,
 * and the same again where it is longer, so that no window has a row twice. Scores are a fixed
 * function of the features, so that they depend on them as a model's do.
 */
final class StreamTables {

    private static final int STREAM = 10_000;
    private static final int MOST_WINDOWS = 40;
    private static final Window[] WINDOWS = {Window.tumbling(500), Window.sliding(500, 100), Window.tumbling(2_000)};

    private final String name;
    private final Dataset pool;
    private final int reference;
    private final int repeats;
    private final ServedModel served =
            new ServedModel(BankCards.boosted(new Calibration.Identity()), "1", "nothing that is asked");

    StreamTables(String name, Dataset pool, int repeats) {
        this.name = name;
        this.pool = pool;
        this.reference = 2_000;
        this.repeats = Math.max(20, repeats / 5);
    }

    void print() {
        falseAlarms();
        delays();
    }

    /** One split of the customers with its reference. */
    private final class Split {
        final int[] order;
        final ReferenceProfile profile;
        final double[] scores;

        Split(SplittableRandom random) {
            order = DriftTables.shuffled(pool.size(), random);
            int[] rows = Arrays.copyOf(order, reference);
            scores = scores(rows);
            profile = ReferenceProfile.of(pool, rows, scores, "hold-out");
        }

        DriftMonitor.Builder monitor(Window window) {
            return DriftMonitor.builder(pool.schema(), profile).window(window);
        }

        DriftCalibration calibration(Window window) {
            return DriftCalibration.builder(pool.schema(), profile)
                    .windows(window)
                    .fit(pool, Arrays.copyOf(order, reference), scores);
        }

        /** The i-th row of the stream: those that are no part of the reference, and the same again. */
        int row(int i) {
            return order[reference + i % (order.length - reference)];
        }
    }

    private double[] scores(int[] rows) {
        return Arrays.stream(rows).mapToDouble(this::score).toArray();
    }

    /** A fixed increasing function of two numeric features, in [0, 1]. */
    private double score(int row) {
        double sum = 0;
        int used = 0;
        for (int f = 0; f < pool.schema().features().size() && used < 2; f++) {
            if (pool.schema().features().get(f) instanceof NumericFeature) {
                sum += pool.slot(row, f) / (1 + Math.abs(pool.slot(0, f)));
                used++;
            }
        }
        return 1 / (1 + Math.exp(2 - sum));
    }

    private void observe(DriftMonitor monitor, int row, Consumer<double[]> change) {
        double[] slots = new double[pool.schema().features().size()];
        pool.copyRow(row, slots);
        change.accept(slots);
        monitor.predicted(new PredictionEvent(
                Instant.EPOCH, "", "", served, CustomerRecord.of(pool.schema(), slots), score(row)));
    }

    private void falseAlarms() {
        System.out.printf(
                "%n### %,d stable rows, %s, reference of %,d, %d splits: share with any alarm (budget .1)%n%n",
                STREAM, name, reference, repeats);
        System.out.println("| window | union bound | calibrated on the reference's rows |");
        System.out.println("|---|---:|---:|");
        for (Window window : WINDOWS) {
            int[] alarms = new int[2];
            int calibrated = Math.max(20, repeats / 5);
            for (int r = 0; r < repeats; r++) {
                Split split = new Split(new SplittableRandom(1_000 + r));
                alarms[0] += alarms(split, split.monitor(window)) ? 1 : 0;
                if (r < calibrated) {
                    DriftMonitor.Builder monitor = split.monitor(window).calibration(split.calibration(window));
                    alarms[1] += alarms(split, monitor) ? 1 : 0;
                }
            }
            System.out.printf(
                    "| %s | %s | %s |%n",
                    window, DriftTables.share(alarms[0], repeats), DriftTables.share(alarms[1], calibrated));
        }
    }

    private boolean alarms(Split split, DriftMonitor.Builder builder) {
        try (DriftMonitor monitor = builder.build()) {
            for (int i = 0; i < STREAM; i++) {
                observe(monitor, split.row(i), slots -> {});
            }
            return !monitor.snapshot().episodes().isEmpty();
        }
    }

    private void delays() {
        System.out.printf(
                "%n### One numeric feature moved, %s: windows until the alarm, median over features and splits (share found"
                        + " within %d)%n%n",
                name, MOST_WINDOWS);
        System.out.println("| window | .1 sd | .2 sd | .3 sd | .5 sd |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (Window window : WINDOWS) {
            System.out.print("| " + window + " |");
            for (double shift : new double[] {.1, .2, .3, .5}) {
                System.out.print(" " + delay(window, shift) + " |");
            }
            System.out.println();
        }
    }

    private String delay(Window window, double shift) {
        int splits = Math.max(3, repeats / 40);
        int[] numeric = IntStream.range(0, pool.schema().features().size())
                .filter(f -> pool.schema().features().get(f) instanceof NumericFeature)
                .toArray();
        double[] windows = new double[splits * numeric.length];
        int at = 0;
        for (int r = 0; r < splits; r++) {
            Split split = new Split(new SplittableRandom(3_000 + r));
            for (int feature : numeric) {
                windows[at++] = delay(split, window, feature, shift * DriftTables.deviation(pool, feature), r);
            }
        }
        Arrays.sort(windows);
        long found = Arrays.stream(windows).filter(Double::isFinite).count();
        double median = windows[windows.length / 2];
        return (Double.isFinite(median) ? String.format(Locale.ROOT, "%.0f", median) : "–")
                + String.format(Locale.ROOT, " (%.2f)", (double) found / windows.length);
    }

    /** How many windows were judged when the first alarm came; infinite if none did. */
    private double delay(Split split, Window window, int feature, double by, int repeat) {
        SplittableRandom random = new SplittableRandom(4_000 + repeat);
        boolean whole = DriftTables.whole(pool, feature);
        try (DriftMonitor monitor = split.monitor(window).build()) {
            for (int i = 0; ; i++) {
                observe(
                        monitor,
                        split.row(i),
                        slots -> slots[feature] = DriftTables.moved(slots[feature], by, whole, random));
                DriftSnapshot seen = monitor.snapshot();
                if (!seen.episodes().isEmpty()) {
                    return seen.history().size();
                }
                if (seen.history().size() >= MOST_WINDOWS) {
                    return Double.POSITIVE_INFINITY;
                }
            }
        }
    }
}
