package io.github.churn4j.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SingleFeatureAucTest {
    @Test
    void readsNumbersInTheBetterDirection() {
        double[] falling = Samples.distinct();
        for (int i = 0; i < falling.length; i++) {
            falling[i] = -falling[i];
        }
        assertThat(SingleFeatureAuc.ofNumeric(falling, Samples.labels())).isEqualTo(0.8069639338989184, within(1e-14));
    }

    @Test
    void seesThatMissingValuesLeak() {
        byte[] labels = Samples.labels();
        double[] closedOn = new double[labels.length];
        for (int i = 0; i < closedOn.length; i++) {
            closedOn[i] = labels[i] == 1 ? i % 31 : Double.NaN;
        }
        assertThat(SingleFeatureAuc.ofNumeric(closedOn, labels)).isEqualTo(1);
        for (int i = 0; i < closedOn.length; i++) {
            closedOn[i] = labels[i] == 0 ? i % 31 - 15 : Double.NaN;
        }
        assertThat(SingleFeatureAuc.ofNumeric(closedOn, labels)).isEqualTo(1);
    }

    @Test
    void takesInfinities() {
        double[] column = {Double.NEGATIVE_INFINITY, 1, Double.POSITIVE_INFINITY};
        assertThat(SingleFeatureAuc.ofNumeric(column, new byte[] {0, 0, 1})).isEqualTo(1);
    }

    @Test
    void identifiersSayNothing() {
        int[] ids = new int[Samples.ROWS];
        Arrays.setAll(ids, i -> i);
        assertThat(SingleFeatureAuc.ofCategorical(ids, Samples.labels())).isEqualTo(.5);
    }

    @Test
    void seesACategoryThatIsTheLabel() {
        byte[] labels = Samples.labels();
        int[] status = new int[labels.length];
        Arrays.setAll(status, i -> labels[i] == 1 ? 4 : i % 4);
        assertThat(SingleFeatureAuc.ofCategorical(status, labels)).isEqualTo(1);
    }

    @Test
    void ordersCategoriesByTheirChurnRateElsewhere() {
        // the same folds and smoothing in NumPy 2.4.6 with scikit-learn 1.9.1's roc_auc_score; in-sample rates give
        // .805
        double[] tied = Samples.tied();
        int[] codes = new int[tied.length];
        Arrays.setAll(codes, i -> (int) Math.rint(tied[i] * 20) * 7 % 20);
        assertThat(SingleFeatureAuc.ofCategorical(codes, Samples.labels()))
                .isEqualTo(0.7799416997537317, within(1e-12));
    }

    @Test
    void isUndefinedForOneClass() {
        assertThat(SingleFeatureAuc.ofNumeric(new double[] {1, 2}, new byte[2])).isNaN();
        assertThat(SingleFeatureAuc.ofCategorical(new int[] {1, 2}, new byte[2]))
                .isNaN();
        assertThat(SingleFeatureAuc.ofCategorical(new int[] {1, 2}, new byte[] {0, 1}))
                .isNaN();
    }
}
