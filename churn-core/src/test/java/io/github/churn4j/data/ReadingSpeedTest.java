package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints time and memory for a million rows of 20 columns; judges memory only, time depends on the machine. */
@Tag("long")
class ReadingSpeedTest {

    private static final int ROWS = 1_000_000;
    private static final int NUMBERS = 13;
    private static final String[] LEVELS = {"Blue", "Gold", "Platinum", "Silver", "Graduate"};

    @TempDir
    Path folder;

    @Test
    void holdsAMillionRowsInLittleMemory() throws IOException {
        Path file = write();
        CsvSource source = CsvSource.of(file);
        DatasetReader reader = DatasetReader.of(schema());
        reader.read(source);
        long before = used();
        long start = System.nanoTime();
        Dataset data = reader.read(source).dataset();
        long read = System.nanoTime() - start;
        long retained = used() - before;
        System.out.printf(
                "read %d rows of 20 columns (%d MB): %.2f us and %.1f retained bytes a row%n",
                data.size(), Files.size(file) >> 20, read / 1e3 / ROWS, (double) retained / ROWS);
        assertThat(data.size()).isEqualTo(ROWS);
        assertThat(retained).isLessThan(200L * ROWS);
        time("walk without keeping", () -> walk(reader, source));
        time("infer the schema", () -> SchemaInference.withDefaults().infer(source));
        time("check all rows together", () -> Validator.of(schema()).check(data));
    }

    private static void walk(DatasetReader reader, CsvSource source) {
        try (CheckedRows rows = reader.open(source)) {
            while (rows.next()) {
                assert rows.accepted();
            }
        }
    }

    private static void time(String what, Runnable work) {
        long start = System.nanoTime();
        work.run();
        System.out.printf("%s: %.2f us a row%n", what, (System.nanoTime() - start) / 1e3 / ROWS);
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static ChurnSchema schema() {
        ChurnSchema.Builder schema =
                ChurnSchema.builder().identifier("CLIENTNUM").label("Churn", "Yes", "No");
        for (int i = 0; i < NUMBERS; i++) {
            schema.feature(NumericFeature.of("n" + i));
        }
        for (int i = 0; i < 5; i++) {
            schema.feature(CategoricalFeature.of("c" + i, LEVELS));
        }
        return schema.build();
    }

    private Path write() throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        Path file = folder.resolve("million.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            StringBuilder line = new StringBuilder("CLIENTNUM,Churn");
            schema().features().forEach(f -> line.append(',').append(f.column()));
            for (int i = 0; i < ROWS; i++) {
                out.append(line.append('\n'));
                line.setLength(0);
                line.append(700_000_000 + i).append(random.nextInt(6) == 0 ? ",Yes" : ",No");
                for (int n = 0; n < NUMBERS; n++) {
                    int value = random.nextInt(n % 2 == 0 ? 100 : 10_000_000);
                    line.append(',').append(n % 2 == 0 ? String.valueOf(value) : String.valueOf(value / 1000.0));
                }
                for (int c = 0; c < 5; c++) {
                    line.append(",\"")
                            .append(LEVELS[random.nextInt(LEVELS.length)])
                            .append('"');
                }
            }
            out.append(line.append('\n'));
        }
        return file;
    }
}
