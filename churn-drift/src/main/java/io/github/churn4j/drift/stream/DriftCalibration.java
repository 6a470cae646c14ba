package io.github.churn4j.drift.stream;

import io.github.churn4j.ChurnException;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.MonitoringCalibrator;
import io.github.churn4j.model.ReferenceProfile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * How small a p-value must be to raise an alarm, so that a stream that does not change keeps its {@link FalseAlarmBudget}:
 * one level for the tests of all features and of the score, for each kind of windows it was made for.
 *
 * <p>The level is found by simulation on rows the model was not fitted on. Each replicate draws, with replacement, a
 * reference as large as the profile's and a stream of the budget's rows, whole rows each time, and keeps the smallest
 * p-value of all tests of all windows. The level is an order statistic of these that keeps the budget with 95 % confidence,
 * see {@link AlarmLevel}; where it would be below the union bound, chance / (tests · windows), and the replicates do not
 * speak against that one, the union bound is taken, as it is for windows longer than the budget's rows. What depends on what, ties, few levels and the reference's own sampling
 * error are all in; values refused at the door are not, since held-out rows have none: Fisher's exact test keeps its level
 * for them without help.
 *
 * <p>What is promised: over all that chance decides, the rows the reference was taken from included. One unlucky reference
 * makes alarms more frequent for as long as it serves, which no look at the reference alone can tell.
 *
 * <p>Replicate i draws from a generator made of the seed and i alone: the same bytes on any number of threads. Immutable
 * and thread-safe.
 */
public final class DriftCalibration {

    /** Simulated streams where nothing else is asked for. */
    public static final int REPLICATES = 1_000;

    /** Fewer held-out rows than these do not stand for a population: the union bound serves. */
    public static final int FEWEST_ROWS = 200;

    /** A larger reference is simulated with so many rows: its own sampling error no longer counts. */
    static final int MOST_REFERENCE = 20_000;

    /**
     * The level for one kind of windows.
     *
     * @param window which windows
     * @param alpha the p-value at or below which a test raises an alarm, (0, 1)
     * @param simulated whether the simulation decided it, rather than the union bound
     * @param alarms how many of the replicates raise an alarm at this level
     */
    public record Level(Window window, double alpha, boolean simulated, int alarms) {
        public Level {
            if (!(alpha > 0 && alpha < 1) || alarms < 0) {
                throw new IllegalArgumentException(
                        "alpha is " + alpha + " with " + alarms + " alarms, expected (0, 1) and 0 or more");
            }
        }
    }

    /**
     * What a column is, as far as its tests depend on it.
     *
     * @param column its name
     * @param levels how many levels it has; 0 for numbers
     */
    record Column(String column, int levels) {
        @Override
        public String toString() {
            return levels == 0 ? column : column + "(" + levels + ")";
        }
    }

    private final Facts facts;
    private final List<Level> levels;

    /**
     * What the levels belong to and come from.
     *
     * @param budget what they keep
     * @param columns of the schema, in order
     * @param referenceRows of the profile
     * @param heldOutRows drawn from
     * @param replicates simulated
     * @param seed of the draws
     * @param tests the most tests a window of a stable stream goes through
     */
    record Facts(
            FalseAlarmBudget budget,
            List<Column> columns,
            long referenceRows,
            long heldOutRows,
            int replicates,
            long seed,
            int tests) {
        Facts {
            columns = List.copyOf(columns);
        }
    }

    DriftCalibration(Facts facts, List<Level> levels) {
        this.facts = facts;
        this.levels = List.copyOf(levels);
    }

    /** A builder for a reference profile that was taken from rows of this schema. */
    public static Builder builder(ChurnSchema schema, ReferenceProfile profile) {
        return new Builder(schema, profile);
    }

    /**
     * What a training calls to calibrate the monitoring of its model: the default windows and budget, on the rows of the
     * reference profile.
     */
    public static MonitoringCalibrator calibrator() {
        return (profile, data, rows, probabilities, seed, threads) -> builder(data.schema(), profile)
                .seed(seed)
                .threads(threads)
                .fit(data, rows, probabilities)
                .toJson();
    }

    /** The budget that is kept. */
    public FalseAlarmBudget budget() {
        return facts.budget();
    }

    /** The levels, one for each kind of windows it was made for. */
    public List<Level> levels() {
        return levels;
    }

    /** The level for these windows; empty where it was not made for them. */
    public Optional<Level> level(Window window) {
        return levels.stream().filter(level -> level.window().equals(window)).findFirst();
    }

    Facts facts() {
        return facts;
    }

    /** Whether it was made for this schema and as large a reference. */
    public boolean fits(ChurnSchema schema, ReferenceProfile profile) {
        return facts.referenceRows() == profile.rows() && facts.columns().equals(columns(schema));
    }

    /**
     * Itself, if it was made for this schema and as large a reference.
     *
     * @throws ChurnException if not, with the difference and the remedy
     */
    public DriftCalibration requireFits(ChurnSchema schema, ReferenceProfile profile) {
        String remedy = "; take the calibration from the bundle that holds the profile, or calibrate again";
        if (!facts.columns().equals(columns(schema))) {
            throw new ChurnException("the drift calibration was made for the columns " + facts.columns()
                    + ", the schema has " + columns(schema) + remedy);
        }
        if (facts.referenceRows() != profile.rows()) {
            throw new ChurnException("the drift calibration was made for a reference of " + facts.referenceRows()
                    + " rows, the profile has " + profile.rows() + remedy);
        }
        return this;
    }

    private static List<Column> columns(ChurnSchema schema) {
        return schema.features().stream()
                .map(feature -> new Column(feature.column(), WindowStatistics.levelsOf(feature)))
                .toList();
    }

    /** JSON text; the same calibration gives the same text. */
    public String toJson() {
        return CalibrationJson.write(this);
    }

    /**
     * Reads JSON text, such as {@link io.github.churn4j.model.ChurnModel#monitoring()}.
     *
     * @throws ChurnException if the text is no calibration or of a later version
     */
    public static DriftCalibration fromJson(String json) {
        return CalibrationJson.read(json, "monitoring.json");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DriftCalibration that && facts.equals(that.facts) && levels.equals(that.levels);
    }

    @Override
    public int hashCode() {
        return 31 * facts.hashCode() + levels.hashCode();
    }

    @Override
    public String toString() {
        return "DriftCalibration[" + facts.budget() + ", " + levels + "]";
    }

    /** Collects what a calibration is made for; not thread-safe. */
    public static final class Builder {
        private final ChurnSchema schema;
        private final ReferenceProfile profile;
        private final int tests;
        private FalseAlarmBudget budget = FalseAlarmBudget.DEFAULT;
        private List<Window.Rows> windows = List.of(new Window.Rows(500, 500), new Window.Rows(500, 100));
        private int replicates = REPLICATES;
        private long seed;
        private int threads = 1;

        private Builder(ChurnSchema schema, ReferenceProfile profile) {
            this.schema = schema;
            this.profile = profile;
            tests = WindowStatistics.of(schema, profile).tests();
        }

        /** The budget to keep; {@link FalseAlarmBudget#DEFAULT}. Its rows are at most 1,000,000. */
        public Builder budget(FalseAlarmBudget value) {
            if (value.rows() > 1_000_000) {
                throw new IllegalArgumentException("the budget to calibrate is for " + value.rows()
                        + " rows, expected at most 1000000; simulate fewer, at a chance as much smaller");
            }
            budget = value;
            return this;
        }

        /** The windows to calibrate, of numbers of rows; {@code tumbling(500)} and {@code sliding(500,100)}. */
        public Builder windows(Window... values) {
            List<Window.Rows> rows = new ArrayList<>();
            for (Window value : new LinkedHashSet<>(List.of(values))) {
                if (!(value instanceof Window.Rows counted)) {
                    throw new IllegalArgumentException(
                            "window " + value
                                    + " cannot be calibrated, expected a number of rows; windows of time keep the budget by the union bound");
                }
                rows.add(counted);
            }
            windows = List.copyOf(rows);
            return this;
        }

        /** Streams to simulate, 100 or more; {@link #REPLICATES}. More come closer to the budget, fewer stay below. */
        public Builder replicates(int value) {
            if (value < 100) {
                throw new IllegalArgumentException("replicates is " + value + ", expected 100 or more");
            }
            replicates = value;
            return this;
        }

        /** The seed of all draws; 0. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Threads to work on, 1 or more; 1. The result does not depend on them. Each keeps counts of the whole stream, 4 bytes
         * for each chunk of rows that windows begin or end at and each of up to 65 blocks, or levels; where these would come
         * to more than 256 MiB, fewer threads work.
         */
        public Builder threads(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("threads is " + value + ", expected 1 or more");
            }
            threads = value;
            return this;
        }

        /**
         * Simulates. O(replicates · columns · (reference + windows · stride)).
         *
         * @param data the customers the profile was taken from, or others of their population the model was not fitted on
         * @param rows positions in them
         * @param probabilities calibrated P(churn) of these rows
         * @throws IllegalArgumentException if the data were read by another schema, or there is not one score for each row
         */
        public DriftCalibration fit(Dataset data, int[] rows, double[] probabilities) {
            if (!columns(data.schema()).equals(columns(schema))) {
                throw new IllegalArgumentException("the held-out rows have the columns " + columns(data.schema())
                        + ", expected " + columns(schema) + "; read them by the model's schema");
            }
            if (rows.length != probabilities.length) {
                throw new IllegalArgumentException(
                        "got " + probabilities.length + " scores for " + rows.length + " rows, expected one each");
            }
            Facts facts = new Facts(budget, columns(schema), profile.rows(), rows.length, replicates, seed, tests);
            double[][] smallest = rows.length < FEWEST_ROWS
                    ? new double[windows.size()][0]
                    : simulated(HeldOutRows.of(data, rows, probabilities, seed));
            List<Level> levels = new ArrayList<>();
            for (int i = 0; i < smallest.length; i++) {
                levels.add(level(windows.get(i), smallest[i]));
            }
            return new DriftCalibration(facts, levels);
        }

        private double[][] simulated(HeldOutRows population) {
            int reference = (int) Math.max(1, Math.min(profile.rows(), MOST_REFERENCE));
            Window.Rows[] kinds = windows.toArray(Window.Rows[]::new);
            double[][] smallest = new double[kinds.length][replicates];
            long base = new SplittableRandom(seed).nextLong();
            long cells = Math.max(1, StableStream.cells(population, (int) budget.rows(), kinds));
            int lanes = (int) Math.max(1, Math.min(threads, StableStream.MOST_CELLS / cells));
            inLanes(lanes, lane -> {
                StableStream stream = new StableStream(population, reference, (int) budget.rows(), kinds);
                for (int i = lane; i < replicates; i += lanes) {
                    double[] drawn = stream.draw(new SplittableRandom(base + i));
                    for (int kind = 0; kind < drawn.length; kind++) {
                        smallest[kind][i] = drawn[kind];
                    }
                }
            });
            return smallest;
        }

        /** Does a piece of work for each lane, on a thread of its own; on this one where there is one lane. */
        private static void inLanes(int lanes, IntConsumer work) {
            if (lanes == 1) {
                work.accept(0);
                return;
            }
            ForkJoinPool pool = new ForkJoinPool(lanes);
            try {
                List<ForkJoinTask<?>> tasks = new ArrayList<>();
                for (int lane = 0; lane < lanes; lane++) {
                    int mine = lane;
                    tasks.add(pool.submit(() -> work.accept(mine)));
                }
                tasks.forEach(ForkJoinTask::join);
            } finally {
                pool.shutdownNow();
            }
        }

        private Level level(Window.Rows window, double[] smallest) {
            long ending = window.endingWithin(budget.rows());
            double bound = AlarmLevel.rounded(budget.unionBound(tests, ending));
            if (ending == 0) { // no simulated stream has such a window, none can speak
                return new Level(window, bound, false, 0);
            }
            double simulated = Math.min(AlarmLevel.of(smallest, budget.chance()), budget.chance());
            int alarms = AlarmLevel.alarms(smallest, bound);
            boolean refuted = alarms > budget.chance() * smallest.length;
            if (simulated > 0 && (simulated >= bound || refuted)) {
                return new Level(window, simulated, true, AlarmLevel.alarms(smallest, simulated));
            }
            return new Level(window, bound, false, alarms);
        }
    }
}
