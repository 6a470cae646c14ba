package io.github.churn4j.registry;

import java.util.List;

/**
 * How two versions differ.
 *
 * @param from the one
 * @param to the other
 * @param changes what differs, by section: schema, hyperparameters, metrics, data, decision, libraries
 */
public record VersionDiff(ModelVersion from, ModelVersion to, List<Change> changes) {

    public VersionDiff {
        changes = List.copyOf(changes);
    }

    /**
     * One difference.
     *
     * @param section schema, hyperparameters, metrics, data, decision or libraries
     * @param item what differs, such as {@code holdout.rocAuc} or {@code Customer_Age}
     * @param before in the one; empty where it is not there
     * @param after in the other; empty where it is not there
     */
    public record Change(String section, String item, String before, String after) {}
}
