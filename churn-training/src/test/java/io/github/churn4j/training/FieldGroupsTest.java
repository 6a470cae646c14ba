package io.github.churn4j.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.churn4j.data.BinaryFeature;
import io.github.churn4j.data.ChurnSchema;
import io.github.churn4j.data.Dataset;
import io.github.churn4j.data.NumericFeature;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldGroupsTest {

    /** b is a rising function of a, c falls with it, d is c with some noise, e is independent, f constant. */
    private static Dataset data() {
        ChurnSchema.Builder schema = ChurnSchema.builder();
        for (String column : List.of("a", "e", "b", "c", "d", "f")) {
            schema.feature(NumericFeature.of(column));
        }
        schema.feature(BinaryFeature.of("g", "no", "yes"));
        Dataset.Builder builder = Dataset.builder(schema.build(), "made up", false);
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < 500; row++) {
            double a = random.nextDouble();
            double d = -a + .2 * random.nextDouble();
            double[] slots = {a, random.nextDouble(), Math.exp(9 * a), -a, d, 3, a > .5 ? 1 : 0};
            builder.add(slots, 0, "", 0, 0, row + 2);
        }
        return builder.build();
    }

    @Test
    void strongRankCorrelationPutsNumbersTogether() {
        Dataset data = data();
        int[] rows = IntStream.range(0, 500).toArray();
        assertThat(FieldGroups.of(data, rows, List.of()))
                .usingElementComparator(java.util.Arrays::compare)
                .containsExactly(new int[] {0, 2, 3, 4}, new int[] {1}, new int[] {5}, new int[] {6});
    }

    @Test
    void declaredColumnsAreAddedAndJoinGroups() {
        Dataset data = data();
        int[] rows = IntStream.range(0, 500).toArray();
        assertThat(FieldGroups.of(data, rows, List.of(List.of("g", "e"), List.of("f", "d"))))
                .usingElementComparator(java.util.Arrays::compare)
                .containsExactly(new int[] {0, 2, 3, 4, 5}, new int[] {1, 6});
    }
}
