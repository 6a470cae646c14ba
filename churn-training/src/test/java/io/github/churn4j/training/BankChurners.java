package io.github.churn4j.training;

import io.github.churn4j.data.CsvSource;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.DatasetReader;
import io.github.churn4j.data.SchemaInference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The public bank-card data set, where it lies beside the project. */
final class BankChurners {

    private BankChurners() {}

    static Dataset readOrSkip() {
        Path file = Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
        Assumptions.assumeTrue(
                Files.exists(file), "BankChurners.csv is not here; set -Dchurn.bankChurners=<file> to run this test");
        var inferred = SchemaInference.withDefaults()
                .withExclude(List.of("Naive_Bayes*"))
                .infer(CsvSource.of(file));
        return DatasetReader.of(inferred.schema()).read(file).dataset();
    }
}
