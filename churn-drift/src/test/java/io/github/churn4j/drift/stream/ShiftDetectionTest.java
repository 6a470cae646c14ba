package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.Feature;
import io.github.churn4j.data.NumericFeature;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.model.ReferenceProfile;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * How soon the default monitor notices that one feature moved by .3 standard deviations, against a reference of a random
 * fifth of 10,127 customers, another one for each stream. Whole numbers move by whole numbers, up or not at all, by as much on average. Without a calibration,
 * which only makes it quicker.
 */
class ShiftDetectionTest {

    private static final int STREAMS = 15;
    private static final int WINDOW = 500;
    private static final int PATIENCE = 4;

    @Test
    void aShiftOfSimulatedCustomersIsFoundWithinTwoWindows() throws IOException {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        CustomerSimulator.builder().rows(10_127).build().writeCsv(csv, 1);
        findsEveryShift(CsvSource.of("simulated.csv", csv.toByteArray()));
    }

    @Test
    void aShiftOfBankChurnersIsFoundWithinTwoWindows() {
        Path file = Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
        Assumptions.assumeTrue(
                Files.exists(file), "BankChurners.csv is not here; set -Dchurn.bankChurners=<file> to run this test");
        findsEveryShift(CsvSource.of(file));
    }

    private static void findsEveryShift(CsvSource source) {
        Dataset data = read(source);
        List<Feature> features = data.schema().features();
        int[][] windows = new int[features.size()][STREAMS];
        for (int stream = 0; stream < STREAMS; stream++) {
            int[] rows = shuffled(data.size(), stream);
            int[] reference = Arrays.copyOf(rows, rows.length / 5);
            int[] others = Arrays.copyOfRange(rows, reference.length, rows.length);
            double[] scores = new double[reference.length];
            Arrays.fill(scores, .2);
            WatchSettings settings = WatchSettings.of(
                    DriftMonitor.builder(data.schema(), ReferenceProfile.of(data, reference, scores, "test")));
            for (int feature = 0; feature < windows.length; feature++) {
                if (features.get(feature) instanceof NumericFeature) {
                    double shift = .3 * deviation(data, feature);
                    windows[feature][stream] =
                            windowsUntilFound(new StreamWatch(settings), data, others, feature, shift, stream);
                }
            }
        }
        for (int feature = 0; feature < windows.length; feature++) {
            Arrays.sort(windows[feature]);
            assertThat(windows[feature][STREAMS / 2])
                    .as(features.get(feature).column() + " " + Arrays.toString(windows[feature]))
                    .isLessThanOrEqualTo(2);
        }
    }

    private static int windowsUntilFound(
            StreamWatch watch, Dataset data, int[] rows, int feature, double shift, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ChurnSchema schema = data.schema();
        boolean whole = ((NumericFeature) schema.features().get(feature)).integer();
        String column = schema.features().get(feature).column();
        double[] slots = new double[schema.features().size()];
        for (int window = 1; window <= PATIENCE; window++) {
            for (int i = 0; i < WINDOW; i++) {
                int row = rows[random.nextInt(rows.length)];
                for (int f = 0; f < slots.length; f++) {
                    slots[f] = data.slot(row, f);
                }
                slots[feature] += whole ? Math.floor(shift + random.nextDouble()) : shift;
                watch.accept(new Observation.Predicted(Streams.START, "", CustomerRecord.of(schema, slots), .2));
            }
            List<WindowTest> tests = watch.snapshot(0).latest().orElseThrow().tests();
            if (tests.stream().anyMatch(t -> t.drift() && t.column().equals(column))) {
                return window;
            }
        }
        return PATIENCE + 1;
    }

    /** Without bounds, which a shift would leave. */
    private static Dataset read(CsvSource source) {
        ChurnSchema inferred = SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(source)
                .schema();
        ChurnSchema.Builder wide = inferred.toBuilder();
        for (Feature feature : inferred.features()) {
            if (feature instanceof NumericFeature number) {
                wide.replace(number.withRange(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
            }
        }
        return DatasetReader.of(wide.build()).read(source).dataset();
    }

    private static double deviation(Dataset data, int feature) {
        double[] values = IntStream.range(0, data.size())
                .mapToDouble(row -> data.slot(row, feature))
                .toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow());
    }

    private static int[] shuffled(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] rows = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = rows[i];
            rows[i] = rows[j];
            rows[j] = kept;
        }
        return rows;
    }
}
