package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnSketchesTest {

    @Test
    void countsDistinctValuesExactlyAsLongAsTheyAreFew() {
        DistinctCounter counter = new DistinctCounter();
        for (int i = 0; i < 300_000; i++) {
            counter.add(Dataset.mix(i % 65_536));
        }
        counter.add(0);
        assertThat(counter.exact()).isTrue();
        assertThat(counter.count()).isEqualTo(65_537);
    }

    @Test
    void estimatesManyDistinctValues() {
        DistinctCounter counter = new DistinctCounter();
        for (int i = 0; i < 1_000_000; i++) {
            counter.add(Dataset.mix(i));
        }
        assertThat(counter.exact()).isFalse();
        assertThat((double) counter.count()).isCloseTo(1e6, within(2e4));
    }

    @Test
    void findsLevelsByTheirCharacters() {
        SplittableRandom random = new SplittableRandom(5);
        List<String> names = IntStream.range(0, 1000)
                .mapToObj(i -> i + "-" + random.nextInt(1000))
                .toList();
        LevelIndex index = new LevelIndex(names);
        for (int i = 0; i < names.size(); i++) {
            char[] text = ("##" + names.get(i) + "##").toCharArray();
            assertThat(index.find(text, 2, text.length - 4)).isEqualTo(i);
            assertThat(index.find(text, 1, text.length - 4)).isEqualTo(-1);
        }
        assertThat(new LevelIndex(List.of()).find(new char[0], 0, 0)).isEqualTo(-1);
    }

    @Test
    void stopsCountingLevelsThatAreTooManyOrTooLong() {
        LevelCounter counter = new LevelCounter(2);
        add(counter, "b", "a", "b");
        assertThat(counter.counts()).containsExactly(java.util.Map.entry("a", 1L), java.util.Map.entry("b", 2L));
        add(counter, "c");
        assertThat(counter.overflowed()).isTrue();
        assertThat(counter.counts()).isEmpty();
        LevelCounter one = new LevelCounter(5);
        add(one, "x".repeat(201));
        assertThat(one.overflowed()).isTrue();
    }

    private static void add(LevelCounter counter, String... levels) {
        for (String level : levels) {
            counter.add(level.toCharArray(), 0, level.length());
        }
    }

    @Test
    void knowsDatesByTheirShape() {
        for (String date : List.of("2024-01-05", "05/01/2024", "5.1.24", "2024-01-05 10:00:00", "2024-01-05T10:00Z")) {
            assertThat(ColumnProfile.dateLike(date.toCharArray(), 0, date.length()))
                    .as(date)
                    .isTrue();
        }
        for (String other : List.of("1-2", "2024-01", "1.2.x", "12-34/56", "a-b-c", "123456-1-1", "")) {
            assertThat(ColumnProfile.dateLike(other.toCharArray(), 0, other.length()))
                    .as(other)
                    .isFalse();
        }
    }
}
