package io.github.churn4j.model;

import io.github.churn4j.data.Dataset;

/**
 * Finds out, while a model is made, how it is to be watched, so that its bundle can say so. Filled by
 * {@code churn-drift}. Implementations are pure: the same arguments give the same text on any number of threads.
 */
@FunctionalInterface
public interface MonitoringCalibrator {

    /**
     * The document that {@link ChurnModel#monitoring()} will hold.
     *
     * @param profile what the model's customers are compared with
     * @param data the training table
     * @param rows the rows the profile was taken from, on which the model was not fitted
     * @param probabilities calibrated P(churn) of these rows
     * @param seed of all that is drawn
     * @param threads to work on, 1 or more
     * @return JSON text
     */
    String calibrate(
            ReferenceProfile profile, Dataset data, int[] rows, double[] probabilities, long seed, int threads);
}
