package io.github.churn4j.training.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowSampleTest {

    @Test
    void takesAllRowsUpToTheCap() {
        assertThat(RowSample.of(labels(100, 10), 100, new SplittableRandom(1)))
                .containsExactly(IntStream.range(0, 100).toArray());
    }

    @Test
    void keepsTheShareOfEachClassAndRepeatsNoRow() {
        byte[] labels = labels(10_000, 1600);
        int[] rows = RowSample.of(labels, 500, new SplittableRandom(1));
        assertThat(rows).hasSize(500).doesNotHaveDuplicates().isSorted();
        assertThat(IntStream.of(rows).filter(row -> labels[row] == 1).count()).isEqualTo(80);
    }

    @Test
    void keepsARareClassAlive() {
        byte[] labels = labels(10_000, 1);
        int[] rows = RowSample.of(labels, 10, new SplittableRandom(1));
        assertThat(IntStream.of(rows).filter(row -> labels[row] == 1).count()).isEqualTo(1);
    }

    @Test
    void drawsEveryRowAboutEquallyOften() {
        int[] drawn = new int[20];
        for (int seed = 0; seed < 4000; seed++) {
            for (int row : RowSample.of(labels(20, 10), 10, new SplittableRandom(seed))) {
                drawn[row]++;
            }
        }
        assertThat(drawn)
                .satisfies(d -> assertThat(IntStream.of(d).min().orElseThrow()).isGreaterThan(1800));
        assertThat(IntStream.of(drawn).max().orElseThrow()).isLessThan(2200);
    }

    private static byte[] labels(int rows, int positives) {
        byte[] labels = new byte[rows];
        for (int i = 0; i < positives; i++) {
            labels[(int) ((long) i * rows / positives)] = 1;
        }
        return labels;
    }
}
