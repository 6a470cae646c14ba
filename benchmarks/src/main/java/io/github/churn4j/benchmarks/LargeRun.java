package io.github.churn4j.benchmarks;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.ReadResult;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.data.Validator;
import io.github.churn4j.evaluate.Metric;
import io.github.churn4j.training.Algorithm;
import io.github.churn4j.training.Candidate;
import io.github.churn4j.training.ChurnTraining;
import io.github.churn4j.training.SearchSpace;
import io.github.churn4j.training.TrainingConfiguration;
import io.github.churn4j.training.TrainingResult;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Simulates many customers, reads and validates them, and trains and evaluates boosting on them, once on one thread
 * and once on two; prints what each phase took and ends with status 1 if the two models differ by a byte.
 *
 * <p>{@code java -Xmx6g -cp benchmarks/target/benchmarks.jar io.github.churn4j.benchmarks.LargeRun [rows] [trees]}:
 * 1,000,000 rows and 100 trees of depth 6 unless said otherwise.
 */
public final class LargeRun {

    private final PeakMemory memory = new PeakMemory();

    private LargeRun() {}

    /** Runs it. */
    public static void main(String[] arguments) throws IOException {
        int rows = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        int trees = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        Path file = Files.createTempFile("large-run", ".csv");
        try {
            new LargeRun().run(file, rows, trees);
        } finally {
            Files.delete(file);
        }
    }

    private void run(Path file, int rows, int trees) {
        System.out.printf(
                Locale.ROOT,
                "%,d rows, %d trees, Java %s, %d processors, heap at most %,d MB%n",
                rows,
                trees,
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20);
        CustomerSimulator simulator =
                CustomerSimulator.builder().rows(rows).seed(1).build();
        phase("simulate and write", () -> {
            simulator.writeCsv(file);
            return file;
        });
        CsvSource source = CsvSource.of(file);
        ChurnSchema schema =
                phase("infer the schema", () -> inference().infer(source).schema());
        ReadResult read = phase("read and validate", () -> Validator.of(schema).read(source));
        String one = train(read.dataset(), trees, 1);
        String two = train(read.dataset(), trees, 2);
        if (!one.equals(two)) {
            System.err.println("The models differ: " + one + " on one thread, " + two + " on two.");
            System.exit(1);
        }
        System.out.println("Both models have the SHA-256 " + one);
    }

    private static SchemaInference inference() {
        return SchemaInference.withDefaults().withLabel("Attrition_Flag").withPositive("Attrited Customer");
    }

    private static TrainingConfiguration configuration(int trees) {
        Candidate boosting = Candidate.of(Algorithm.BOOSTING)
                .with("rounds", trees)
                .with("maxDepth", 6)
                .with("patience", 0);
        return TrainingConfiguration.builder()
                .name("large-run")
                .holdOut(.2)
                .folds(2)
                .space(SearchSpace.exhaustive(List.of(boosting)))
                .build();
    }

    private String train(Dataset data, int trees, int threads) {
        String what = "train on " + threads + (threads == 1 ? " thread" : " threads");
        TrainingResult result = phase(
                what,
                () -> ChurnTraining.of(configuration(trees))
                        .withThreads(threads)
                        .run(data));
        result.durations().forEach((phase, duration) -> print("  " + phase, duration, ""));
        result.evaluation()
                .holdout()
                .ifPresent(e -> System.out.printf(
                        Locale.ROOT,
                        "  hold-out: ROC AUC %.4f, log loss %.4f on %,d rows%n",
                        e.metrics().get(Metric.ROC_AUC),
                        e.metrics().get(Metric.LOG_LOSS),
                        e.n()));
        return result.model().sha256();
    }

    private <T> T phase(String what, Supplier<T> work) {
        memory.reset();
        long began = System.nanoTime();
        T result = work.get();
        print(what, Duration.ofNanos(System.nanoTime() - began), memory.summary());
        return result;
    }

    private static void print(String what, Duration duration, String more) {
        System.out.printf(Locale.ROOT, "%-24s %8.1f s %s%n", what, duration.toMillis() / 1e3, more);
    }
}
