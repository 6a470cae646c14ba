package io.github.churn4j.drift;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import io.github.churn4j.training.simulate.CustomerSimulator;
import io.github.churn4j.training.simulate.DriftScenario;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Customers for tests: simulated ones, and the public Credit Card customers where their file is at hand. */
public final class Customers {

    private static final ChurnSchema SIMULATED = schema(simulation(10_000, 42, DriftScenario.none()));

    private Customers() {}

    /** The file of the public data; the test is skipped where there is none. */
    public static Path bankChurnersFile() {
        Path file = Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
        assumeTrue(
                Files.exists(file), "BankChurners.csv is not here; set -Dchurn.bankChurners=<file> to run this test");
        return file;
    }

    /** The public data, 10,127 customers; the test is skipped where they are not at hand. */
    public static Dataset bankChurners() {
        CsvSource source = CsvSource.of(bankChurnersFile());
        return DatasetReader.of(schema(source)).read(source).dataset();
    }

    /** The schema that all simulated customers are read by. */
    public static ChurnSchema schema() {
        return SIMULATED;
    }

    /** Simulated customers of an undisturbed population. */
    public static Dataset simulated(int rows, long seed) {
        return simulated(rows, seed, DriftScenario.none());
    }

    /** Simulated customers of a scenario whose values the schema accepts. */
    public static Dataset simulated(int rows, long seed, DriftScenario scenario) {
        return DatasetReader.of(SIMULATED)
                .read(simulation(rows, seed, scenario))
                .dataset();
    }

    /** Simulated customers of any scenario as a CSV file in memory. */
    public static CsvSource simulation(int rows, long seed, DriftScenario scenario) {
        return CsvSource.of("simulated.csv", csv(rows, seed, scenario));
    }

    /** The same file's bytes. */
    public static byte[] csv(int rows, long seed, DriftScenario scenario) {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder()
                    .rows(rows)
                    .seed(seed)
                    .drift(scenario)
                    .build()
                    .writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toByteArray();
    }

    private static ChurnSchema schema(CsvSource source) {
        return SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(source)
                .schema();
    }
}
