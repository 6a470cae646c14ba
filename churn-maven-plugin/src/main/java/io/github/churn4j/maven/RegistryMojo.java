package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.RegistryPlace;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * A goal that works on a registry. Settings of stores and signatures ({@code churn.s3.*}, {@code churn.registry-*}) come
 * from the command line, the environment or the project's properties.
 */
abstract class RegistryMojo extends ChurnMojo {

    /** The registry: a directory or s3://bucket/prefix; default the directory churn-registry of the project. */
    @Parameter(property = "churn.registry")
    private @Nullable String registry;

    final RegistryPlace place() {
        return RegistryPlace.of(registry, base(), settings());
    }
}
