package io.github.churn4j.registry;

import java.util.List;
import java.util.OptionalLong;

/**
 * A request to move aliases, all or none.
 *
 * @param name the model
 * @param moves 1 to 100, no alias twice
 * @param expected the sequence number of the newest event the caller knows, 0 for none; another one there is refused.
 *     Empty to move whatever happened meanwhile
 * @param signoff who, and why
 * @param evidence what the gates found
 * @param forced whether failed gates, and a version that was rejected, are passed over; recorded
 */
public record Promotion(
        String name,
        List<Move> moves,
        OptionalLong expected,
        Signoff signoff,
        List<GateResult> evidence,
        boolean forced) {

    private static final int MOST = 100;

    public Promotion {
        ModelNames.check(name);
        moves = List.copyOf(moves);
        evidence = List.copyOf(evidence);
        if (moves.isEmpty() || moves.size() > MOST || evidence.size() > MOST) {
            throw new IllegalArgumentException("a promotion has 1 to " + MOST + " moves and up to " + MOST + " gates");
        }
        if (moves.stream().map(Move::alias).distinct().count() < moves.size()) {
            throw new IllegalArgumentException("an alias is moved twice: " + moves);
        }
    }

    /** One alias to one version, without evidence, whatever happened meanwhile. */
    public static Promotion of(String name, Alias alias, int version, Signoff signoff) {
        return new Promotion(name, List.of(Move.of(alias, version)), OptionalLong.empty(), signoff, List.of(), false);
    }

    /** The same with evidence. */
    public Promotion with(List<GateResult> results) {
        return new Promotion(name, moves, expected, signoff, results, forced);
    }

    /** The same, refused unless the newest event has this sequence number. */
    public Promotion expecting(long sequence) {
        return new Promotion(name, moves, OptionalLong.of(sequence), signoff, evidence, forced);
    }

    /** The same, failed gates and a rejection passed over. */
    public Promotion byForce() {
        return new Promotion(name, moves, expected, signoff, evidence, true);
    }
}
