package io.github.churn4j.maven;

import io.github.churn4j.maven.registry.ModelName;
import io.github.churn4j.registry.ModelRegistry;
import io.github.churn4j.training.job.TrainJob;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that works on one model of a registry. */
abstract class ModelMojo extends RegistryMojo {

    /** The model's name in the registry; default that of the bundle at hand, else the only one there is. */
    @Parameter(property = "churn.name")
    private @Nullable String name;

    final Optional<String> givenName() {
        return Optional.ofNullable(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    final String name(ModelRegistry registry) {
        return ModelName.of(givenName(), bundle(), registry);
    }

    /** Where train leaves the bundle. */
    final Path bundle() {
        return output().resolve(TrainJob.MODEL);
    }
}
