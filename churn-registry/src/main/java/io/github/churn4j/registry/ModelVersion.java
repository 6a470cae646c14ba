package io.github.churn4j.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One published version of a model; never changes.
 *
 * @param name the model's name
 * @param number 1, 2, 3 … without gaps
 * @param sha256 of the bundle, lower-case hex
 * @param size of the bundle in bytes
 * @param published when, by the publisher's clock, never before the version before it
 * @param signoff who published it and why
 * @param parent the version that was champion then, if there was one
 * @param summary what is worth knowing of the model
 * @param seal the document's own SHA-256, which the next version's document names
 * @param signedBy id of the key that signed it, see {@link Signer}
 */
public record ModelVersion(
        String name,
        int number,
        String sha256,
        long size,
        Instant published,
        Signoff signoff,
        OptionalInt parent,
        ModelSummary summary,
        String seal,
        Optional<String> signedBy) {

    /** {@code bank-churn@7}. */
    public ModelReference reference() {
        return ModelReference.of(name, number);
    }
}
