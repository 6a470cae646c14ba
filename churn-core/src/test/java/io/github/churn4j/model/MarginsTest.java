package io.github.churn4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.churn4j.pipeline.FeatureMatrix;
import org.junit.jupiter.api.Test;

class MarginsTest {

    private static final Classifier LOGISTIC = new LogisticClassifier(.5, new double[] {1, -2}, new double[2]);

    @Test
    void areThoseOfTheRowsOneByOne() {
        FeatureMatrix rows = new FeatureMatrix(new double[] {1, 2, 9, 3, 4, 9}, 2, 3);
        double[] out = {0, 0, 7};
        LOGISTIC.margins(rows, out);
        assertThat(out).containsExactly(-2.5, -4.5, 7);
    }

    @Test
    void rejectsTooFewColumns() {
        FeatureMatrix rows = new FeatureMatrix(new double[] {1, 2}, 2, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGISTIC.margins(rows, new double[2]))
                .withMessage("rows have 1 columns; the classifier reads 2 model features");
    }

    @Test
    void rejectsTooLittleRoom() {
        FeatureMatrix rows = new FeatureMatrix(new double[] {1, 2, 3, 4}, 2, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOGISTIC.margins(rows, new double[1]))
                .withMessage("2 margins do not fit into an array of length 1");
    }
}
