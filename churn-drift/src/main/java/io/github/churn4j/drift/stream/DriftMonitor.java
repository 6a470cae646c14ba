package io.github.churn4j.drift.stream;

import io.github.churn4j.PredictionEvent;
import io.github.churn4j.PredictionListener;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.FieldProblem;
import io.github.churn4j.model.ChurnModel;
import io.github.churn4j.model.ReferenceProfile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Watches the predictions of one model for drift while they are made: of each feature, of missing and new values and of
 * the score, window by window, with false alarms held to a stated budget and one alert per episode.
 *
 * <pre>{@code
 * try (DriftMonitor monitor = DriftMonitor.builder(model).listener(alerts).state(file).build()) {
 *     monitor.observe(customer, probability); // from any thread
 *     monitor.snapshot().verdict();
 * }
 * }</pre>
 *
 * <p>{@code observe}, {@code refused} and {@code feedback} put what they are told into a queue of fixed size and return; a
 * daemon thread does the work. They wait for nobody: what does not fit is dropped and counted. {@link #predicted} works
 * on the thread that calls, which should be a feed's own. Time comes with what is observed and never goes back: what is
 * late counts at the latest time seen, and what is dated more than an hour ahead of the monitor's clock counts, as late, at
 * that clock's time. The same rows with the same believable times in the same order give the same snapshots, also
 * across a restart with a state file. Memory is bounded by the reference and the window, whatever the traffic.
 * Thread-safe.
 */
public final class DriftMonitor implements PredictionListener {

    private final StreamWatch watch;
    private final Intake intake;
    private final @Nullable StateFile state;
    private final String identity;
    private final Clock clock;

    private DriftMonitor(Builder builder) {
        clock = builder.clock;
        WatchSettings settings = WatchSettings.of(builder);
        identity = settings.identity();
        state = builder.state == null ? null : new StateFile(builder.state);
        watch = state == null ? new StreamWatch(settings) : state.open(settings);
        intake = new Intake(builder.capacity, watch::accept, this::save, builder.stateEvery);
    }

    /** A monitor of a model against the profile in its bundle, with the default settings. */
    public static Builder builder(ChurnModel model) {
        return new Builder(model.schema(), model.profile(), model);
    }

    /** A monitor of customers and scores without their model: nothing is estimated from the scores. */
    public static Builder builder(ChurnSchema schema, ReferenceProfile reference) {
        return new Builder(schema, reference, null);
    }

    /** Takes in a prediction made now. */
    public void observe(CustomerRecord customer, double score) {
        observe(clock.instant(), "", customer, score);
    }

    /**
     * Takes in a prediction. Any thread may; it is not made to wait and what is wrong is told at once.
     *
     * @param time when it was made
     * @param customer what the caller calls the customer, so that one customer cannot fill a window; empty where unknown.
     *     Only a hash is kept
     * @param score P(churn), [0, 1]
     * @throws IllegalArgumentException if the score is none or the record is one of another schema, naming the columns
     */
    public void observe(Instant time, String customer, CustomerRecord record, double score) {
        watch.check(record, score);
        intake.offer(new Observation.Predicted(time, customer, record, score));
    }

    /**
     * Takes in a prediction on the calling thread.
     *
     * @throws IllegalArgumentException if the prediction was made by another model than this monitor's, the score is none
     *     or the record is one of another schema
     */
    @Override
    public void predicted(PredictionEvent event) {
        watch.checkModel(event.served().model());
        watch.check(event.record(), event.attritionProbability());
        watch.accept(new Observation.Predicted(
                event.time(), event.customer(), event.record(), event.attritionProbability()));
    }

    /**
     * Takes in a record of an unknown customer that the schema refused, see
     * {@link #refused(Instant, String, List)}. Such records with the same problems can have half of a window.
     */
    public void refused(Instant time, List<FieldProblem> problems) {
        refused(time, "", problems);
    }

    /**
     * Takes in a record that the schema refused and that never became a prediction. Its unseen levels, wrong types and
     * values out of range count as new values of their columns, fields it lacks as missing values; other problems only make
     * it one more record. Any thread may.
     *
     * @param customer what the caller calls the customer, of whose refusals a window has one; empty where unknown, which
     *     leaves one client that sends the same bad record for ever looking like a change of all of them
     */
    public void refused(Instant time, String customer, List<FieldProblem> problems) {
        intake.offer(new Observation.Refused(time, customer, List.copyOf(problems)));
    }

    /**
     * Takes in what became of a prediction. Any thread may.
     *
     * @param time when that was known
     * @param score the P(churn) that was answered, [0, 1]
     * @throws IllegalArgumentException if the score is none
     */
    public void feedback(Instant time, double score, boolean churned) {
        StreamWatch.checkScore(score);
        intake.offer(new Observation.Feedback(time, score, churned));
    }

    /** Takes in what became of a prediction, known now. */
    public void feedback(double score, boolean churned) {
        feedback(clock.instant(), score, churned);
    }

    /** Tells that time has come so far, so that windows by time end without traffic. Any thread may. */
    public void advance(Instant time) {
        intake.offer(new Observation.Passed(time));
    }

    /** What is known now. Any thread may, at any rate: nothing is computed and nobody waits. */
    public DriftSnapshot snapshot() {
        return watch.snapshot(intake.dropped());
    }

    /**
     * Writes the state file now, whole or not at all; nothing without one or if nothing happened since.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void save() {
        if (state != null) {
            state.save(watch, identity);
        }
    }

    /** Works off what waits, saves and ends. Listeners are left open; the caller made them. */
    @Override
    public void close() {
        intake.close();
    }

    /** Collects the settings of a monitor; not thread-safe. */
    public static final class Builder {
        private static final int MOST_HISTORY = 100_000;

        final ChurnSchema schema;
        final ReferenceProfile reference;
        final @Nullable ChurnModel model;
        final List<DriftListener> listeners = new ArrayList<>();
        String name;
        String version;
        Window window = Window.DEFAULT;
        OptionalInt minimum = OptionalInt.empty();
        int rearm = 2;

        @Nullable
        FalseAlarmBudget budget;

        @Nullable
        DriftCalibration calibration;

        double largestShare = .05;
        int history = 500;
        private @Nullable Path state;
        private Duration stateEvery = Duration.ofMinutes(1);
        Clock clock = Clock.systemUTC();

        @Nullable
        HashKey key;

        private int capacity = 8_192;

        private Builder(ChurnSchema schema, ReferenceProfile reference, @Nullable ChurnModel model) {
            this.schema = schema;
            this.reference = reference;
            this.model = model;
            name = model == null ? "" : model.name();
            version = model == null ? "" : model.sha256().substring(0, 12);
        }

        /** What the model is called; by default its own name. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** What the model's version is called where it came from; by default the start of its SHA-256. */
        public Builder version(String value) {
            version = value;
            return this;
        }

        /** How rows are put into windows; by default 500 rows after another. */
        public Builder window(Window value) {
            window = value;
            return this;
        }

        /** Rows below which a window is not judged, 1 or more; by default 200, or the window's rows if those are fewer. */
        public Builder minimum(int rows) {
            minimum = OptionalInt.of(require("minimum", rows, 1, Window.Rows.MOST));
            return this;
        }

        /** How many windows in a row must be quiet for an episode to end, 1 or more; by default 2. */
        public Builder rearm(int quietWindows) {
            rearm = require("rearm", quietWindows, 1, 1_000_000);
            return this;
        }

        /** How often a stable stream may alarm; by default as the calibration, .1 in 10,000 rows. */
        public Builder budget(FalseAlarmBudget value) {
            budget = value;
            return this;
        }

        /**
         * What alarms were calibrated to; by default what the model's bundle carries. Where there is none for the window or
         * the budget, the union bound keeps the budget, at the price of finding drift later.
         */
        public Builder calibration(DriftCalibration value) {
            calibration = value;
            return this;
        }

        /** Who hears of drift; may be called more than once. */
        public Builder listener(DriftListener value) {
            listeners.add(value);
            return this;
        }

        /** The share of a window that one customer can have, (0, 1]; by default .05. What exceeds it is passed over. */
        public Builder largestShare(double share) {
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("largestShare is " + share + ", expected (0, 1]");
            }
            largestShare = share;
            return this;
        }

        /** How many windows, and how many episodes, are remembered, [1, 100,000]; by default 500. */
        public Builder history(int windows) {
            history = require("history", windows, 1, MOST_HISTORY);
            return this;
        }

        /** The file that the state is kept in; by default none. A state that does not fit is set aside and logged. */
        public Builder state(Path file) {
            state = file;
            return this;
        }

        /** How often the state is saved, above zero; by default every minute. A killed process loses at most that. */
        public Builder stateEvery(Duration time) {
            if (time.isNegative() || time.isZero() || time.compareTo(Duration.ofDays(365)) > 0) {
                throw new IllegalArgumentException("stateEvery is " + time + ", expected above zero, up to a year");
            }
            stateEvery = time;
            return this;
        }

        /** Dates what is observed without a time, and tells which times lie in the future; by default the system's. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** How many observations may wait, rounded up to a power of two; by default 8,192. */
        public Builder capacity(int observations) {
            capacity = require("capacity", observations, 1, 1 << 24);
            return this;
        }

        private static int require(String what, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(what + " is " + value + ", expected [" + least + ", " + most + "]");
            }
            return value;
        }

        /**
         * The monitor, at work.
         *
         * @throws IllegalArgumentException if the reference was taken under another schema, naming the columns that
         *     differ, or settings do not fit each other
         * @throws io.github.churn4j.ChurnException if the calibration was made for another schema or reference
         */
        public DriftMonitor build() {
            DriftMonitor monitor = new DriftMonitor(this);
            monitor.intake.start();
            return monitor;
        }
    }
}
