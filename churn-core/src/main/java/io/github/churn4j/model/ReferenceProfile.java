package io.github.churn4j.model;

import io.github.churn4j.data.Dataset;
import java.util.ArrayList;
import java.util.List;

/**
 * What customers looked like when the model was made, so that it can be watched without its training data: one
 * distribution per feature, of its slots (levels are their positions), and one of P(churn). Taken from rows the model
 * was not fitted on.
 *
 * @param rows the number of rows it was taken from
 * @param origin which rows these were, such as {@code hold-out}
 * @param features one distribution per schema feature
 * @param scores the distribution of calibrated P(churn)
 */
public record ReferenceProfile(long rows, String origin, List<Distribution> features, Distribution scores) {

    public ReferenceProfile {
        features = List.copyOf(features);
    }

    /**
     * Takes the profile of some rows.
     *
     * @param rows positions in the dataset
     * @param probabilities calibrated P(churn) of these rows, by a model that was not fitted on them
     */
    public static ReferenceProfile of(Dataset data, int[] rows, double[] probabilities, String origin) {
        List<Distribution> features = new ArrayList<>();
        for (int feature = 0; feature < data.schema().features().size(); feature++) {
            double[] values = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = data.slot(rows[i], feature);
            }
            features.add(Distribution.of(values));
        }
        return new ReferenceProfile(rows.length, origin, features, Distribution.of(probabilities));
    }
}
