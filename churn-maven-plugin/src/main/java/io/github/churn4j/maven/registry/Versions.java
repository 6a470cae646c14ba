package io.github.churn4j.maven.registry;

import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.registry.ModelVersion;
import io.github.churn4j.registry.NotFoundException;
import java.util.List;
import java.util.Optional;

/** Finds versions of a model. */
final class Versions {

    private static final int PAGE = 20;
    private static final int DEEPEST = 200;

    private Versions() {}

    /** The newest versions, at least one. */
    static List<ModelVersion> require(ModelRegistry registry, String name, int limit) {
        List<ModelVersion> versions = registry.versions(name, Integer.MAX_VALUE, limit);
        if (versions.isEmpty()) {
            List<String> names = registry.names();
            throw new NotFoundException("there is no model " + name + " in " + registry.description()
                    + (names.isEmpty() ? ", which is empty" : "; it has " + String.join(", ", names)));
        }
        return versions;
    }

    /** The version that is this bundle, among the newest few hundred. */
    static Optional<ModelVersion> ofBundle(ModelRegistry registry, String name, String sha256) {
        int before = Integer.MAX_VALUE;
        for (int seen = 0; seen < DEEPEST; seen += PAGE) {
            List<ModelVersion> page = registry.versions(name, before, PAGE);
            for (ModelVersion version : page) {
                if (version.sha256().equals(sha256)) {
                    return Optional.of(version);
                }
                before = version.number();
            }
            if (page.size() < PAGE) {
                break;
            }
        }
        return Optional.empty();
    }
}
