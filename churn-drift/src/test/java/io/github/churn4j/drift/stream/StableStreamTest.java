package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.churn4j.data.Dataset;
import io.github.churn4j.drift.stream.Window.Rows;
import io.github.churn4j.model.Models;
import io.github.churn4j.model.ReferenceProfile;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The kernel of the calibration against the tests of a window, one by one. */
class StableStreamTest {

    private static final Dataset DATA = Models.customers(3_000, 5); // numbers, few and many, levels, missing values
    private static final double[] SCORES =
            new SplittableRandom(8).doubles(DATA.size()).toArray();
    private static final Rows[] WINDOWS = {new Rows(300, 300), new Rows(300, 120), new Rows(250, 250)};

    private static double[][] slots(int[] rows) {
        int features = DATA.schema().features().size();
        double[][] slots = new double[features + 1][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int feature = 0; feature < features; feature++) {
                slots[feature][i] = DATA.slot(rows[i], feature);
            }
            slots[features][i] = SCORES[rows[i]];
        }
        return slots;
    }

    private static double smallest(int[] reference, int[] stream, Rows windows) {
        double[] scores =
                IntStream.of(reference).mapToDouble(row -> SCORES[row]).toArray();
        WindowStatistics tests =
                WindowStatistics.of(DATA.schema(), ReferenceProfile.of(DATA, reference, scores, "test"));
        double smallest = 1;
        for (int end = windows.rows(); end <= stream.length; end += windows.stride()) {
            int[] rows = IntStream.range(end - windows.rows(), end)
                    .map(i -> stream[i])
                    .toArray();
            for (TestedColumn tested : tests.test(ArrayWindow.of(tests, slots(rows)), 1e-3)) {
                smallest = Math.min(smallest, tested.pValue());
            }
        }
        return smallest;
    }

    @Test
    void findsTheSmallestPValueOfAllTestsOfAllWindows() {
        HeldOutRows rows = HeldOutRows.of(DATA, IntStream.range(0, DATA.size()).toArray(), SCORES, 0);
        StableStream kernel = new StableStream(rows, 700, 1_300, WINDOWS);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 15; i++) {
            int span = i % 3 == 0 ? 300 : DATA.size(); // streams unlike the reference as well
            int[] reference = random.ints(700, 0, DATA.size() - (i % 2) * 500).toArray();
            int[] stream = random.ints(1_300, DATA.size() - span, DATA.size()).toArray();
            double[] found = kernel.of(reference, stream);
            for (int kind = 0; kind < WINDOWS.length; kind++) {
                double expected = smallest(reference, stream, WINDOWS[kind]);
                assertThat(found[kind]).isCloseTo(expected, within(1e-12 * expected));
            }
        }
    }

    @Test
    void windowsBeginAndEndWhereChunksDo() {
        assertThat(StableStream.chunk(WINDOWS)).isEqualTo(10);
        assertThat(StableStream.chunk(new Rows[] {new Rows(500, 500), new Rows(500, 100)}))
                .isEqualTo(100);
        assertThat(StableStream.chunk(new Rows[] {new Rows(500, 33)})).isEqualTo(1);
    }

    @Test
    void aStreamShorterThanAWindowHasNoTest() {
        HeldOutRows rows = HeldOutRows.of(DATA, IntStream.range(0, DATA.size()).toArray(), SCORES, 0);
        StableStream kernel = new StableStream(rows, 700, 200, WINDOWS);
        assertThat(kernel.draw(new SplittableRandom(1))).containsExactly(1, 1, 1);
    }
}
