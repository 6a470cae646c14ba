package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.AliasState;
import java.util.Map;
import java.util.stream.Collectors;

/** Where aliases point, in one line. */
final class AliasLine {

    private AliasLine() {}

    static String of(Map<Alias, AliasState> aliases) {
        return aliases.isEmpty()
                ? "none yet"
                : aliases.entrySet().stream()
                        .map(e -> e.getKey() + " → " + e.getValue().version())
                        .collect(Collectors.joining(", "));
    }

    /** The aliases that point at a version; empty text for none. */
    static String at(Map<Alias, AliasState> aliases, int version) {
        return aliases.entrySet().stream()
                .filter(e -> e.getValue().version() == version)
                .map(e -> e.getKey().name())
                .collect(Collectors.joining(", "));
    }
}
