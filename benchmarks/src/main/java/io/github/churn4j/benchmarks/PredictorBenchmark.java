package io.github.churn4j.benchmarks;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.Prediction;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.model.Calibration;
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
 * A whole prediction, from a customer's record to the answer: 300 trees of depth 6 with each calibration, and logistic
 * regression. Every call predicts another one of 1,024 customers.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictorBenchmark {

    static final int ROWS = 1024;

    private final ChurnPredictor identity = ChurnPredictor.of(BankCards.boosted(new Calibration.Identity()));
    private final ChurnPredictor platt = ChurnPredictor.of(BankCards.boosted(BankCards.platt()));
    private final ChurnPredictor isotonic = ChurnPredictor.of(BankCards.boosted(BankCards.isotonic()));
    private final ChurnPredictor logistic = ChurnPredictor.of(BankCards.logistic(BankCards.platt()));
    private final Dataset customers = BankCards.customers(ROWS, 3);
    private final CustomerRecord[] records = BankCards.records(customers);
    private int next;

    private CustomerRecord customer() {
        return records[next++ & (ROWS - 1)];
    }

    /** Boosting without calibration. */
    @Benchmark
    public Prediction predictUncalibrated() {
        return identity.predict(customer());
    }

    /** Boosting with Platt scaling. */
    @Benchmark
    public Prediction predictPlatt() {
        return platt.predict(customer());
    }

    /** Boosting with isotonic calibration. */
    @Benchmark
    public Prediction predictIsotonic() {
        return isotonic.predict(customer());
    }

    /** Logistic regression with Platt scaling. */
    @Benchmark
    public Prediction predictLogistic() {
        return logistic.predict(customer());
    }

    /** Many customers in one call; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] predictDataset() {
        return platt.probabilities(customers);
    }

    /** Many customers in one call by logistic regression; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public double[] predictDatasetLogistic() {
        return logistic.probabilities(customers);
    }
}
