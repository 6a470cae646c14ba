package io.github.churn4j.benchmarks;

import io.github.churn4j.explain.Contributions;
import io.github.churn4j.explain.Explainer;
import io.github.churn4j.model.TreeEnsemble;
import io.github.churn4j.model.TreeEnsemble.Rule;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The contributions to one score: 300 trees of depth 6 over 32 features, every call another row. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ExplanationBenchmark {

    private final SyntheticEnsemble shape = SyntheticEnsemble.boosted();
    private final TreeEnsemble ensemble = shape.build(Rule.SUM_FLOAT, 1);
    private final Explainer explainer = Explainer.of(ensemble);
    private final double[][] rows = shape.separateRows(ScoringBenchmark.ROWS, 3);
    private int next;

    /** Shapley values of all model features. */
    @Benchmark
    public Contributions explain() {
        return explainer.explain(rows[next++ & (rows.length - 1)]);
    }
}
