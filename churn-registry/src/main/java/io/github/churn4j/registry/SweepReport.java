package io.github.churn4j.registry;

import io.github.churn4j.registry.store.ObjectStore.StoredObject;
import java.util.List;

/**
 * What collecting garbage found.
 *
 * @param garbage what nothing refers to and is older than the grace
 * @param removed how many of these were removed
 * @param removedBytes their size
 * @param kept bundles that versions name
 * @param spared what nothing refers to and is younger than the grace
 */
public record SweepReport(List<StoredObject> garbage, long removed, long removedBytes, long kept, long spared) {

    public SweepReport {
        garbage = List.copyOf(garbage);
    }
}
