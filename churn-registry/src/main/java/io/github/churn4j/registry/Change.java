package io.github.churn4j.registry;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an event is going to say.
 *
 * @param kind what is done
 * @param moves the aliases that move
 * @param review what is said of a version
 * @param evidence what the gates found
 * @param forced whether something was passed over
 * @param aliases where every alias points afterwards
 */
record Change(
        RegistryEvent.Kind kind,
        List<Move> moves,
        Optional<RegistryEvent.Reviewed> review,
        List<GateResult> evidence,
        boolean forced,
        Map<Alias, AliasState> aliases) {}
