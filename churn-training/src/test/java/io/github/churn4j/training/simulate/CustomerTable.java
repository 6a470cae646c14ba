package io.github.churn4j.training.simulate;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The columns of real or simulated customers as the file's text; tests that need the real file are skipped without it. */
record CustomerTable(List<List<String>> columns) {
    private static final Path FILE =
            Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));

    static List<String> realLines() {
        assumeTrue(Files.exists(FILE), "BankChurners.csv is not here; point -Dchurn.bankChurners at it");
        try {
            return Files.readAllLines(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CustomerTable real() {
        List<String[]> rows = realLines().stream()
                .skip(1)
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
        return new CustomerTable(Arrays.stream(CustomerColumn.values())
                .map(column -> rows.stream().map(row -> row[column.index()]).toList())
                .toList());
    }

    static CustomerTable of(CustomerSimulator simulator) {
        List<SimulatedCustomer> rows = simulator.stream().toList();
        return new CustomerTable(Arrays.stream(CustomerColumn.values())
                .map(column -> rows.stream().map(row -> row.text(column)).toList())
                .toList());
    }

    int rows() {
        return columns.get(0).size();
    }

    List<String> get(CustomerColumn column) {
        return columns.get(column.index());
    }

    double[] numbers(CustomerColumn column) {
        return get(column).stream().mapToDouble(Double::parseDouble).toArray();
    }
}
