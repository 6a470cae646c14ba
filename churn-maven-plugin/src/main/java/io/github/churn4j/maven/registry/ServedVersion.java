package io.github.churn4j.maven.registry;

import io.github.churn4j.ModelSource;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.ModelReference;
import io.github.churn4j.registry.ModelRegistry;
import java.util.Optional;

/**
 * A version of a registry to serve: an alias is followed where it moves, with the challenger in shadow; a number or the
 * newest version is served as it is.
 *
 * @param source where the model comes from
 * @param challengers where the challenger comes from, if there may be one
 */
public record ServedVersion(ModelSource source, Optional<ModelSource> challengers) {

    /** What a reference means to a service. */
    public static ServedVersion of(ModelRegistry registry, ModelReference reference) {
        String name = reference.name();
        if (reference.alias().isEmpty()) {
            return new ServedVersion(ModelSource.of(registry.load(reference)), Optional.empty());
        }
        Alias alias = reference.alias().get();
        return new ServedVersion(
                registry.source(name, alias),
                alias.equals(Alias.CHAMPION) ? Optional.of(registry.source(name, Alias.CHALLENGER)) : Optional.empty());
    }
}
