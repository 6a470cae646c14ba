package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.DiffJob;
import io.github.churn4j.registry.ModelRegistry;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Prints how two versions differ: schema, hyperparameters, figures, data, threshold and libraries. */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends ModelMojo {

    /** The one version: a number, an alias, latest, or name@one of these. */
    @Parameter(property = "churn.from", defaultValue = "champion")
    private String from = "champion";

    /** The other version, likewise. */
    @Parameter(property = "churn.to", defaultValue = "latest")
    private String to = "latest";

    @Override
    void run() {
        try (ModelRegistry registry = place().open()) {
            DiffJob.run(registry, name(registry), from, to, this::print);
        }
    }
}
