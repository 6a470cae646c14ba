package io.github.churn4j.benchmarks;

import io.github.churn4j.explain.Contributions;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.pipeline.FeatureMatrix;
import io.github.churn4j.pipeline.Scaling;
import io.github.churn4j.training.boosting.BoostingParameters;
import io.github.churn4j.training.boosting.BoostingTrainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same 300 trees of depth 6 scored by churn4j and by XGBoost's own library, on one thread, from model features to
 * margin. XGBoost keeps the predictions of a matrix it has seen, so each of its calls gets a matrix of its own, as a
 * new customer would; the setup demands that all ways give the same bits for every row.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class XgboostComparison {

    private static final int TRAINING_ROWS = 10_000;
    private static final int ROWS = 1024;
    private static final BoostingParameters PARAMETERS = new BoostingParameters(300, 6, .1, 1, 1, 1, 1, 0, 0, 0);

    private final TrainingSet set = SimulatedTraining.of(TRAINING_ROWS, Scaling.NONE);
    private final TreeEnsemble ours = BoostingTrainer.of(PARAMETERS).train(set, 42);
    private final Booster theirs = nativeBooster();
    private final double[][] rows = SimulatedTraining.rows(set, ROWS);
    private final float[][] floats = floats();
    private final FeatureMatrix matrix =
            set.features().select(IntStream.range(0, ROWS).toArray());
    private final double[] out = new double[ROWS];
    private final Explainer explainer = Explainer.of(ours);
    private int next;

    private Booster nativeBooster() {
        try {
            DMatrix training = matrix(allFloats(), TRAINING_ROWS);
            float[] labels = new float[TRAINING_ROWS];
            for (int r = 0; r < labels.length; r++) {
                labels[r] = set.labels()[r];
            }
            training.setLabel(labels);
            Map<String, Object> settings = new HashMap<>();
            settings.put("objective", "binary:logistic");
            settings.put("tree_method", "hist");
            settings.put("base_score", .5);
            settings.put("nthread", 1);
            settings.put("verbosity", 0);
            settings.put("seed", 42);
            settings.put("max_depth", PARAMETERS.maxDepth());
            settings.put("eta", PARAMETERS.eta());
            return served(XGBoost.train(training, settings, PARAMETERS.rounds(), Map.of(), null, null));
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    /** The model as a serving process has it: read from bytes, on one thread. */
    private static Booster served(Booster trained) throws XGBoostError {
        byte[] bytes = trained.toByteArray("ubj");
        trained.dispose();
        try {
            Booster loaded = XGBoost.loadModel(bytes);
            loaded.setParam("nthread", 1);
            return loaded;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private float[] allFloats() {
        double[] values = set.features().values();
        float[] narrow = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }

    private float[][] floats() {
        float[][] narrow = new float[ROWS][set.features().columns()];
        for (int r = 0; r < ROWS; r++) {
            for (int c = 0; c < narrow[r].length; c++) {
                narrow[r][c] = (float) rows[r][c];
            }
        }
        return narrow;
    }

    private DMatrix matrix(float[] values, int count) throws XGBoostError {
        DMatrix fresh = new DMatrix(values, count, set.features().columns(), Float.NaN);
        fresh.setBaseMargin(base(count));
        return fresh;
    }

    private float[] base(int count) {
        float[] base = new float[count];
        Arrays.fill(base, ours.baseMargin());
        return base;
    }

    /** Both libraries must speak of the same model. */
    @Setup
    public void requireEqualMargins() throws XGBoostError {
        double[] batch = xgboostBatchOurs();
        float[][] nativeBatch = xgboostBatchNative();
        for (int r = 0; r < ROWS; r++) {
            next = r;
            float row = xgboostRowNative()[0][0];
            next = r;
            float inPlace = xgboostRowInPlace()[0][0];
            double own = ours.margin(rows[r]);
            if (own != row || own != inPlace || own != nativeBatch[r][0] || own != batch[r]) {
                throw new IllegalStateException("row " + r + ": churn4j says " + own + ", XGBoost " + row
                        + ", in place " + inPlace + ", in a batch " + nativeBatch[r][0]);
            }
        }
    }

    /** Both libraries must explain alike, up to the native side's single precision. */
    @Setup
    public void requireEqualContributions() throws XGBoostError {
        for (int r = 0; r < 50; r++) {
            next = r;
            Contributions own = contributionsOurs();
            next = r;
            float[] native32 = contributionsNative()[0];
            double[] values = own.perModelFeature();
            for (int f = 0; f < values.length; f++) {
                if (Math.abs(values[f] - native32[f]) > 1e-4) {
                    throw new IllegalStateException(
                            "row " + r + ", feature " + f + ": churn4j says " + values[f] + ", XGBoost " + native32[f]);
                }
            }
        }
    }

    /** Frees the native side. */
    @TearDown
    public void dispose() {
        theirs.dispose();
    }

    private int row() {
        return next++ & (ROWS - 1);
    }

    /** One row by churn4j. */
    @Benchmark
    public double xgboostRowOurs() {
        return ours.margin(rows[row()]);
    }

    /** One row by XGBoost, in a matrix of its own. */
    @Benchmark
    public float[][] xgboostRowNative() throws XGBoostError {
        DMatrix fresh = matrix(floats[row()], 1);
        try {
            return theirs.predict(fresh, true);
        } finally {
            fresh.dispose();
        }
    }

    /** One row by XGBoost, without a matrix. */
    @Benchmark
    public float[][] xgboostRowInPlace() throws XGBoostError {
        return inPlace(floats[row()], 1);
    }

    private float[][] inPlace(float[] values, int count) throws XGBoostError {
        return theirs.inplace_predict(
                values,
                count,
                set.features().columns(),
                Float.NaN,
                new int[] {0, 0},
                Booster.PredictionType.kMargin,
                base(count));
    }

    /** Contributions to one row's margin by churn4j. */
    @Benchmark
    public Contributions contributionsOurs() {
        return explainer.explain(rows[row()]);
    }

    /** Contributions to one row's margin by XGBoost, in a matrix of its own. */
    @Benchmark
    public float[][] contributionsNative() throws XGBoostError {
        DMatrix fresh = matrix(floats[row()], 1);
        try {
            return theirs.predictContrib(fresh, 0);
        } finally {
            fresh.dispose();
        }
    }

    /** Many rows by churn4j; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] xgboostBatchOurs() {
        ours.margins(matrix, out);
        return out;
    }

    /** Many rows by XGBoost, in a matrix of their own; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public float[][] xgboostBatchNative() throws XGBoostError {
        float[] values = new float[ROWS * set.features().columns()];
        for (int r = 0; r < ROWS; r++) {
            System.arraycopy(floats[r], 0, values, r * floats[r].length, floats[r].length);
        }
        DMatrix fresh = matrix(values, ROWS);
        try {
            return theirs.predict(fresh, true);
        } finally {
            fresh.dispose();
        }
    }
}
