package io.github.churn4j.benchmarks;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.drift.stats.EmpiricalDistribution;
import io.github.churn4j.drift.stats.KolmogorovSmirnov;
import io.github.churn4j.drift.stream.DriftMonitor;
import io.github.churn4j.drift.stream.IncrementalKs;
import io.github.churn4j.model.Calibration;
import io.github.churn4j.model.ChurnModel;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * What watching for drift costs: D of a batch of 14 numeric features, sorting included, against a large and a small
 * reference; the incremental D of one feature; a whole observation of a customer with 19 features, and the part of it that
 * the request's own thread pays for.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DriftBenchmark {

    static final int FEATURES = 14;
    static final int BATCH = 1_000;
    private static final int BATCHES = 16;
    private static final int OBSERVATIONS = 1_000;

    /** References and batches of 14 features. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // by the set-up
    public static class Batches {
        EmpiricalDistribution[] million;
        EmpiricalDistribution[] thousands;
        double[][][] batches;
        int next;

        /** Draws them. */
        @Setup
        public void draw() {
            SplittableRandom random = new SplittableRandom(21);
            million = references(random, 1_000_000);
            thousands = references(random, 10_000);
            batches = new double[BATCHES][FEATURES][];
            for (double[][] batch : batches) {
                for (int f = 0; f < FEATURES; f++) {
                    batch[f] = random.doubles(BATCH).toArray();
                }
            }
        }

        private static EmpiricalDistribution[] references(SplittableRandom random, int rows) {
            EmpiricalDistribution[] references = new EmpiricalDistribution[FEATURES];
            Arrays.setAll(
                    references,
                    f -> EmpiricalDistribution.of(random.doubles(rows).toArray()));
            return references;
        }

        double[][] batch() {
            return batches[next++ % BATCHES];
        }
    }

    /** A window of 500 values that slides over a reference of 10,000. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // by the set-up
    public static class Sliding {
        IncrementalKs ks;
        double[] values;
        int next;

        /** Fills the window. */
        @Setup
        public void fill() {
            SplittableRandom random = new SplittableRandom(22);
            ks = IncrementalKs.of(
                    EmpiricalDistribution.of(random.doubles(10_000).toArray()), 500);
            values = random.doubles(1 << 14).toArray();
            for (next = 0; next < 500; next++) {
                ks.insert(values[next]);
            }
        }

        double slide() {
            int mask = values.length - 1;
            ks.remove(values[(next - 500) & mask]);
            ks.insert(values[next++ & mask]);
            return ks.statistic();
        }
    }

    /** A monitor of a model with 19 features whose queue is empty before each invocation. */
    @State(Scope.Thread)
    @SuppressWarnings("NullAway.Init") // by the set-up
    public static class Monitored {
        DriftMonitor monitor;
        CustomerRecord[] customers;
        double[] scores;
        Instant time = Instant.EPOCH;
        long observed;

        /** Makes it. */
        @Setup
        public void open() {
            ChurnModel model = BankCards.boosted(new Calibration.Identity());
            ChurnSchema schema = model.schema();
            Dataset data = BankCards.customers(OBSERVATIONS, 23);
            monitor = DriftMonitor.builder(schema, model.profile())
                    .capacity(1 << 14)
                    .build();
            customers = BankCards.records(data);
            scores = new SplittableRandom(24).doubles(OBSERVATIONS).toArray();
        }

        /** Waits until nothing waits. */
        @Setup(Level.Invocation)
        public void drain() {
            while (monitor.snapshot().observed() + monitor.snapshot().dropped() < observed) {
                LockSupport.parkNanos(100_000);
            }
        }

        /** Ends it. */
        @TearDown
        public void close() {
            monitor.close();
        }

        void observe() {
            for (int i = 0; i < OBSERVATIONS; i++) {
                monitor.observe(time, "", customers[i], scores[i]);
            }
            observed += OBSERVATIONS;
        }
    }

    /** 14 features, 1,000 rows against 1,000,000. */
    @Benchmark
    public double driftBatchMillion(Batches state) {
        return distances(state.million, state.batch());
    }

    /** 14 features, 1,000 rows against 10,000. */
    @Benchmark
    public double driftBatchThousands(Batches state) {
        return distances(state.thousands, state.batch());
    }

    private static double distances(EmpiricalDistribution[] references, double[][] batch) {
        double largest = 0;
        for (int f = 0; f < FEATURES; f++) {
            double[] sorted = batch[f].clone();
            Arrays.sort(sorted);
            largest = Math.max(largest, KolmogorovSmirnov.statistic(references[f], sorted, sorted.length));
        }
        return largest;
    }

    /** One value in, one out, and D. */
    @Benchmark
    public double driftSlide(Sliding state) {
        return state.slide();
    }

    /** What a request's own thread pays for one observation; the work is done by another. */
    @Benchmark
    @OperationsPerInvocation(OBSERVATIONS)
    public long driftObserve(Monitored state) {
        state.observe();
        return state.observed;
    }
}
