package io.github.churn4j.model;

import io.github.churn4j.pipeline.FeatureMatrix;

/**
 * What a trainer learns from.
 *
 * <p>Arrays are shared, not copied: treat them as read-only.
 *
 * @param features n rows × d model features
 * @param labels n labels, 1 for a customer who left, 0 for one who stayed; both occur
 * @param groups n numbers; rows with the same number belong together and are never split between an inner training
 *     and an inner validation part
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingSet(FeatureMatrix features, byte[] labels, long[] groups) {

    public TrainingSet {
        if (labels.length != features.rows() || groups.length != features.rows()) {
            throw new IllegalArgumentException(features.rows() + " rows, " + labels.length + " labels and "
                    + groups.length + " groups; all three must agree");
        }
        int positives = 0;
        for (byte label : labels) {
            positives += label;
        }
        if (positives == 0 || positives == labels.length) {
            throw new IllegalArgumentException(
                    "all " + labels.length + " labels are the same; a classifier needs both classes");
        }
    }
}
