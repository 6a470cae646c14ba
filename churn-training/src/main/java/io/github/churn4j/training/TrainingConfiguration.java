package io.github.churn4j.training;

import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.evaluate.ProfitParameters;
import io.github.churn4j.pipeline.FeaturePipeline;
import io.github.churn4j.training.calibrate.ThresholdPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that decides what a training makes of its data: two trainings with equal configuration and data give the
 * same bundle. Kept in the bundle's provenance as JSON. Immutable and thread-safe.
 */
public final class TrainingConfiguration {

    /** How margins become probabilities. */
    public enum CalibrationPolicy {
        /** Platt or isotonic where cross-fitted log loss says that it helps, else none. */
        AUTO,
        /** The logistic function of the margin. */
        NONE
    }

    private final String name;
    private final long seed;
    private final int folds;
    private final double holdOut;
    private final SearchSpace space;
    private final FeaturePipeline pipeline;
    private final SortedMap<String, Integer> monotone;
    private final CalibrationPolicy calibration;
    private final ThresholdPolicy threshold;
    private final double mediumAbove;
    private final double highAbove;
    private final ProfitParameters profit;
    private final List<String> slices;
    private final List<List<String>> together;
    private final int replicates;
    private final boolean refit;
    private final List<String> allowedLeakage;
    private final double maxRejected;
    private final List<String> notices;
    private final List<List<Integer>> replay;

    private TrainingConfiguration(Builder b) {
        name = b.name;
        seed = b.seed;
        folds = b.folds;
        holdOut = b.holdOut;
        space = b.space == null ? SearchLevel.STANDARD.space(b.seed) : b.space;
        pipeline = b.pipeline;
        monotone = Collections.unmodifiableSortedMap(new TreeMap<>(b.monotone));
        calibration = b.calibration;
        threshold = b.threshold;
        mediumAbove = b.mediumAbove;
        highAbove = b.highAbove;
        profit = b.profit;
        slices = List.copyOf(b.slices);
        together = List.copyOf(b.together);
        replicates = b.replicates;
        refit = b.refit;
        allowedLeakage = List.copyOf(b.allowedLeakage);
        maxRejected = b.maxRejected;
        notices = List.copyOf(b.notices);
        replay = b.replay.stream().map(List::copyOf).toList();
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("churn.name is \"" + name
                    + "\", expected up to 100 letters, digits, dots, dashes and underscores, a letter or digit first");
        }
        if (folds < 2 || folds > 50) {
            throw new IllegalArgumentException("churn.folds is " + folds + ", expected [2, 50]");
        }
        if (!(holdOut >= 0 && holdOut <= .9)) {
            throw new IllegalArgumentException("churn.holdout is " + holdOut + ", expected [0, 0.9]");
        }
        if (!(mediumAbove >= 0 && mediumAbove <= highAbove && highAbove <= 1)) {
            throw new IllegalArgumentException("churn.mediumAbove and churn.highAbove are " + mediumAbove + " and "
                    + highAbove + ", expected 0 <= medium <= high <= 1");
        }
        if (!(maxRejected >= 0 && maxRejected <= 1)) {
            throw new IllegalArgumentException("churn.maxRejected is " + maxRejected + ", expected [0, 1]");
        }
        if (!replay.isEmpty() && replay.size() != space.rungs().size()) {
            throw new IllegalArgumentException("a replay of " + replay.size() + " rungs does not fit a search of "
                    + space.rungs().size());
        }
        int candidates = space.candidates().size();
        for (List<Integer> rung : replay) {
            if (rung.isEmpty() || rung.stream().anyMatch(i -> i < 0 || i >= candidates)) {
                throw new IllegalArgumentException("a replay names candidates " + rung
                        + ", expected at least one, each in [0, " + candidates + ")");
            }
        }
    }

    /** The model's name; default {@code churn-model}. */
    public String name() {
        return name;
    }

    /** The seed of everything drawn by chance; default 42. */
    public long seed() {
        return seed;
    }

    /** Folds of cross-validation; default 5. */
    public int folds() {
        return folds;
    }

    /** Fraction of the rows held out; default .2, 0 for none. */
    public double holdOut() {
        return holdOut;
    }

    /** The candidates and how they compete; default {@link SearchLevel#STANDARD}. */
    public SearchSpace space() {
        return space;
    }

    /** The described pipeline; each algorithm sets scaling and missing values for itself. */
    public FeaturePipeline pipeline() {
        return pipeline;
    }

    /** Monotone constraints of boosting by column or ratio: 1 rising, -1 falling. */
    public SortedMap<String, Integer> monotone() {
        return monotone;
    }

    /** How margins become probabilities; default {@link CalibrationPolicy#AUTO}. */
    public CalibrationPolicy calibration() {
        return calibration;
    }

    /** How the threshold is chosen; default by F1. */
    public ThresholdPolicy threshold() {
        return threshold;
    }

    /** Risk is medium above this probability; default .4. */
    public double mediumAbove() {
        return mediumAbove;
    }

    /** Risk is high above this probability; default .7. */
    public double highAbove() {
        return highAbove;
    }

    /** Costs and benefits of a campaign, for the expected maximum profit. */
    public ProfitParameters profit() {
        return profit;
    }

    /** Columns to evaluate by category; empty for all with at most ten levels. */
    public List<String> slices() {
        return slices;
    }

    /** Columns to permute together; strongly correlated ones are found and added. */
    public List<List<String>> together() {
        return together;
    }

    /** Bootstrap replicates behind the intervals; default 1000. */
    public int replicates() {
        return replicates;
    }

    /** Whether the winner is fitted again to all rows, hold-out included, before it is shipped; default false. */
    public boolean refit() {
        return refit;
    }

    /** Features that may tell the label alone without the data being refused. */
    public List<String> allowedLeakage() {
        return allowedLeakage;
    }

    /** Largest fraction of rows the schema may refuse, in [0, 1]; default .01. */
    public double maxRejected() {
        return maxRejected;
    }

    /** What readers of the report must know about the data, such as that they are simulated. */
    public List<String> notices() {
        return notices;
    }

    /** Candidate indices to run on each rung; empty for a new search. */
    public List<List<Integer>> replay() {
        return replay;
    }

    /** The configuration as JSON text. */
    public String toJson() {
        return ConfigurationJson.write(this);
    }

    /**
     * Reads a configuration.
     *
     * @throws io.github.churn4j.ChurnException if the text is no configuration
     */
    public static TrainingConfiguration fromJson(String json) {
        return ConfigurationJson.read(json);
    }

    /** All defaults. */
    public static TrainingConfiguration ofDefaults() {
        return builder().build();
    }

    /** A builder with all defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this configuration. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.name = name;
        builder.seed = seed;
        builder.folds = folds;
        builder.holdOut = holdOut;
        builder.space = space;
        builder.pipeline = pipeline;
        builder.monotone.putAll(monotone);
        builder.calibration = calibration;
        builder.threshold = threshold;
        builder.mediumAbove = mediumAbove;
        builder.highAbove = highAbove;
        builder.profit = profit;
        builder.slices.addAll(slices);
        builder.together.addAll(together);
        builder.replicates = replicates;
        builder.refit = refit;
        builder.allowedLeakage.addAll(allowedLeakage);
        builder.maxRejected = maxRejected;
        builder.notices.addAll(notices);
        builder.replay = replay;
        return builder;
    }

    /** Collects settings; not thread-safe. */
    public static final class Builder {
        private String name = "churn-model";
        private long seed = 42;
        private int folds = 5;
        private double holdOut = .2;
        private @org.jspecify.annotations.Nullable SearchSpace space;
        private FeaturePipeline pipeline = FeaturePipeline.withDefaults();
        private final SortedMap<String, Integer> monotone = new TreeMap<>();
        private CalibrationPolicy calibration = CalibrationPolicy.AUTO;
        private ThresholdPolicy threshold = new ThresholdPolicy.F1();
        private double mediumAbove = .4;
        private double highAbove = .7;
        private ProfitParameters profit = ProfitParameters.defaults();
        private final List<String> slices = new ArrayList<>();
        private final List<List<String>> together = new ArrayList<>();
        private int replicates = 1000;
        private boolean refit;
        private final List<String> allowedLeakage = new ArrayList<>();
        private double maxRejected = DatasetReader.DEFAULT_MAX_REFUSED;
        private final List<String> notices = new ArrayList<>();
        private List<List<Integer>> replay = List.of();

        private Builder() {}

        /** The model's name. */
        public Builder name(String value) {
            name = value;
            return this;
        }

        /** The seed of everything drawn by chance. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Folds of cross-validation, in [2, 50]. */
        public Builder folds(int value) {
            folds = value;
            return this;
        }

        /** Fraction of the rows held out, in [0, .9]. */
        public Builder holdOut(double value) {
            holdOut = value;
            return this;
        }

        /** The candidates and how they compete. */
        public Builder space(SearchSpace value) {
            space = value;
            return this;
        }

        /** The described pipeline, for its ratios. */
        public Builder pipeline(FeaturePipeline value) {
            pipeline = value;
            return this;
        }

        /** A monotone constraint of boosting: 1 rising, -1 falling. */
        public Builder monotone(String column, int direction) {
            if (direction != 1 && direction != -1) {
                throw new IllegalArgumentException(
                        "monotone direction of '" + column + "' is " + direction + ", expected 1 or -1");
            }
            monotone.put(column, direction);
            return this;
        }

        /** How margins become probabilities. */
        public Builder calibration(CalibrationPolicy value) {
            calibration = value;
            return this;
        }

        /** How the threshold is chosen. */
        public Builder threshold(ThresholdPolicy value) {
            threshold = value;
            return this;
        }

        /** Risk cut-offs, 0 ≤ medium ≤ high ≤ 1. */
        public Builder riskAbove(double medium, double high) {
            mediumAbove = medium;
            highAbove = high;
            return this;
        }

        /** Costs and benefits of a campaign. */
        public Builder profit(ProfitParameters value) {
            profit = value;
            return this;
        }

        /** A column to evaluate by category. */
        public Builder slice(String column) {
            slices.add(column);
            return this;
        }

        /** Columns to permute together. */
        public Builder together(List<String> columns) {
            if (columns.isEmpty()) {
                throw new IllegalArgumentException("columns to permute together are none, expected at least one");
            }
            together.add(List.copyOf(columns));
            return this;
        }

        /** Bootstrap replicates behind the intervals. */
        public Builder replicates(int value) {
            replicates = value;
            return this;
        }

        /** Whether the winner is fitted again to all rows before it is shipped. */
        public Builder refit(boolean value) {
            refit = value;
            return this;
        }

        /** A feature that may tell the label alone. */
        public Builder allowLeakage(String column) {
            allowedLeakage.add(column);
            return this;
        }

        /** Largest fraction of rows the schema may refuse, in [0, 1]. */
        public Builder maxRejected(double value) {
            maxRejected = value;
            return this;
        }

        /** Something readers of the report must know about the data. */
        public Builder notice(String text) {
            notices.add(text);
            return this;
        }

        /** Candidate indices to run on each rung. */
        public Builder replay(List<List<Integer>> value) {
            replay = value;
            return this;
        }

        /**
         * The finished configuration.
         *
         * @throws IllegalArgumentException if a setting is out of range
         */
        public TrainingConfiguration build() {
            return new TrainingConfiguration(this);
        }
    }
}
