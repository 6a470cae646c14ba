package io.github.churn4j.registry;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/**
 * Where the aliases of a model point after an event: the rules. Pure.
 *
 * @param states by alias
 * @param sequence of the event
 */
record AliasTable(Map<Alias, AliasState> states, long sequence) {

    static AliasTable after(Optional<RegistryEvent> event) {
        return new AliasTable(
                event.map(RegistryEvent::aliases).orElse(Map.of()),
                event.map(RegistryEvent::sequence).orElse(0L));
    }

    /**
     * The states after the next event moved aliases.
     *
     * @param sha256 of the bundle of a version
     */
    Map<Alias, AliasState> moved(Iterable<Move> moves, IntFunction<String> sha256) {
        Map<Alias, AliasState> next = new TreeMap<>(states);
        for (Move move : moves) {
            AliasState now = states.get(move.alias());
            if (move.version().isEmpty()) {
                next.remove(move.alias());
            } else {
                int version = move.version().getAsInt();
                next.put(
                        move.alias(),
                        new AliasState(version, sha256.apply(version), sequence + 1, now == null ? 0 : now.since()));
            }
        }
        return next;
    }

    /** The states after the next event brought an alias back to an older state of it. */
    Map<Alias, AliasState> returned(Alias alias, AliasState target) {
        Map<Alias, AliasState> next = new TreeMap<>(states);
        next.put(alias, new AliasState(target.version(), target.sha256(), sequence + 1, target.before()));
        return next;
    }
}
