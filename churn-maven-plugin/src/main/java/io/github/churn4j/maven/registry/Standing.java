package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import io.github.churn4j.registry.ConflictException;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.Move;
import io.github.churn4j.registry.RegistryEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How a model's aliases stand.
 *
 * @param sequence of the newest event, 0 for none
 * @param aliases where every alias points after it
 */
record Standing(long sequence, Map<Alias, AliasState> aliases) {

    static Standing of(ModelRegistry registry, String name) {
        List<RegistryEvent> newest = registry.history(name, Long.MAX_VALUE, 1);
        return newest.isEmpty()
                ? new Standing(0, Map.of())
                : new Standing(newest.get(0).sequence(), newest.get(0).aliases());
    }

    void require(long expected, String name) {
        if (expected != sequence) {
            throw new ConflictException("churn.expectedSequence is " + expected + ", and the newest event of " + name
                    + " is " + sequence + "; look at churn:history and decide again");
        }
    }

    OptionalInt version(Alias alias) {
        AliasState state = aliases.get(alias);
        return state == null ? OptionalInt.empty() : OptionalInt.of(state.version());
    }

    String told(Alias alias) {
        OptionalInt version = version(alias);
        return version.isPresent() ? String.valueOf(version.getAsInt()) : "nothing";
    }

    /** Whether the alias is already where it is to be. */
    boolean holds(Move move) {
        return version(move.alias()).equals(move.version());
    }

    /** Whether the aliases that are to be moved still point where they did. */
    boolean same(Standing other, List<Move> moves) {
        return moves.stream().allMatch(move -> version(move.alias()).equals(other.version(move.alias())));
    }
}
