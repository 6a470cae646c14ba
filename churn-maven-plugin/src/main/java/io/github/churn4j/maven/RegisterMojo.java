package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.KeyValues;
import io.github.churn4j.maven.registry.RegisterJob;
import io.github.churn4j.maven.registry.RegisterRequest;
import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes a model bundle to the registry as its next version and prints the number. A bundle that is a version already
 * stays the one it is.
 */
@Mojo(name = "register", defaultPhase = LifecyclePhase.DEPLOY, requiresProject = false, threadSafe = true)
public final class RegisterMojo extends ChangeMojo {

    /** The model bundle; default model.churn in the output directory. */
    @Parameter(property = "churn.model")
    private @Nullable File model;

    /** Tags to put on the version, comma-separated, such as team=retention,ticket=42. */
    @Parameter(property = "churn.tags")
    private @Nullable List<String> tags;

    @Override
    void run() {
        RegisterJob.run(
                place(),
                new RegisterRequest(
                        model == null ? bundle() : model.toPath(),
                        givenName(),
                        KeyValues.of(TableMojo.trimmed(tags), "=", "churn.tags", "key=value"),
                        signoff()),
                output(),
                this::print);
    }
}
