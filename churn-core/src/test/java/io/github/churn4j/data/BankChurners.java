package io.github.churn4j.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The public Credit Card customers data, where they are at hand. */
final class BankChurners {

    private BankChurners() {}

    static Path file() {
        Path file = Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
        assumeTrue(Files.exists(file), "BankChurners.csv is not here; point -Dchurn.bankChurners at it");
        return file;
    }
}
