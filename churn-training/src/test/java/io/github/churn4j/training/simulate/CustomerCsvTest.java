package io.github.churn4j.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerCsvTest {
    private static final String ROW =
            "1\\d{9},\"(Existing|Attrited) Customer\",\\d\\d,\"[FM]\",[0-5],\"[^\"]+\",\"[^\"]+\","
                    + "\"[^\"]+\",\"(Blue|Silver|Gold|Platinum)\",\\d\\d,[1-6],[0-6],[0-6],\\d{4,5}(\\.3)?,\\d{1,4},"
                    + "\\d{1,5}(\\.3)?,\\d(\\.\\d{0,2}[1-9])?,\\d{3,5},\\d{2,3},\\d(\\.\\d{0,2}[1-9])?,0(\\.\\d{0,2}[1-9])?";

    @TempDir
    Path folder = Path.of("");

    /** Guards every draw and format; a change here changes every simulated file and needs a changelog entry. */
    @Test
    void theDefaultSeedGivesTheSameBytesForEver() throws Exception {
        byte[] bytes = csv(
                CustomerSimulator.builder()
                        .rows(1_000)
                        .includeTrueProbability(true)
                        .build(),
                1);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(hash).isEqualTo("f992beae83d8e36545a2410d4e9270d9ce4ce474fb0c4dec3795c3c3559656c6");
    }

    @Test
    void theFormatIsThatOfTheRealFile() throws IOException {
        List<String> lines = lines(CustomerSimulator.builder().rows(3_000).build());
        assertThat(lines).hasSize(3_001);
        assertThat(lines.get(0)).startsWith("\"CLIENTNUM\",\"Attrition_Flag\",\"Customer_Age\",\"Gender\"");
        assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches(ROW));
    }

    @Test
    void theRealFileHasThisHeaderAndFormat() {
        List<String> real = CustomerTable.realLines();
        List<String> header = CustomerSimulator.builder().build().header();
        assertThat(real.get(0)).startsWith("\"" + String.join("\",\"", header) + "\",\"Naive_Bayes");
        for (String line : real.subList(1, real.size())) {
            String[] parts = line.split(",", -1);
            String useful = "1" + String.join(",", List.of(parts).subList(0, 21));
            assertThat(useful).matches(ROW);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void threadsDoNotChangeTheBytes(int threads) throws IOException {
        CustomerSimulator simulator = CustomerSimulator.builder()
                .rows(3L * CustomerCsv.CHUNK_ROWS + 17)
                .observedFrom(LocalDate.of(2026, 1, 1), 100)
                .build();
        assertThat(csv(simulator, threads)).isEqualTo(csv(simulator, 1));
    }

    @ParameterizedTest
    @EnumSource
    void aFileReadsBackAsWhatWasDrawn(DriftKind kind) throws IOException {
        CustomerSimulator simulator = CustomerSimulator.builder()
                .seed(9)
                .rows(600)
                .drift(kind.scenario(600, 0.5, 0.5))
                .includeTrueProbability(true)
                .observedFrom(LocalDate.of(2026, 1, 1), 50)
                .build();
        List<String> lines = lines(simulator);
        for (int row = 0; row < 600; row++) {
            String[] fields = lines.get(row + 1).replace("\"", "").split(",", -1);
            assertThat(fields).hasSameSizeAs(simulator.header());
            SimulatedCustomer customer = simulator.customer(row);
            for (CustomerColumn column : CustomerColumn.values()) {
                assertThat(fields[column.index()]).isEqualTo(customer.text(column));
            }
            assertThat(LocalDate.parse(fields[21]))
                    .isEqualTo(simulator.observedOn(row).orElseThrow());
            assertThat(Double.parseDouble(fields[22])).isEqualTo(customer.churnProbability());
        }
    }

    @Test
    void theTrueProbabilityIsLeftOutUnlessAskedFor() throws IOException {
        assertThat(lines(CustomerSimulator.builder().rows(1).build()).get(0))
                .doesNotContain("True_Churn_Probability")
                .endsWith("\"Avg_Utilization_Ratio\"");
    }

    @Test
    void aBlankIsAnEmptyField() throws IOException {
        DriftScenario blanks = DriftScenario.missingValues(0, CustomerColumn.EDUCATION_LEVEL, 1);
        String line =
                lines(CustomerSimulator.builder().rows(1).drift(blanks).build()).get(1);
        assertThat(line.split(",", -1)[CustomerColumn.EDUCATION_LEVEL.index()]).isEmpty();
    }

    @Test
    void writesTheFileAndReplacesAnOlderOne() throws IOException {
        Path file = folder.resolve("customers.csv");
        Files.writeString(file, "old");
        CustomerSimulator simulator = CustomerSimulator.builder().rows(50).build();
        simulator.writeCsv(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(csv(simulator, 1));
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        assertThat(Files.exists(folder.resolve("customers.csv.part"))).isFalse();
    }

    @Test
    void aDirectoryUnderTheNameIsAnErrorAndLeavesNoPart() throws IOException {
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        CustomerSimulator simulator = CustomerSimulator.builder().rows(5).build();
        assertThatThrownBy(() -> simulator.writeCsv(taken)).isInstanceOf(UncheckedIOException.class);
        assertThat(Files.exists(folder.resolve("taken.part"))).isFalse();
    }

    @Test
    void makesAMissingDirectory() throws IOException {
        Path file = folder.resolve("missing/customers.csv");
        CustomerSimulator simulator = CustomerSimulator.builder().rows(5).build();
        simulator.writeCsv(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(csv(simulator, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aStreamThatFailsEndsTheRun(int threads) {
        CustomerSimulator simulator = CustomerSimulator.builder().rows(100_000).build();
        OutputStream full = new OutputStream() {
            private int left = 2_000_000;

            @Override
            public void write(int b) throws IOException {
                if (--left < 0) {
                    throw new IOException("No space left on device");
                }
            }
        };
        assertThatThrownBy(() -> simulator.writeCsv(full, threads)).hasMessage("No space left on device");
    }

    @Test
    void rejectsNoThread() {
        CustomerSimulator simulator = CustomerSimulator.builder().rows(5).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> simulator.writeCsv(OutputStream.nullOutputStream(), 0))
                .withMessage("threads is 0, expected 1 or more");
        assertThatIllegalArgumentException().isThrownBy(() -> simulator.writeCsv(folder.resolve("a.csv"), -1));
    }

    private static List<String> lines(CustomerSimulator simulator) throws IOException {
        return new String(csv(simulator, 1), StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] csv(CustomerSimulator simulator, int threads) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        simulator.writeCsv(out, threads);
        return out.toByteArray();
    }
}
