package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.RollbackJob;
import io.github.churn4j.registry.Alias;
import io.github.churn4j.registry.ModelRegistry;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Points an alias at the version it pointed at before, passing over rejected ones; again, it goes back further. Services
 * that watch the alias follow within seconds.
 */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
public final class RollbackMojo extends ChangeMojo {

    /** The alias to roll back. */
    @Parameter(property = "churn.alias", defaultValue = "champion")
    private String alias = "champion";

    @Override
    void run() {
        Alias wanted = new Alias(alias.strip());
        try (ModelRegistry registry = place().open()) {
            RollbackJob.run(registry, name(registry), wanted, signoff(), output(), this::print);
        }
    }
}
