package io.github.churn4j.training;

import io.github.churn4j.data.CsvSource;
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
import org.junit.jupiter.api.Assumptions;

/** The public bank-card data set, where it lies beside the project. */
public final class BankChurners {

    private BankChurners() {}

    private static Path file() {
        return Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
    }

    static Dataset readOrSkip() {
        Assumptions.assumeTrue(
                Files.exists(file()), "BankChurners.csv is not here; set -Dchurn.bankChurners=<file> to run this test");
        return read(CsvSource.of(file()));
    }

    /** As many simulated customers. */
    static Dataset simulated() {
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        try {
            CustomerSimulator.builder().rows(10_127).build().writeCsv(csv, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read(CsvSource.of("simulated.csv", csv.toByteArray()));
    }

    /** The real customers where their file is, simulated ones elsewhere. */
    public static Dataset readOrSimulate() {
        return Files.exists(file()) ? readOrSkip() : simulated();
    }

    private static Dataset read(CsvSource source) {
        var inferred = SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(source);
        return DatasetReader.of(inferred.schema()).read(source).dataset();
    }
}
