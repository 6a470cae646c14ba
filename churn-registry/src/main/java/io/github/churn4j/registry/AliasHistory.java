package io.github.churn4j.registry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Where each alias pointed after each event, kept only where it changed. */
final class AliasHistory {

    private final Map<Alias, TreeMap<Long, Optional<AliasState>>> states = new HashMap<>();

    void add(RegistryEvent event) {
        event.aliases().forEach((alias, state) -> put(alias, event.sequence(), Optional.of(state)));
        states.keySet().stream()
                .filter(alias -> !event.aliases().containsKey(alias))
                .forEach(alias -> put(alias, event.sequence(), Optional.empty()));
    }

    private void put(Alias alias, long sequence, Optional<AliasState> state) {
        TreeMap<Long, Optional<AliasState>> changes = states.computeIfAbsent(alias, key -> new TreeMap<>());
        if (changes.isEmpty() || !changes.lastEntry().getValue().equals(state)) {
            changes.put(sequence, state);
        }
    }

    /** Where a rollback brings an alias: the rule of {@link Promoter#rollback}. */
    Optional<AliasState> before(Alias alias, AliasState now, IntPredicate rejected) {
        for (long at = now.before(); at > 0; ) {
            Optional<AliasState> state = at(alias, at);
            if (state.isEmpty()
                    || (state.get().version() != now.version()
                            && !rejected.test(state.get().version()))) {
                return state;
            }
            at = state.get().before() < at ? state.get().before() : 0;
        }
        return Optional.empty();
    }

    private Optional<AliasState> at(Alias alias, long sequence) {
        Map.Entry<Long, Optional<AliasState>> entry =
                states.getOrDefault(alias, new TreeMap<>()).floorEntry(sequence);
        return entry == null ? Optional.empty() : entry.getValue();
    }
}
