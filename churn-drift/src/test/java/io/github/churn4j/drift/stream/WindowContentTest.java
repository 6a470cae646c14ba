package io.github.churn4j.drift.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.model.Models;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowContentTest {

    private final WindowStatistics statistics = WindowStatistics.of(Models.SCHEMA, Streams.REFERENCE);
    private final WindowRows rows = new WindowRows(statistics.columns().size(), 100);
    private final WindowContent content =
            new WindowContent(rows, new WindowCounts(statistics, Models.SCHEMA, 100, Window.tumbling(100)));
    private final int[] codes = new int[statistics.columns().size()];

    private void add(long time, SplittableRandom random) {
        content.counts().encode(Streams.customer(random, 0), .5, codes);
        content.add(time, time, .5, codes);
    }

    @Test
    void holdsTheNewestRowsAndCountsTheLost() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_050; i++) {
            add(i, random);
        }
        assertThat(rows.size()).isEqualTo(100);
        assertThat(rows.time(0)).isEqualTo(950);
        assertThat(rows.time(99)).isEqualTo(1_049);
        assertThat(content.counts().rows()).isEqualTo(100);
        assertThat(content.passed()).isEqualTo(new WindowContent.Passed(0, 0, 0, 0, 950, 2_000));
        assertThat(content.keys().count(949)).isZero();
        assertThat(content.keys().count(950)).isEqualTo(1);
    }

    @Test
    void whatLeavesTakesAwayWhatItBrought() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 90; i++) {
            add(i, random);
        }
        content.removeBefore(45);
        assertThat(rows.size()).isEqualTo(45);
        content.removeFirst(45);
        WindowCounts counts = content.counts();
        assertThat(counts.rows()).isZero();
        for (int column = 0; column < codes.length; column++) {
            assertThat(counts.missing(column)).isZero();
            assertThat(counts.refused(column)).isZero();
            if (statistics.numeric(column)) {
                assertThat(counts.distance(column)).isNaN();
            } else {
                long[] levels = new long[2]; // of three or two
                counts.levels(column, levels);
                assertThat(levels).containsOnly(0);
            }
        }
        assertThat(content.keys().mostOfOneRecord()).isZero();
    }
}
