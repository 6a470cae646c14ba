package io.github.churn4j.benchmarks;

import io.github.churn4j.benchmarks.Bound.Cost;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks that matter for some 45 seconds, prints a table, and ends with status 1 where one takes a larger
 * share of its baseline's time, or allocates more, than it may.
 *
 * <p>The fastest of a benchmark's iterations counts: other work on the machine only ever slows an iteration down. They
 * are short and many, so that one of them is likely to go undisturbed.
 */
public final class BenchmarkGuard {

    /** Less than any object: what the profiler's own bookkeeping spreads over the operations. */
    private static final double NOTHING = 4;

    /** A {@link io.github.churn4j.Prediction}, 40 bytes, and that bookkeeping. */
    private static final double ANSWER = 40 + NOTHING;

    static final List<Bound> BOUNDS = List.of(
            new Bound("bitTable", "walk", .40, NOTHING),
            new Bound("batch", "walk", .40, NOTHING),
            new Bound("interleaved", "walk", .70, NOTHING),
            new Bound("forestInterleaved", "forestWalk", .95, NOTHING),
            new Bound("logistic", "walk", .02, NOTHING),
            new Bound("predictIsotonic", "walk", .45, ANSWER),
            new Bound("predictLogistic", "walk", .03, ANSWER),
            // the array of answers: 8 bytes each
            new Bound("predictDataset", "walk", .45, 8 + NOTHING),
            // the result alone: 32 contributions and the record
            new Bound("explain", "walk", 35, 500),
            // the record, its builder, four texts and what the parser needs
            new Bound("serve", "walk", .75, 2_000),
            new Bound("driftSlide", "walk", .20, NOTHING),
            // the observation, and what the watching thread makes of it
            new Bound("driftObserve", "walk", .10, 800),
            // a copy of each feature's batch, to be sorted
            new Bound("driftBatchThousands", "walk", 250, 14 * 8_100));

    private BenchmarkGuard() {}

    /** Runs the guard. */
    public static void main(String[] arguments) throws RunnerException {
        Map<String, Cost> costs = measure();
        boolean holds = true;
        for (Bound bound : BOUNDS) {
            System.out.println(bound.line(costs));
            holds &= bound.holds(costs);
        }
        if (!holds) {
            System.err.println("Scoring became slower than its bound, or allocates. Run 'java -jar"
                    + " benchmarks/target/benchmarks.jar -prof gc' for the details.");
            System.exit(1);
        }
    }

    private static Map<String, Cost> measure() throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(400))
                .measurementIterations(30)
                .measurementTime(TimeValue.milliseconds(50))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        for (String benchmark : benchmarks()) {
            options.include("\\." + Pattern.quote(benchmark) + "$");
        }
        Collection<RunResult> results = new Runner(options.build()).run();
        Map<String, Cost> costs = new TreeMap<>();
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            costs.put(time.getLabel(), new Cost(time.getStatistics().getMin(), bytes(result)));
        }
        return costs;
    }

    private static double bytes(RunResult result) {
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        if (bytes == null) {
            throw new IllegalStateException("the profiler reported no allocation rate for "
                    + result.getPrimaryResult().getLabel());
        }
        return bytes.getScore();
    }

    private static Set<String> benchmarks() {
        Set<String> names = new TreeSet<>();
        for (Bound bound : BOUNDS) {
            names.add(bound.benchmark());
            names.add(bound.baseline());
        }
        return names;
    }
}
