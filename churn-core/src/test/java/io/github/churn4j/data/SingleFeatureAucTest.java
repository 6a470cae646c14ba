package io.github.churn4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Expected values: scikit-learn 1.9.1, {@code roc_auc_score(y, x)} (levels replaced by their rate of y). */
class SingleFeatureAucTest {

    private static final int[] Y = {0, 0, 1, 1, 0, 1, 0, 1, 1, 0};
    private static final double NAN = Double.NaN;

    private static double auc(Feature feature, double... slots) {
        ChurnSchema schema =
                ChurnSchema.builder().label("y", "1", "0").feature(feature).build();
        Dataset.Builder data = Dataset.builder(schema, "memory", true);
        for (int i = 0; i < slots.length; i++) {
            data.add(new double[] {slots[i]}, Y[i], "", 0, 0, i + 1);
        }
        return SingleFeatureAuc.of(data.build(), 0);
    }

    @Test
    void agreesWithTheReferenceOnNumbersWithTies() {
        assertThat(auc(NumericFeature.of("x"), 1, 2, 2, 3, 3, 5, -1, 0, 7, 4)).isCloseTo(.68, within(1e-14));
        assertThat(auc(NumericFeature.of("x"), -1, -2, -2, -3, -3, -5, 1, 0, -7, -4))
                .isCloseTo(.68, within(1e-14));
    }

    @Test
    void takesTheBetterOfMissingBelowAndMissingAbove() {
        assertThat(auc(NumericFeature.of("x").withMissing(MissingPolicy.IMPUTE), 1, NAN, 2, NAN, 3, 5, -1, NAN, 7, 4))
                .isCloseTo(.76, within(1e-14));
    }

    @Test
    void ordersLevelsByTheirRate() {
        CategoricalFeature feature =
                new CategoricalFeature("x", List.of("a", "b", "c", "never"), MissingPolicy.IMPUTE, UnseenPolicy.REJECT);
        assertThat(auc(feature, 0, 1, 1, 2, 0, 2, 0, 1, 2, 1)).isCloseTo(.92, within(1e-14));
        assertThat(auc(feature, NAN, 1, 1, 2, NAN, 2, NAN, 1, 2, 1)).isCloseTo(.92, within(1e-14));
        assertThat(auc(BinaryFeature.of("x", "n", "y"), 1, 1, 0, 0, 1, 0, 1, 0, 0, 1))
                .isEqualTo(1);
    }

    @Test
    void isOneHalfWhereNothingDiffers() {
        assertThat(auc(NumericFeature.of("x"), 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)).isEqualTo(.5);
    }
}
