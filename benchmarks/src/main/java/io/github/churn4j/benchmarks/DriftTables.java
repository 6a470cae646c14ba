package io.github.churn4j.benchmarks;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.SchemaInference;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints how often the drift detection alarms without drift and how soon it finds one, as Markdown tables: on batches, on
 * streams, and for each scenario of the simulator.
 *
 * <p>{@code java -cp benchmarks/target/benchmarks.jar io.github.churn4j.benchmarks.DriftTables [repeats] [BankChurners.csv]}:
 * 200 repeats unless said otherwise; on simulated customers, and on the public data where
 * their file is named.
 */
public final class DriftTables {

    static final int POOL = 20_000;

    private DriftTables() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        int repeats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        new ScenarioTable(Math.max(1, repeats / 50)).print();
        Dataset simulated = read(SimulatedTraining.source(POOL));
        new BatchTables("simulated customers", simulated, repeats).print();
        new StreamTables("simulated customers", simulated, repeats).print();
        if (arguments.length > 1) {
            Dataset real = read(CsvSource.of(Path.of(arguments[1])));
            new BatchTables("BankChurners", real, repeats).print();
            new StreamTables("BankChurners", real, repeats).print();
        }
    }

    /** Customers whose numbers may be moved: any number is accepted. */
    static Dataset read(CsvSource source) {
        ChurnSchema strict = SchemaInference.withDefaults()
                .withLabel("Attrition_Flag")
                .withPositive("Attrited Customer")
                .withExclude(List.of("Naive_Bayes*"))
                .infer(source)
                .schema();
        ChurnSchema.Builder wide = ChurnSchema.builder();
        strict.features().forEach(f -> wide.feature(f instanceof NumericFeature ? NumericFeature.of(f.column()) : f));
        return DatasetReader.of(wide.build()).read(source).dataset();
    }

    /** The row numbers in random order. */
    static int[] shuffled(int rows, SplittableRandom random) {
        int[] order = IntStream.range(0, rows).toArray();
        for (int i = rows - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int row = order[i];
            order[i] = order[j];
            order[j] = row;
        }
        return order;
    }

    /** Some rows of a dataset, without labels. */
    static Dataset pick(Dataset data, int[] order, int from, int to) {
        Dataset.Builder rows = Dataset.builder(data.schema(), data.source(), false);
        double[] slots = new double[data.schema().features().size()];
        for (int i = from; i < to; i++) {
            data.copyRow(order[i], slots);
            rows.add(slots, 0, "", 0, 0, i - from + 1);
        }
        return rows.build();
    }

    /** The same rows with one numeric feature moved, see {@link #moved(double, double, boolean, SplittableRandom)}. */
    static Dataset moved(Dataset data, int feature, double by, boolean whole, SplittableRandom random) {
        Dataset.Builder rows = Dataset.builder(data.schema(), data.source(), false);
        double[] slots = new double[data.schema().features().size()];
        for (int i = 0; i < data.size(); i++) {
            data.copyRow(i, slots);
            slots[feature] = moved(slots[feature], by, whole, random);
            rows.add(slots, 0, "", 0, 0, i + 1);
        }
        return rows.build();
    }

    /** A value moved; a whole number by a whole one, up or down at random, so that the mean moves as told. */
    static double moved(double value, double by, boolean whole, SplittableRandom random) {
        return value + (whole ? Math.floor(by + random.nextDouble()) : by);
    }

    /** Whether all values of a feature are whole numbers. */
    static boolean whole(Dataset data, int feature) {
        return java.util.Arrays.stream(data.column(feature)).allMatch(v -> v == Math.rint(v));
    }

    static double deviation(Dataset data, int feature) {
        double[] values = data.column(feature);
        double mean = java.util.Arrays.stream(values).average().orElseThrow();
        double squares = java.util.Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** A share with its 95 % interval (Wilson 1927). */
    static String share(int hits, int of) {
        double z = 1.959964;
        double p = (double) hits / of;
        double middle = (p + z * z / (2 * of)) / (1 + z * z / of);
        double half = z / (1 + z * z / of) * Math.sqrt(p * (1 - p) / of + z * z / (4.0 * of * of));
        return String.format(
                java.util.Locale.ROOT, "%.3f [%.3f, %.3f]", p, Math.max(0, middle - half), Math.min(1, middle + half));
    }
}
