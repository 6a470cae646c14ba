package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void ordersLikeAStableSortByDescendingValue() {
        SplittableRandom random = new SplittableRandom(5);
        double[] values = random.doubles(2000, -1, 1)
                .map(v -> random.nextInt(4) == 0 ? Math.rint(v * 3) : v * Math.pow(10, random.nextInt(-200, 200)))
                .toArray();
        int[] expected = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i] + 0.0)
                        .reversed()
                        .thenComparingInt(i -> i))
                .mapToInt(i -> i)
                .toArray();
        assertThat(RadixOrder.descending(values)).isEqualTo(expected);
    }

    @Test
    void gathersEqualScores() {
        Ranking ranking = Ranking.of(new double[] {-2, 0.0, 7, -0.0, 7}, new byte[] {1, 0, 1, 1, 0});
        assertThat(ranking.size()).isEqualTo(3);
        assertThat(ranking.value(0)).isEqualTo(7);
        assertThat(ranking.rows(1)).isEqualTo(2);
        assertThat(ranking.positives(1)).isEqualTo(1);
        assertThat(ranking.rows()).isEqualTo(5);
        assertThat(ranking.positives()).isEqualTo(3);
        assertThat(Double.doubleToRawLongBits(ranking.value(1))).isZero();
    }

    @Test
    void refusesInfinity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Ranking.of(new double[] {Double.NEGATIVE_INFINITY}, new byte[] {1}))
                .withMessageContaining("-Infinity");
    }
}
