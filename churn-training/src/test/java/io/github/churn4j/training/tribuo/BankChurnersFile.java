package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/** The public credit-card data set as 32 numbers a row: numerics as they are, categories one-hot without the first. */
final class BankChurnersFile {

    private static final String[] CATEGORIES = {
        "Gender", "Education_Level", "Marital_Status", "Income_Category", "Card_Category"
    };

    private BankChurnersFile() {}

    static Path path() {
        return Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
    }

    static TrainingSet read() {
        List<String[]> rows;
        try (var lines = Files.lines(path())) {
            rows = lines.map(line -> line.replace("\"", "").split(",")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> header = List.of(rows.get(0));
        List<String[]> customers = rows.subList(1, rows.size());
        List<double[]> columns = new java.util.ArrayList<>();
        for (String name : header.subList(2, 21)) {
            int at = header.indexOf(name);
            if (List.of(CATEGORIES).contains(name)) {
                TreeSet<String> levels = new TreeSet<>();
                customers.forEach(c -> levels.add(c[at]));
                levels.remove(levels.first());
                for (String level : levels) {
                    columns.add(customers.stream()
                            .mapToDouble(c -> c[at].equals(level) ? 1 : 0)
                            .toArray());
                }
            } else {
                columns.add(customers.stream()
                        .mapToDouble(c -> Double.parseDouble(c[at]))
                        .toArray());
            }
        }
        byte[] labels = new byte[customers.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) (customers.get(i)[1].equals("Attrited Customer") ? 1 : 0);
        }
        double[] values = new double[labels.length * columns.size()];
        for (int r = 0; r < labels.length; r++) {
            for (int c = 0; c < columns.size(); c++) {
                values[r * columns.size() + c] = columns.get(c)[r];
            }
        }
        return Sets.of(new FeatureMatrix(values, labels.length, columns.size()), labels);
    }
}
