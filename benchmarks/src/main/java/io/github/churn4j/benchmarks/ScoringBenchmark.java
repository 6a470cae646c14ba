package io.github.churn4j.benchmarks;

import io.github.churn4j.internal.trees.TreeScorer;
import io.github.churn4j.model.LogisticClassifier;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One margin from finished model features: 300 trees of depth 6 over 32 features, 100 deep trees, and logistic
 * regression. Every call scores another one of 1,024 rows, so that neither branches nor tables are learnt by heart.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScoringBenchmark {

    static final int ROWS = 1024;

    private final SyntheticEnsemble shape = SyntheticEnsemble.boosted();
    private final TreeEnsemble boosted = shape.build(Rule.SUM_FLOAT, 1);
    private final TreeScorer interleaved = TreeScorer.interleaved(boosted);
    private final TreeEnsemble forest = SyntheticEnsemble.forest().build(Rule.MEAN_PROBABILITY, 2);
    private final LogisticClassifier logistic = logistic(shape.features());
    private final FeatureMatrix matrix = new FeatureMatrix(shape.rows(ROWS, 3), ROWS, shape.features());
    private final double[][] rows = shape.separateRows(ROWS, 3);
    private final double[] out = new double[ROWS];
    private int next;

    private static LogisticClassifier logistic(int features) {
        SplittableRandom random = new SplittableRandom(4);
        return new LogisticClassifier(-1.65, random.doubles(features, -1, 1).toArray(), new double[features]);
    }

    private double[] row() {
        return rows[next++ & (ROWS - 1)];
    }

    /** The baseline: one tree after another, one pointer after another. */
    @Benchmark
    public double walk() {
        return boosted.walk(row());
    }

    /** What a prediction uses: bit tables for this ensemble. */
    @Benchmark
    public double bitTable() {
        return boosted.margin(row());
    }

    /** What a prediction would use if the trees had more than 64 leaves. */
    @Benchmark
    public double interleaved() {
        return interleaved.margin(row());
    }

    /** Many rows in one call; the time is that of one row. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] batch() {
        boosted.margins(matrix, out);
        return out;
    }

    /** The baseline for deep trees. */
    @Benchmark
    public double forestWalk() {
        return forest.walk(row());
    }

    /** What a prediction uses for deep trees. */
    @Benchmark
    public double forestInterleaved() {
        return forest.margin(row());
    }

    /** A dot product. */
    @Benchmark
    public double logistic() {
        return logistic.margin(row());
    }
}
