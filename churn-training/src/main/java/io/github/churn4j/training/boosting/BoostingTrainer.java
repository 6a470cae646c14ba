package io.github.churn4j.training.boosting;

import io.github.churn4j.ChurnException;
import io.github.churn4j.model.Trainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Gradient boosting with logistic loss by XGBoost's histogram method.
 *
 * <p>Margins start from the log-odds of the training rows. With early stopping, a part of the training rows (15 %,
 * whole groups, stratified, drawn by the seed) is set aside, boosting stops after {@code patience} rounds without a
 * better log loss on it, and the model is then fitted again to all training rows with the number of rounds that was
 * best. Each model is trained on one native thread, so that the same input gives the same trees on every machine;
 * parallelism belongs to folds and candidates. An interrupted thread stops between two rounds.
 *
 * <p>Immutable and thread-safe. Memory: 4 bytes a cell beside the training set.
 */
public final class BoostingTrainer implements Trainer {

    private final BoostingParameters parameters;
    private final int[] monotone;

    private BoostingTrainer(BoostingParameters parameters, int[] monotone) {
        this.parameters = parameters;
        this.monotone = monotone;
    }

    /** A trainer without monotone constraints. */
    public static BoostingTrainer of(BoostingParameters parameters) {
        return new BoostingTrainer(parameters, new int[0]);
    }

    /**
     * The same trainer with monotone constraints.
     *
     * @param constraints one per model feature: 1 where P(churn) may only rise with it, -1 where it may only fall, 0
     *     where both are allowed; empty for none
     */
    public BoostingTrainer withMonotone(int... constraints) {
        for (int constraint : constraints) {
            if (constraint < -1 || constraint > 1) {
                throw new IllegalArgumentException("monotone constraint is " + constraint + ", expected -1, 0 or 1");
            }
        }
        return new BoostingTrainer(parameters, constraints.clone());
    }

    /** The hyperparameters. */
    public BoostingParameters parameters() {
        return parameters;
    }

    @Override
    public boolean acceptsMissing() {
        return true;
    }

    @Override
    public TreeEnsemble train(TrainingSet set, long seed) {
        if (monotone.length > 0 && monotone.length != set.features().columns()) {
            throw new IllegalArgumentException(
                    monotone.length + " monotone constraints given, expected one for each of "
                            + set.features().columns() + " model features");
        }
        int rounds = parameters.patience() == 0 ? parameters.rounds() : bestRounds(set, seed);
        try (Run run = new Run(set, allRows(set), seed)) {
            run.boost(rounds);
            return run.ensemble();
        }
    }

    private int bestRounds(TrainingSet set, long seed) {
        InnerSplit split = InnerSplit.of(set, seed);
        if (split.validation().length == 0) {
            return parameters.rounds();
        }
        try (Run run = new Run(set, split.training(), seed)) {
            return run.boostUntilNoBetter(set, split.validation());
        }
    }

    private static int[] allRows(TrainingSet set) {
        return IntStream.range(0, set.labels().length).toArray();
    }

    /** The native side of one training; not thread-safe. */
    final class Run implements AutoCloseable {
        private final float baseMargin;
        private final int columns;
        private final DMatrix training;
        private final Booster booster;

        Run(TrainingSet set, int[] rows, long seed) {
            baseMargin = baseMargin(set.labels(), rows);
            columns = set.features().columns();
            training = matrix(set, rows, baseMargin);
            booster = guarded(() -> XGBoost.train(training, settings(seed), 0, Map.of(), null, null));
        }

        void boost(int rounds) {
            for (int round = 0; round < rounds; round++) {
                step(round);
            }
        }

        private void step(int round) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("boosting was interrupted after " + round + " rounds");
            }
            guarded(() -> {
                booster.update(training, round);
                return true;
            });
        }

        /** Boosts until the log loss of the validation rows stops falling, and returns the best number of rounds. */
        int boostUntilNoBetter(TrainingSet set, int[] rows) {
            try (Closing validation = new Closing(matrix(set, rows, baseMargin))) {
                DMatrix[] matrices = {validation.matrix};
                String[] names = {"inner"};
                double best = Double.POSITIVE_INFINITY;
                int bestRounds = 1;
                for (int round = 0; round < parameters.rounds(); round++) {
                    step(round);
                    int current = round;
                    double loss = loss(guarded(() -> booster.evalSet(matrices, names, current)));
                    if (loss < best) {
                        best = loss;
                        bestRounds = round + 1;
                    } else if (round + 1 - bestRounds >= parameters.patience()) {
                        break;
                    }
                }
                return bestRounds;
            }
        }

        private double loss(String evaluation) {
            return Double.parseDouble(evaluation.substring(evaluation.lastIndexOf(':') + 1));
        }

        TreeEnsemble ensemble() {
            return XgboostModel.ensemble(guarded(() -> booster.toByteArray("json")), columns, baseMargin);
        }

        /** XGBoost's own margins, for comparison. */
        float[] nativeMargins(TrainingSet set, int[] rows) {
            try (Closing matrix = new Closing(matrix(set, rows, baseMargin))) {
                float[][] margins = guarded(() -> booster.predict(matrix.matrix, true));
                float[] flat = new float[margins.length];
                for (int i = 0; i < flat.length; i++) {
                    flat[i] = margins[i][0];
                }
                return flat;
            }
        }

        /** XGBoost's own contributions per row, the base value last, for comparison. */
        float[][] nativeContributions(TrainingSet set, int[] rows) {
            try (Closing matrix = new Closing(matrix(set, rows, baseMargin))) {
                return guarded(() -> booster.predictContrib(matrix.matrix, 0));
            }
        }

        @Override
        public void close() {
            booster.dispose();
            training.dispose();
        }
    }

    private record Closing(DMatrix matrix) implements AutoCloseable {
        @Override
        public void close() {
            matrix.dispose();
        }
    }

    private static float baseMargin(byte[] labels, int[] rows) {
        long positives = 0;
        for (int row : rows) {
            positives += labels[row];
        }
        double rate = Math.min(.999, Math.max(.001, (double) positives / rows.length));
        return (float) StrictMath.log(rate / (1 - rate));
    }

    private static DMatrix matrix(TrainingSet set, int[] rows, float baseMargin) {
        int columns = set.features().columns();
        double[] source = set.features().values();
        float[] values = new float[Math.multiplyExact(rows.length, columns)];
        float[] labels = new float[rows.length];
        float[] margins = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int from = rows[i] * columns;
            for (int c = 0; c < columns; c++) {
                values[i * columns + c] = (float) source[from + c];
            }
            labels[i] = set.labels()[rows[i]];
            margins[i] = baseMargin;
        }
        return guarded(() -> {
            DMatrix matrix = new DMatrix(values, rows.length, columns, Float.NaN);
            matrix.setLabel(labels);
            matrix.setBaseMargin(margins);
            return matrix;
        });
    }

    private Map<String, Object> settings(long seed) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("objective", "binary:logistic");
        settings.put("eval_metric", "logloss");
        settings.put("tree_method", "hist");
        settings.put("base_score", .5);
        settings.put("nthread", 1);
        settings.put("verbosity", 0);
        settings.put("seed", (int) (seed ^ (seed >>> 32)) & 0x7FFFFFFF);
        settings.put("max_depth", parameters.maxDepth());
        settings.put("eta", parameters.eta());
        settings.put("subsample", parameters.subsample());
        settings.put("colsample_bytree", parameters.colsample());
        settings.put("min_child_weight", parameters.minChildWeight());
        settings.put("lambda", parameters.lambda());
        settings.put("alpha", parameters.alpha());
        settings.put("gamma", parameters.gamma());
        if (monotone.length > 0) {
            settings.put(
                    "monotone_constraints",
                    IntStream.of(monotone).mapToObj(Integer::toString).collect(Collectors.joining(",", "(", ")")));
        }
        return settings;
    }

    private interface Native<T> {
        T call() throws XGBoostError;
    }

    private static <T> T guarded(Native<T> call) {
        try {
            return call.call();
        } catch (XGBoostError e) {
            throw new ChurnException("XGBoost refused: " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new EngineUnavailableException(e);
        }
    }
}
