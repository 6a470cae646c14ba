package io.github.churn4j.maven.drift;

import io.github.churn4j.drift.DriftOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to compare, and how.
 *
 * @param current where the current customers come from
 * @param reference a CSV file of customers to compare with; empty for the profile in the bundle
 * @param separator the character between that file's cells
 * @param options tests, level and correction
 * @param domainClassifier whether a classifier is to tell the two apart
 * @param valueColumn a numeric column that says what a customer is worth; empty where unknown
 * @param contactedColumn a column of a file or query that says who was contacted; empty where unknown
 */
public record DriftRequest(
        CurrentData current,
        Optional<Path> reference,
        char separator,
        DriftOptions options,
        DomainClassifier domainClassifier,
        Optional<String> valueColumn,
        Optional<String> contactedColumn) {

    /** Whether a classifier is to tell current customers from those of the reference. */
    public enum DomainClassifier {
        /** Where there are rows of the reference. */
        AUTO,
        /** It must. */
        TRUE,
        /** It must not. */
        FALSE
    }

    public DriftRequest {
        if (domainClassifier == DomainClassifier.TRUE && reference.isEmpty()) {
            throw new IllegalArgumentException(
                    "churn.domainClassifier is true, which takes rows of the reference, and a"
                            + " bundle has none; name a CSV file with churn.reference");
        }
        if (contactedColumn.isPresent() && current instanceof CurrentData.Journal) {
            throw new IllegalArgumentException(
                    "churn.contactedColumn is set with churn.journal, expected with churn.data"
                            + " or churn.query only: a prediction log does not say who was contacted");
        }
    }

    /** Whether the classifier runs. */
    boolean classifies() {
        return domainClassifier != DomainClassifier.FALSE && reference.isPresent();
    }
}
