package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private static final ChurnSchema SCHEMA = ChurnSchema.builder()
            .label("left", "yes", "no")
            .identifier("id")
            .feature(NumericFeature.of("age").withMissing(MissingPolicy.KEEP))
            .feature(new CategoricalFeature("few", List.of("a", "b", "c"), MissingPolicy.IMPUTE, UnseenPolicy.REJECT))
            .feature(new CategoricalFeature(
                    "many",
                    IntStream.range(0, 300).mapToObj(i -> "m" + i).toList(),
                    MissingPolicy.IMPUTE,
                    UnseenPolicy.REJECT))
            .build();

    @Test
    void keepsEveryValueItWasGiven() {
        SplittableRandom random = new SplittableRandom(9);
        Dataset.Builder builder = Dataset.builder(SCHEMA, "memory", true);
        int rows = 5000;
        double[][] expected = new double[rows][];
        for (int i = 0; i < rows; i++) {
            expected[i] = new double[] {
                random.nextInt(5) == 0 ? Double.NaN : random.nextDouble(),
                random.nextInt(5) == 0 ? Double.NaN : random.nextInt(3),
                random.nextInt(5) == 0 ? Double.NaN : random.nextInt(300)
            };
            builder.add(expected[i], i % 2, "ü" + i, 0, 0, i + 2);
        }
        Dataset data = builder.build();
        double[] row = new double[3];
        for (int i = 0; i < rows; i++) {
            data.copyRow(i, row);
            assertThat(row).containsExactly(expected[i]);
            assertThat(data.identifier(i)).contains("ü" + i);
            assertThat(data.label(i)).isEqualTo(i % 2);
            assertThat(data.line(i)).isEqualTo(i + 2);
        }
        assertThat(data.record(7).slot(2)).isEqualTo(expected[7][2]);
    }

    @Test
    void givesEqualRowsEqualHashes() {
        Dataset.Builder builder = Dataset.builder(SCHEMA, "memory", false);
        builder.add(new double[] {0.0, 1, Double.NaN}, 0, "a", 0, 0, 1);
        builder.add(new double[] {-0.0, 1, Double.NaN}, 0, "b", 0, 0, 2);
        builder.add(new double[] {1, 0, Double.NaN}, 0, "c", 0, 0, 3);
        Dataset data = builder.build();
        assertThat(data.featureHash(0)).isEqualTo(data.featureHash(1)).isNotEqualTo(data.featureHash(2));
    }

    @Test
    void holdsRecordsWithoutLabel() {
        CustomerRecord customer =
                SCHEMA.newRecord().set("age", 4).set("few", "b").build();
        Dataset data = Dataset.of(SCHEMA, List.of(customer, customer));
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.record(1)).isEqualTo(customer);
        assertThatIllegalStateException().isThrownBy(() -> data.label(0));
        assertThatIllegalStateException().isThrownBy(() -> data.group(0));
        assertThatIllegalStateException().isThrownBy(() -> data.time(0));
    }
}
