package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.ModelReference;

/** Reads which version is meant: {@code 3}, {@code champion}, {@code latest}, or with the model's name before it. */
final class Which {

    private Which() {}

    static ModelReference of(String name, String text, String property) {
        String which = text.strip();
        try {
            return ModelReference.parse(which.contains("@") ? which : name + "@" + which);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    property + " is \"" + text
                            + "\", expected a version's number, an alias, latest, or name@one of these" + " ("
                            + e.getMessage() + ")",
                    e);
        }
    }
}
