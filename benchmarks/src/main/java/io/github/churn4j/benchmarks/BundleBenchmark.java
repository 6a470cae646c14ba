package io.github.churn4j.benchmarks;

import io.github.churn4j.ChurnPredictor;
import io.github.churn4j.model.ChurnModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * From the bytes of a bundle of 300 trees to a predictor that is ready, every entry's SHA-256 checked on the way: when
 * all is warm, and as the first thing a JVM does with a model.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BundleBenchmark {

    private byte[] bytes = {};

    /** Fetches the bundle from a file that another JVM wrote, so that this one has seen nothing of the code. */
    @Setup
    public void readBytes() throws IOException, InterruptedException {
        Path file = Files.createTempFile("bundle", ".churn");
        try {
            new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            BundleBenchmark.class.getName(),
                            file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            bytes = Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    /** Writes the bundle to the file given. */
    public static void main(String[] arguments) {
        BankCards.boosted(BankCards.isotonic()).write(Path.of(arguments[0]));
    }

    /** Warm. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Fork(1)
    @Warmup(iterations = 5, time = 1)
    @Measurement(iterations = 5, time = 1)
    public ChurnPredictor openBundle() {
        return ChurnPredictor.of(ChurnModel.read(bytes, "bundle"));
    }

    /** The first call of a fresh JVM, classes loaded and interpreted. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(5)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public ChurnPredictor openFirstBundle() {
        return ChurnPredictor.of(ChurnModel.read(bytes, "bundle"));
    }
}
