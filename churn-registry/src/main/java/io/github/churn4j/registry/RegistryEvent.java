package io.github.churn4j.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One thing that was done to a model's aliases or versions; never changes.
 *
 * @param name the model
 * @param sequence 1, 2, 3 … without gaps
 * @param time when, by the actor's clock, never before the event before it
 * @param kind what was done
 * @param signoff who did it and why
 * @param moves the aliases that were moved; empty for a review
 * @param review the version that was spoken of and what holds for it since; empty for moves
 * @param evidence what the gates found
 * @param forced whether failed gates or a rejection were passed over
 * @param aliases where every alias points since
 * @param seal the document's own SHA-256, which the next event's document names
 * @param signedBy id of the key that signed it, see {@link Signer}
 */
public record RegistryEvent(
        String name,
        long sequence,
        Instant time,
        Kind kind,
        Signoff signoff,
        List<Move> moves,
        Optional<Reviewed> review,
        List<GateResult> evidence,
        boolean forced,
        Map<Alias, AliasState> aliases,
        String seal,
        Optional<String> signedBy) {

    public RegistryEvent {
        moves = List.copyOf(moves);
        evidence = List.copyOf(evidence);
        aliases = Collections.unmodifiableMap(new TreeMap<>(aliases));
    }

    /** What can be done. */
    public enum Kind {
        /** Aliases were moved. */
        PROMOTED,
        /** An alias went back to where it pointed before. */
        ROLLED_BACK,
        /** A version was approved. */
        APPROVED,
        /** A version was rejected. */
        REJECTED,
        /** A version's tags were changed. */
        TAGGED
    }

    /**
     * A version and what holds for it.
     *
     * @param version its number
     * @param review what holds since
     */
    public record Reviewed(int version, Review review) {}
}
