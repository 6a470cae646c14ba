package io.github.churn4j.drift.performance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.drift.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Estimates on real customers whom the model has not seen: it learns from every other row of BankChurners, shuffled. */
@Tag("slow")
class RealCustomersTest {

    private static byte[] half(List<String> lines, int parity) {
        StringBuilder csv = new StringBuilder(lines.get(0)).append('\n');
        for (int i = 1; i < lines.size(); i++) {
            if (i % 2 == parity) {
                csv.append(lines.get(i)).append('\n');
            }
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The file is in an order that means something: its parts differ. */
    private static List<String> shuffled(long seed) throws IOException {
        Path file = Path.of(System.getProperty("churn.bankChurners", "../../shared/data/BankChurners.csv"));
        Assumptions.assumeTrue(
                Files.exists(file), "BankChurners.csv is not here; set -Dchurn.bankChurners=<file> to run this test");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        Collections.shuffle(lines.subList(1, lines.size()), new Random(seed));
        return lines;
    }

    @Test
    void estimatesHoldOnRealCustomers() throws IOException {
        List<String> lines = shuffled(11);
        Simulated model = Simulated.train(half(lines, 0));
        int held = 0;
        int alarms = 0;
        List<EstimatedAndRealised> chunks = chunks(model, half(lines, 1), 500).subList(0, 10);
        for (EstimatedAndRealised chunk : chunks) {
            PerformanceEstimate realised = chunk.realised().orElseThrow();
            for (Measure measure : Measure.values()) {
                held += chunk.estimated()
                                .get(measure)
                                .contains(realised.get(measure).value())
                        ? 1
                        : 0;
            }
            alarms += chunk.verdict() == Verdict.DRIFT ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(80); // of 90 intervals
        assertThat(alarms).isLessThanOrEqualTo(1);
    }

    private static List<EstimatedAndRealised> chunks(Simulated model, byte[] csv, int rows) {
        Simulated.Customers customers = model.customers(csv);
        PredictionChunks chunks = PredictionChunks.ofRows(rows, 100);
        for (int i = 0; i < customers.scores().length; i++) {
            chunks.happened(
                    chunks.predicted(Instant.ofEpochSecond(i), customers.scores()[i]),
                    customers.outcomes()[i] == 1);
        }
        return chunks.compare(PerformanceComparison.of(Cbpe.of(model.threshold())));
    }
}
