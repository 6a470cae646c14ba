package io.github.churn4j.training.tribuo;

import io.github.churn4j.model.TrainingSet;
import io.github.churn4j.pipeline.FeatureMatrix;

/**
 * Rows that any language can make again without a generator. In Python:
 *
 * <pre>
 * i = np.arange(300)
 * X = np.c_[((i * 37) % 101) / 25 - 2, ((i * 53) % 97) / 24 - 2, i % 5 - 2.0]
 * y = ((i * 29) % 17 &lt; 4 + 2 * X[:, 0] + X[:, 2]).astype(int)
 * </pre>
 */
final class ReferenceSet {

    private ReferenceSet() {}

    static TrainingSet of(int rows) {
        double[] values = new double[rows * 3];
        byte[] labels = new byte[rows];
        for (int i = 0; i < rows; i++) {
            double a = ((i * 37) % 101) / 25.0 - 2;
            double c = i % 5 - 2.0;
            values[i * 3] = a;
            values[i * 3 + 1] = ((i * 53) % 97) / 24.0 - 2;
            values[i * 3 + 2] = c;
            labels[i] = (byte) ((i * 29) % 17 < 4 + 2 * a + c ? 1 : 0);
        }
        return Sets.of(new FeatureMatrix(values, rows, 3), labels);
    }
}
