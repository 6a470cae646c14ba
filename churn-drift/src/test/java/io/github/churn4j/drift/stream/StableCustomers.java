package io.github.churn4j.drift.stream;

import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.CustomerRecord;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.training.simulate.CustomerSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Customers of one population with a score, split at random into those a reference is taken from and a stream.
 *
 * <p>The score is a fixed function of the customer, so that it was fitted on nobody.
 */
final class StableCustomers {

    static final int REFERENCE = 2_025;
    static final int STREAM = 10_000;
    /** No row comes again before so many others: none is twice in a window. */
    private static final int APART = 500;

    private final Dataset data;
    private final double[] scores;

    private StableCustomers(Dataset data) {
        this.data = data;
        scores = IntStream.range(0, data.size()).mapToDouble(this::score).toArray();
    }

    /** The customers of BankChurners; the test is skipped where the file is not there. */
    static StableCustomers bankOrSkip() {
        Path file = Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
        Assumptions.assumeTrue(
                Files.exists(file), "BankChurners.csv is not here; set -Dchurn.bankChurners=<file> to run this test");
        return new StableCustomers(read(CsvSource.of(file)));
    }

    /** As many simulated customers as a reference and a stream need. */
    static StableCustomers simulated(long seed) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder()
                    .seed(seed)
                    .rows(REFERENCE + STREAM)
                    .build()
                    .writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StableCustomers(read(CsvSource.of("simulated.csv", csv.toByteArray())));
    }

    private static Dataset read(CsvSource source) {
        var inferred = SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(source);
        return DatasetReader.of(inferred.schema()).read(source).dataset();
    }

    private double score(int row) {
        double transactions = data.slot(row, data.schema().requireSlot("Total_Trans_Ct"));
        double change = data.slot(row, data.schema().requireSlot("Total_Ct_Chng_Q4_Q1"));
        double balance = data.slot(row, data.schema().requireSlot("Total_Revolving_Bal"));
        return 1 / (1 + StrictMath.exp(.08 * transactions + 2 * change + .0008 * balance - 4));
    }

    Dataset data() {
        return data;
    }

    double[] scores(int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> scores[row]).toArray();
    }

    /** A random order of all rows: the reference's first. */
    int[] order(SplittableRandom random) {
        return shuffled(IntStream.range(0, data.size()).toArray(), random);
    }

    /**
     * A stream of the rows that are not the reference's, in their order. Where they are too few a second pass follows, in
     * another order, without the rows that ended the first.
     */
    int[] stream(int[] order, SplittableRandom random) {
        int[] once = IntStream.of(order).skip(REFERENCE).limit(STREAM).toArray();
        int[] again = shuffled(
                IntStream.of(once).limit(Math.max(0, once.length - APART)).toArray(), random);
        return IntStream.concat(IntStream.of(once), IntStream.of(again))
                .limit(STREAM)
                .toArray();
    }

    private static int[] shuffled(int[] rows, SplittableRandom random) {
        for (int i = rows.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = rows[i];
            rows[i] = rows[other];
            rows[other] = kept;
        }
        return rows;
    }

    /** One of them. */
    CustomerRecord customer(int row) {
        double[] slots = new double[data.schema().features().size()];
        data.copyRow(row, slots);
        return CustomerRecord.of(data.schema(), slots);
    }
}
